package dev.migrate.dialect;

import java.util.stream.Stream;

import dev.migrate.schema.Identity;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import static dev.migrate.schema.Definitions.bigint;
import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.enumeration;
import static dev.migrate.schema.Definitions.integer;
import static dev.migrate.schema.Definitions.text;
import static dev.migrate.schema.Definitions.timestamp;
import static dev.migrate.schema.Definitions.varchar;

/**
 * What each dialect makes of operations on altering columns: the exact statements,
 * without a database.
 */
class AlterColumnRenderingTests {

	@TestFactory
	Stream<DynamicTest> rendersOnEveryDialect() {
		Renderings table = new Renderings();
		table.add("alter column to not null", (op) -> op.alterColumn("t", "c", (c) -> c.notNull()))
			.on("postgresql, h2, hsqldb", "ALTER TABLE t ALTER COLUMN c SET NOT NULL")
			.needsDatabase("mysql, mariadb")
			.needsDatabase("sqlite");
		table
			.add("alter column to not null, rest said",
					(op) -> op.alterColumn("t", "c",
							(c) -> c.from(column("c", varchar(50)).defaultValue("x").comment("hello")).notNull()))
			.on("postgresql, h2, hsqldb", "ALTER TABLE t ALTER COLUMN c SET NOT NULL")
			.on("mysql, mariadb", "ALTER TABLE t MODIFY COLUMN c VARCHAR(50) NOT NULL DEFAULT 'x' COMMENT 'hello'")
			.needsDatabase("sqlite");
		table
			.add("alter column to null, rest said",
					(op) -> op.alterColumn("t", "c", (c) -> c.from(column("c", varchar(50))).nullable()))
			.on("postgresql, h2, hsqldb", "ALTER TABLE t ALTER COLUMN c DROP NOT NULL")
			.on("mysql, mariadb", "ALTER TABLE t MODIFY COLUMN c VARCHAR(50)")
			.needsDatabase("sqlite");
		table
			.add("alter column type, rest said",
					(op) -> op.alterColumn("t", "c",
							(c) -> c.from(column("c", varchar(50)).notNull().defaultValue("x")).to(varchar(100))))
			.on("postgresql, h2, hsqldb", "ALTER TABLE t ALTER COLUMN c SET DATA TYPE VARCHAR(100)")
			.on("mysql, mariadb", "ALTER TABLE t MODIFY COLUMN c VARCHAR(100) NOT NULL DEFAULT 'x'")
			.needsDatabase("sqlite");
		table.add("alter column type, nothing said", (op) -> op.alterColumn("t", "c", (c) -> c.to(varchar(100))))
			.on("postgresql, h2", "ALTER TABLE t ALTER COLUMN c SET DATA TYPE VARCHAR(100)")
			.needsDatabase("mysql, mariadb, sqlite, hsqldb");
		table
			.add("alter column type with conversion",
					(op) -> op.alterColumn("t", "c",
							(c) -> c.from(column("c", varchar(9)).defaultValue("1")).to(integer()).using("c::integer")))
			.on("postgresql", "ALTER TABLE t ALTER COLUMN c DROP DEFAULT",
					"ALTER TABLE t ALTER COLUMN c SET DATA TYPE INTEGER USING c::integer",
					"ALTER TABLE t ALTER COLUMN c SET DEFAULT '1'")
			.on("mysql, mariadb", "ALTER TABLE t MODIFY COLUMN c INTEGER DEFAULT '1'")
			.on("h2, hsqldb", "ALTER TABLE t ALTER COLUMN c SET DATA TYPE INTEGER")
			.needsDatabase("sqlite");
		table
			.add("alter column from text to enum", (op) -> op.alterColumn("t", "c",
					(c) -> c.from(column("c", varchar(9)).defaultValue("ok")).to(enumeration("mood", "sad", "ok"))))
			.on("postgresql", "CREATE TYPE mood AS ENUM ('sad', 'ok')", "ALTER TABLE t ALTER COLUMN c DROP DEFAULT",
					"ALTER TABLE t ALTER COLUMN c SET DATA TYPE mood USING c::text::mood",
					"ALTER TABLE t ALTER COLUMN c SET DEFAULT 'ok'")
			.on("mysql, mariadb", "ALTER TABLE t MODIFY COLUMN c ENUM('sad', 'ok') DEFAULT 'ok'")
			.on("h2", "ALTER TABLE t ALTER COLUMN c SET DATA TYPE ENUM('sad', 'ok')")
			.needsDatabase("sqlite")
			.on("hsqldb", "ALTER TABLE t ALTER COLUMN c SET DATA TYPE VARCHAR(3)",
					"ALTER TABLE t ADD CHECK (c IN ('sad', 'ok') OR c IS NULL)");
		table
			.add("alter column from enum to text",
					(op) -> op.alterColumn("t", "c",
							(c) -> c.from(column("c", enumeration("mood", "sad", "ok"))).to(varchar(9))))
			.on("postgresql", "ALTER TABLE t ALTER COLUMN c SET DATA TYPE VARCHAR(9)", "DROP TYPE mood")
			.on("mysql, mariadb", "ALTER TABLE t MODIFY COLUMN c VARCHAR(9)")
			.on("h2", "ALTER TABLE t ALTER COLUMN c SET DATA TYPE VARCHAR(9)")
			.needsDatabase("sqlite, hsqldb");
		table
			.add("alter column to other words of its enum",
					(op) -> op.alterColumn("t", "c",
							(c) -> c.from(column("c", enumeration("mood", "sad", "ok")))
								.to(enumeration("mood", "sad", "glad"))))
			.on("postgresql", "ALTER TYPE mood RENAME TO mood_old", "CREATE TYPE mood AS ENUM ('sad', 'glad')",
					"ALTER TABLE t ALTER COLUMN c SET DATA TYPE mood USING c::text::mood", "DROP TYPE mood_old")
			.on("mysql, mariadb", "ALTER TABLE t MODIFY COLUMN c ENUM('sad', 'glad')")
			.on("h2", "ALTER TABLE t ALTER COLUMN c SET DATA TYPE ENUM('sad', 'glad')")
			.needsDatabase("sqlite, hsqldb");
		table.add("alter column default", (op) -> op.alterColumn("t", "c", (c) -> c.defaultValue("abc")))
			.on("postgresql, mysql, mariadb, h2, hsqldb", "ALTER TABLE t ALTER COLUMN c SET DEFAULT 'abc'")
			.needsDatabase("sqlite");
		table
			.add("alter column default expression",
					(op) -> op.alterColumn("t", "c", (c) -> c.defaultExpression("lower('A')")))
			.on("postgresql, h2, hsqldb", "ALTER TABLE t ALTER COLUMN c SET DEFAULT lower('A')")
			.on("mysql, mariadb", "ALTER TABLE t ALTER COLUMN c SET DEFAULT (lower('A'))")
			.needsDatabase("sqlite");
		table
			.add("alter column default to now",
					(op) -> op.alterColumn("t", "c",
							(c) -> c.from(column("c", timestamp())).defaultExpression("now()")))
			.on("postgresql, h2, hsqldb", "ALTER TABLE t ALTER COLUMN c SET DEFAULT now()")
			.on("mysql, mariadb", "ALTER TABLE t MODIFY COLUMN c DATETIME(6) DEFAULT CURRENT_TIMESTAMP(6)")
			.needsDatabase("sqlite");
		table
			.add("drop column default",
					(op) -> op.alterColumn("t", "c", (c) -> c.from(column("c", integer())).dropDefault()))
			.on("postgresql, h2, hsqldb", "ALTER TABLE t ALTER COLUMN c DROP DEFAULT")
			.on("mysql, mariadb", "ALTER TABLE t ALTER COLUMN c SET DEFAULT NULL")
			.needsDatabase("sqlite");
		table
			.add("drop column default, not null",
					(op) -> op.alterColumn("t", "c", (c) -> c.from(column("c", integer()).notNull()).dropDefault()))
			.on("postgresql, mysql, mariadb, h2, hsqldb", "ALTER TABLE t ALTER COLUMN c DROP DEFAULT")
			.needsDatabase("sqlite");
		table
			.add("drop column default of a text",
					(op) -> op.alterColumn("t", "c", (c) -> c.from(column("c", text())).dropDefault()))
			.on("postgresql, h2, hsqldb", "ALTER TABLE t ALTER COLUMN c DROP DEFAULT")
			.on("mysql", "ALTER TABLE t MODIFY COLUMN c LONGTEXT")
			.on("mariadb", "ALTER TABLE t ALTER COLUMN c SET DEFAULT NULL")
			.needsDatabase("sqlite");
		table
			.add("drop column default of a text, not null",
					(op) -> op.alterColumn("t", "c", (c) -> c.from(column("c", text()).notNull()).dropDefault()))
			.on("postgresql, mysql, mariadb, h2, hsqldb", "ALTER TABLE t ALTER COLUMN c DROP DEFAULT")
			.needsDatabase("sqlite");
		table.add("drop column default, rest not said", (op) -> op.alterColumn("t", "c", (c) -> c.dropDefault()))
			.on("postgresql, h2, hsqldb", "ALTER TABLE t ALTER COLUMN c DROP DEFAULT")
			.needsDatabase("mysql, mariadb")
			.needsDatabase("sqlite");
		table
			.add("alter column comment",
					(op) -> op.alterColumn("t", "c", (c) -> c.from(column("c", integer())).comment("it's")))
			.on("postgresql, h2, hsqldb", "COMMENT ON COLUMN t.c IS 'it''s'")
			.on("mysql, mariadb", "ALTER TABLE t MODIFY COLUMN c INTEGER COMMENT 'it''s'")
			.needsDatabase("sqlite");
		table
			.add("remove column comment",
					(op) -> op.alterColumn("t", "c",
							(c) -> c.from(column("c", integer()).comment("old")).dropComment()))
			.on("postgresql, h2", "COMMENT ON COLUMN t.c IS NULL")
			.on("mysql, mariadb", "ALTER TABLE t MODIFY COLUMN c INTEGER")
			.needsDatabase("sqlite")
			.on("hsqldb", "COMMENT ON COLUMN t.c IS ''");
		table
			.add("alter column to generated",
					(op) -> op.alterColumn("t", "id",
							(id) -> id.from(column("id", integer()).notNull()).autoIncrement()))
			.on("postgresql", "ALTER TABLE t ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY",
					"SELECT pg_catalog.setval(pg_catalog.pg_get_serial_sequence('t', 'id'), max(id)) FROM t HAVING max(id) >= 1")
			.on("mysql, mariadb", "ALTER TABLE t MODIFY COLUMN id INTEGER NOT NULL AUTO_INCREMENT")
			.on("h2", "ALTER TABLE t ALTER COLUMN id SET GENERATED BY DEFAULT",
					"ALTER TABLE t ALTER COLUMN id RESTART WITH (SELECT GREATEST(COALESCE(MAX(id) + 1, 1), 1) FROM t)")
			.needsDatabase("sqlite, hsqldb");
		table
			.add("alter column to generated otherwise",
					(op) -> op.alterColumn("t", "id",
							(id) -> id.from(column("id", integer()).notNull().identity(Identity.always()))
								.identity(Identity.byDefault().startWith(9))))
			.on("postgresql", "ALTER TABLE t ALTER COLUMN id SET GENERATED BY DEFAULT SET START WITH 9")
			.on("mysql, mariadb", "ALTER TABLE t MODIFY COLUMN id INTEGER NOT NULL AUTO_INCREMENT, AUTO_INCREMENT = 9")
			.on("h2", "ALTER TABLE t ALTER COLUMN id SET GENERATED BY DEFAULT",
					"ALTER TABLE t ALTER COLUMN id RESTART WITH (SELECT GREATEST(COALESCE(MAX(id) + 1, 9), 9) FROM t)")
			.needsDatabase("sqlite")
			.on("hsqldb", "ALTER TABLE t ALTER COLUMN id DROP GENERATED",
					"ALTER TABLE t ALTER COLUMN id SET GENERATED BY DEFAULT AS IDENTITY (START WITH 9)");
		table
			.add("alter column to not generated", (op) -> op.alterColumn("t", "id",
					(id) -> id.from(column("id", integer()).notNull().identity(Identity.byDefault())).dropIdentity()))
			.on("postgresql, h2, hsqldb", "ALTER TABLE t ALTER COLUMN id DROP IDENTITY")
			.on("mysql, mariadb", "ALTER TABLE t MODIFY COLUMN id INTEGER NOT NULL")
			.needsDatabase("sqlite");
		table.add("alter all of a column", (op) -> op.alterColumn("t", "c",
				(c) -> c.from(column("c", integer())).to(bigint()).notNull().defaultValue(7).comment("x").newName("d")))
			.on("postgresql, h2", "ALTER TABLE t ALTER COLUMN c SET DATA TYPE BIGINT",
					"ALTER TABLE t ALTER COLUMN c SET DEFAULT 7", "ALTER TABLE t ALTER COLUMN c SET NOT NULL",
					"COMMENT ON COLUMN t.c IS 'x'", "ALTER TABLE t RENAME COLUMN c TO d")
			.on("mysql, mariadb", "ALTER TABLE t MODIFY COLUMN c BIGINT NOT NULL DEFAULT 7 COMMENT 'x'",
					"ALTER TABLE t RENAME COLUMN c TO d")
			.needsDatabase("sqlite")
			.on("hsqldb", "ALTER TABLE t ALTER COLUMN c SET DATA TYPE BIGINT",
					"ALTER TABLE t ALTER COLUMN c SET DEFAULT 7", "ALTER TABLE t ALTER COLUMN c SET NOT NULL",
					"COMMENT ON COLUMN t.c IS 'x'", "ALTER TABLE t ALTER COLUMN c RENAME TO d");
		table.add("move column", (op) -> op.alterColumn("t", "c", (c) -> c.from(column("c", integer())).after("a")))
			.notSupported("postgresql, h2, hsqldb", "A column cannot be moved there.")
			.on("mysql, mariadb", "ALTER TABLE t MODIFY COLUMN c INTEGER AFTER a")
			.needsDatabase("sqlite");
		return table.tests();
	}

}
