package dev.migrate.dialect;

import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import static dev.migrate.schema.Definitions.array;
import static dev.migrate.schema.Definitions.bigint;
import static dev.migrate.schema.Definitions.blob;
import static dev.migrate.schema.Definitions.bool;
import static dev.migrate.schema.Definitions.character;
import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.date;
import static dev.migrate.schema.Definitions.doublePrecision;
import static dev.migrate.schema.Definitions.integer;
import static dev.migrate.schema.Definitions.interval;
import static dev.migrate.schema.Definitions.json;
import static dev.migrate.schema.Definitions.jsonb;
import static dev.migrate.schema.Definitions.numeric;
import static dev.migrate.schema.Definitions.real;
import static dev.migrate.schema.Definitions.smallint;
import static dev.migrate.schema.Definitions.text;
import static dev.migrate.schema.Definitions.time;
import static dev.migrate.schema.Definitions.timestamp;
import static dev.migrate.schema.Definitions.timestampWithTimeZone;
import static dev.migrate.schema.Definitions.tinyint;
import static dev.migrate.schema.Definitions.type;
import static dev.migrate.schema.Definitions.uuid;
import static dev.migrate.schema.Definitions.varbinary;
import static dev.migrate.schema.Definitions.varchar;

/**
 * What each dialect makes of operations on column types: the exact statements, without a
 * database.
 */
class TypeRenderingTests {

