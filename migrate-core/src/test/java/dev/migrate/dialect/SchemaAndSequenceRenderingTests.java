package dev.migrate.dialect;

import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import static dev.migrate.schema.Definitions.before;
import static dev.migrate.schema.Definitions.sequence;

/**
 * What each dialect makes of operations on schemas, sequences and enum types: the exact
 * statements, without a database.
 */
class SchemaAndSequenceRenderingTests {

	@TestFactory
	Stream<DynamicTest> rendersOnEveryDialect() {
		Renderings table = new Renderings();
		table.add("create sequence", (op) -> op.createSequence(sequence("s").startWith(5).incrementBy(50)))
			.on("postgresql, mariadb, h2", "CREATE SEQUENCE s START WITH 5 INCREMENT BY 50")
			.notSupported("mysql, sqlite", "It has no sequences.")
			.on("hsqldb", "CREATE SEQUENCE s AS BIGINT START WITH 5 INCREMENT BY 50");
		table
			.add("alter sequence",
					(op) -> op.alterSequence(sequence("s").incrementBy(1), sequence("s").startWith(7).incrementBy(50)))
			.on("postgresql, mariadb, h2", "ALTER SEQUENCE s START WITH 7 INCREMENT BY 50")
			.notSupported("mysql, sqlite", "It has no sequences.")
			.needsDatabase("hsqldb");
		table.add("restart sequence", (op) -> op.restartSequence("s", 100))
			.on("postgresql, mariadb, h2, hsqldb", "ALTER SEQUENCE s RESTART WITH 100")
			.notSupported("mysql, sqlite", "It has no sequences.");
		table.add("drop sequence", (op) -> op.dropSequence("s"))
			.on("postgresql, mariadb, h2, hsqldb", "DROP SEQUENCE s")
			.notSupported("mysql, sqlite", "It has no sequences.");
		table.add("create schema", (op) -> op.createSchema("app"))
			.on("postgresql, mysql, mariadb, h2, hsqldb", "CREATE SCHEMA app")
			.notSupported("sqlite", "Its schemas are database files that a connection attaches.");
		table.add("drop schema", (op) -> op.dropSchema("app"))
			.on("postgresql, h2, hsqldb", "DROP SCHEMA app")
			.notSupported("mysql, mariadb",
					"DROP SCHEMA drops all tables of the schema there, and there is no database to see whether it has some.")
			.notSupported("sqlite", "Its schemas are database files that a connection attaches.");
		table.add("create enum", (op) -> op.createEnum("mood", "sad", "ok"))
			.on("postgresql", "CREATE TYPE mood AS ENUM ('sad', 'ok')")
			.notSupported("mysql, mariadb, h2, sqlite, hsqldb",
					"It has no enum types of their own: the values belong to each column.");
		table.add("drop enum", (op) -> op.dropEnum("mood"))
			.on("postgresql", "DROP TYPE mood")
			.notSupported("mysql, mariadb, h2, sqlite, hsqldb",
					"It has no enum types of their own: the values belong to each column.");
		table.add("add enum value", (op) -> op.addEnumValue("mood", "it's", before("ok")))
			.on("postgresql", "ALTER TYPE mood ADD VALUE 'it''s' BEFORE 'ok'")
			.notSupported("mysql, mariadb, h2, sqlite, hsqldb",
					"It has no enum types of their own: the values belong to each column.");
		table.add("rename enum value", (op) -> op.renameEnumValue("mood", "ok", "fine"))
			.on("postgresql", "ALTER TYPE mood RENAME VALUE 'ok' TO 'fine'")
			.notSupported("mysql, mariadb, h2, sqlite, hsqldb",
					"It has no enum types of their own: the values belong to each column.");
		return table.tests();
	}

}
