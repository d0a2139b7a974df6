package dev.migrate.dialect;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import dev.migrate.schema.Deferrability;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import static dev.migrate.schema.Definitions.check;
import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.foreignKey;
import static dev.migrate.schema.Definitions.expression;
import static dev.migrate.schema.Definitions.integer;

/**
 * What each dialect makes of operations on data and of several changes at once: the exact
 * statements, without a database.
 */
class DataRenderingTests {

	@TestFactory
	Stream<DynamicTest> rendersOnEveryDialect() {
		Renderings table = new Renderings();
		table
			.add("bulk insert",
					(op) -> op.bulkInsert("t",
							List.of(row("id", 1, "name", "O'Neil", "ok", true),
									row("id", 2, "name", null, "ok", expression("1 = 1")))))
			.on("postgresql, mysql, mariadb, h2, hsqldb",
					"INSERT INTO t (id, name, ok) VALUES (1, 'O''Neil', TRUE), (2, NULL, 1 = 1)")
			.on("sqlite", "INSERT INTO t (id, name, ok) VALUES (1, 'O''Neil', 1), (2, NULL, 1 = 1)");
		table
			.add("bulk insert of times", (op) -> op.bulkInsert("t",
					List.of(row("d", LocalDate.of(2026, 11, 22), "t", LocalTime.of(18, 45, 52, 919_000_000), "ts",
							LocalDateTime.of(2026, 11, 22, 18, 45), "i", Instant.parse("2026-11-22T18:45:52.919Z"), "o",
							OffsetDateTime.parse("2026-11-22T20:45:52+02:00")))))
			.on("postgresql",
					"INSERT INTO t (d, t, ts, i, o) VALUES ('2026-11-22', '18:45:52.919', '2026-11-22 18:45:00', '2026-11-22 18:45:52.919+00:00', '2026-11-22 18:45:52+00:00')")
			.on("mysql, mariadb",
					"INSERT INTO t (d, t, ts, i, o) VALUES ('2026-11-22', '18:45:52.919', '2026-11-22 18:45:00', CONVERT_TZ('2026-11-22 18:45:52.919', '+00:00', @@session.time_zone), CONVERT_TZ('2026-11-22 18:45:52', '+00:00', @@session.time_zone))")
			.on("h2",
					"INSERT INTO t (d, t, ts, i, o) VALUES (DATE '2026-11-22', TIME '18:45:52.919', TIMESTAMP '2026-11-22 18:45:00', TIMESTAMP WITH TIME ZONE '2026-11-22 18:45:52.919+00:00', TIMESTAMP WITH TIME ZONE '2026-11-22 20:45:52+02:00')")
			.on("sqlite",
					"INSERT INTO t (d, t, ts, i, o) VALUES ('2026-11-22', '18:45:52.919', '2026-11-22 18:45:00', '2026-11-22 18:45:52.919+00:00', '2026-11-22 20:45:52+02:00')")
			.on("hsqldb",
					"INSERT INTO t (d, t, ts, i, o) VALUES (DATE '2026-11-22', TIME '18:45:52.919', TIMESTAMP '2026-11-22 18:45:00', TIMESTAMP '2026-11-22 18:45:52.919+00:00', TIMESTAMP '2026-11-22 20:45:52+02:00')");
		table
			.add("bulk insert of other values", (op) -> op.bulkInsert("t",
					List.of(row("b", new byte[] { 1, (byte) 0xab }, "u", new UUID(0, 1), "n", new BigDecimal("1E+3"),
							"d", 1.5e300, "e", Deferrability.NOT_DEFERRABLE, "s", "back\\slash"))))
			.on("postgresql",
					"INSERT INTO t (b, u, n, d, e, s) VALUES (decode('01ab', 'hex'), '00000000-0000-0000-0000-000000000001', 1000, 1.5E+300, 'NOT_DEFERRABLE', E'back\\\\slash')")
			.on("mysql, mariadb",
					"INSERT INTO t (b, u, n, d, e, s) VALUES (X'01ab', '00000000-0000-0000-0000-000000000001', 1000, 1.5E+300, 'NOT_DEFERRABLE', _utf8mb4 X'6261636b5c736c617368')")
			.on("h2, sqlite, hsqldb",
					"INSERT INTO t (b, u, n, d, e, s) VALUES (X'01ab', '00000000-0000-0000-0000-000000000001', 1000, 1.5E+300, 'NOT_DEFERRABLE', 'back\\slash')");
		table.add("execute several statements", (op) -> op.execute("update t set a = 1; delete from t where b = ';'"))
			.on("postgresql, mysql, mariadb, h2, sqlite, hsqldb", "update t set a = 1", "delete from t where b = ';'");
		table
			.add("batch of changes in place",
					(op) -> op.batchAlterTable("t",
							(t) -> t.addColumn(column("c", integer())).createIndex("ix_c", "c")))
			.on("mysql, mariadb", "ALTER TABLE t ADD COLUMN c INTEGER, ADD INDEX ix_c (c)")
			.on("postgresql, h2, sqlite, hsqldb", "ALTER TABLE t ADD COLUMN c INTEGER", "CREATE INDEX ix_c ON t (c)");
		table
			.add("batch of changes in one statement",
					(op) -> op.batchAlterTable("t",
							(t) -> t.addColumn(column("c", integer()).comment("c"))
								.addColumn(column("d", integer()))
								.addConstraint(check("c > d").named("ck"))
								.renameColumn("e", "f")
								.addColumn(column("g", integer()))
								.createForeignKey(foreignKey("fk").columns("g").references("p", "id"))))
			.on("postgresql",
					"ALTER TABLE t ADD COLUMN c INTEGER, ADD COLUMN d INTEGER, ADD CONSTRAINT ck CHECK (c > d)",
					"COMMENT ON COLUMN t.c IS 'c'", "ALTER TABLE t RENAME COLUMN e TO f",
					"ALTER TABLE t ADD COLUMN g INTEGER, ADD CONSTRAINT fk FOREIGN KEY (g) REFERENCES p (id)")
			.on("mysql, mariadb",
					"ALTER TABLE t ADD COLUMN c INTEGER COMMENT 'c', ADD COLUMN d INTEGER, ADD CONSTRAINT ck CHECK (c > d)",
					"ALTER TABLE t RENAME COLUMN e TO f",
					"ALTER TABLE t ADD COLUMN g INTEGER, ADD CONSTRAINT fk FOREIGN KEY (g) REFERENCES p (id)")
			.on("h2", "ALTER TABLE t ADD COLUMN c INTEGER", "COMMENT ON COLUMN t.c IS 'c'",
					"ALTER TABLE t ADD COLUMN d INTEGER", "ALTER TABLE t ADD CONSTRAINT ck CHECK (c > d)",
					"ALTER TABLE t RENAME COLUMN e TO f", "ALTER TABLE t ADD COLUMN g INTEGER",
					"ALTER TABLE t ADD CONSTRAINT fk FOREIGN KEY (g) REFERENCES p (id)")
			.on("hsqldb", "ALTER TABLE t ADD COLUMN c INTEGER", "COMMENT ON COLUMN t.c IS 'c'",
					"ALTER TABLE t ADD COLUMN d INTEGER", "ALTER TABLE t ADD CONSTRAINT ck CHECK (c > d)",
					"ALTER TABLE t ALTER COLUMN e RENAME TO f", "ALTER TABLE t ADD COLUMN g INTEGER",
					"ALTER TABLE t ADD CONSTRAINT fk FOREIGN KEY (g) REFERENCES p (id)")
			.needsDatabase("sqlite");
		return table.tests();
	}

	private static Map<String, Object> row(Object... namesAndValues) {
		Map<String, Object> row = new LinkedHashMap<>();
		for (int i = 0; i < namesAndValues.length; i += 2) {
			row.put((String) namesAndValues[i], namesAndValues[i + 1]);
		}
		return row;
	}

}