	@TestFactory
	Stream<DynamicTest> rendersOnEveryDialect() {
		Renderings table = new Renderings();
		table
			.add("numbers",
					(op) -> op.createTable("t", column("a", tinyint()), column("b", smallint()), column("c", integer()),
							column("d", bigint()), column("e", numeric(10, 2)), column("f", real()),
							column("g", doublePrecision()), column("h", bool())))
			.on("postgresql",
					"CREATE TABLE t (a SMALLINT, b SMALLINT, c INTEGER, d BIGINT, e NUMERIC(10, 2), f REAL, g DOUBLE PRECISION, h BOOLEAN)")
			.on("mysql, mariadb",
					"CREATE TABLE t (a TINYINT, b SMALLINT, c INTEGER, d BIGINT, e NUMERIC(10, 2), f FLOAT, g DOUBLE, h BOOLEAN)")
			.on("h2",
					"CREATE TABLE t (a TINYINT, b SMALLINT, c INTEGER, d BIGINT, e NUMERIC(10, 2), f REAL, g DOUBLE PRECISION, h BOOLEAN)")
			.on("sqlite",
					"CREATE TABLE t (a TINYINT, b SMALLINT, c INTEGER, d BIGINT, e NUMERIC(10, 2), f REAL, g DOUBLE, h BOOLEAN)")
			.on("hsqldb",
					"CREATE TABLE t (a TINYINT, b SMALLINT, c INTEGER, d BIGINT, e NUMERIC(10, 2), f DOUBLE, g DOUBLE, h BOOLEAN)");
		table.add("number without precision", (op) -> op.createTable("t", column("a", numeric())))
			.on("postgresql, h2, sqlite, hsqldb", "CREATE TABLE t (a NUMERIC)")
			.notSupported("mysql, mariadb", "NUMERIC without a precision keeps no digits behind the point there.");
		table
			.add("texts and bytes",
					(op) -> op.createTable("t", column("a", character(2)), column("b", varchar(30)),
							column("c", text()), column("d", varbinary(16)), column("e", blob()), column("f", uuid()),
							column("g", json()), column("h", jsonb())))
			.on("postgresql",
					"CREATE TABLE t (a CHAR(2), b VARCHAR(30), c TEXT, d BYTEA, e BYTEA, f UUID, g JSON, h JSONB)")
			.on("mysql",
					"CREATE TABLE t (a CHAR(2), b VARCHAR(30), c LONGTEXT, d VARBINARY(16), e LONGBLOB, f CHAR(36), g JSON, h JSON)")
			.on("mariadb",
					"CREATE TABLE t (a CHAR(2), b VARCHAR(30), c LONGTEXT, d VARBINARY(16), e LONGBLOB, f UUID, g JSON, h JSON)")
			.on("h2",
					"CREATE TABLE t (a CHAR(2), b VARCHAR(30), c CLOB, d VARBINARY(16), e BLOB, f UUID, g JSON, h JSON)")
			.on("sqlite",
					"CREATE TABLE t (a CHAR(2), b VARCHAR(30), c TEXT, d VARBINARY(16), e BLOB, f CHAR(36), g TEXT, h TEXT)")
			.on("hsqldb",
					"CREATE TABLE t (a CHAR(2), b VARCHAR(30), c CLOB, d VARBINARY(16), e BLOB, f UUID, g CLOB, h CLOB)");
		table.add("text without length", (op) -> op.createTable("t", column("a", varchar())))
			.on("postgresql, h2, sqlite, hsqldb", "CREATE TABLE t (a VARCHAR)")
			.notSupported("mysql, mariadb", "VARCHAR needs a length there.");
		table
			.add("times",
					(op) -> op.createTable("t", column("a", date()), column("b", time()), column("c", timestamp()),
							column("d", timestamp(3)), column("e", timestamp(0)), column("f", timestampWithTimeZone()),
							column("g", timestampWithTimeZone(3)).notNull()))
			.on("postgresql, h2, hsqldb",
					"CREATE TABLE t (a DATE, b TIME, c TIMESTAMP, d TIMESTAMP(3), e TIMESTAMP(0), f TIMESTAMP WITH TIME ZONE, g TIMESTAMP(3) WITH TIME ZONE NOT NULL)")
			.on("mysql, mariadb",
					"CREATE TABLE t (a DATE, b TIME(6), c DATETIME(6), d DATETIME(3), e DATETIME, f TIMESTAMP(6) NULL, g TIMESTAMP(3) NOT NULL)")
			.on("sqlite",
					"CREATE TABLE t (a DATE, b TIME, c TIMESTAMP, d TIMESTAMP(3), e TIMESTAMP(0), f TIMESTAMP WITH TIME ZONE, g TIMESTAMP WITH TIME ZONE(3) NOT NULL)");
		table.add("interval", (op) -> op.createTable("t", column("a", interval())))
			.on("postgresql", "CREATE TABLE t (a INTERVAL)")
			.notSupported("mysql, mariadb", "It has no columns for spans of time.")
			.on("h2", "CREATE TABLE t (a INTERVAL DAY(18) TO SECOND(9))")
			.notSupported("sqlite", "It has no columns of type interval.")
			.on("hsqldb", "CREATE TABLE t (a INTERVAL DAY(9) TO SECOND(9))");
		table.add("array", (op) -> op.createTable("t", column("a", array(varchar(9)))))
			.on("postgresql", "CREATE TABLE t (a VARCHAR(9)[])")
			.notSupported("mysql, mariadb", "It has no arrays.")
			.on("h2, hsqldb", "CREATE TABLE t (a VARCHAR(9) ARRAY)")
			.notSupported("sqlite", "It has no columns of type varchar(9)[].");
		table
			.add("type as written and variants",
					(op) -> op.createTable("t", column("a", type("money")),
							column("b",
									text().variant("postgresql", "citext")
										.variant("mysql", "mediumtext")
										.variant("h2", "clob")
										.variant("sqlite", "blob"))))
			.on("postgresql", "CREATE TABLE t (a money, b citext)")
			.on("mysql, mariadb", "CREATE TABLE t (a money, b mediumtext)")
			.on("h2", "CREATE TABLE t (a money, b clob)")
			.on("sqlite", "CREATE TABLE t (a money, b blob)")
			.on("hsqldb", "CREATE TABLE t (a money, b CLOB)");
		return table.tests();
	}

}
