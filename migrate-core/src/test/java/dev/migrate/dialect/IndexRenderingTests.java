package dev.migrate.dialect;

import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import static dev.migrate.schema.Definitions.element;
import static dev.migrate.schema.Definitions.index;

/**
 * What each dialect makes of operations on indexes: the exact statements, without a
 * database.
 */
class IndexRenderingTests {

	@TestFactory
	Stream<DynamicTest> rendersOnEveryDialect() {
		Renderings table = new Renderings();
		table.add("create index", (op) -> op.createIndex("ix_t", "t", "a", "b"))
			.on("postgresql, mysql, mariadb, h2, sqlite, hsqldb", "CREATE INDEX ix_t ON t (a, b)");
		table
			.add("create unique index in schema",
					(op) -> op.inSchema("app").createIndex(index("ux_t").on("t", "a").unique()))
			.on("postgresql, mysql, mariadb, h2, hsqldb", "CREATE UNIQUE INDEX ux_t ON app.t (a)")
			.on("sqlite", "CREATE UNIQUE INDEX app.ux_t ON t (a)");
		table.add("create index if not exists", (op) -> op.ifNotExists().createIndex(index("ix_t").on("t", "a")))
			.on("postgresql, mariadb, h2, sqlite, hsqldb", "CREATE INDEX IF NOT EXISTS ix_t ON t (a)")
			.notSupported("mysql", "It has no IF [NOT] EXISTS for indexes, and there is no database to look into.");
		table.add("create index on expression", (op) -> op.createIndex(index("ix_t").on("t").expression("lower(name)")))
			.on("postgresql, mysql, sqlite", "CREATE INDEX ix_t ON t ((lower(name)))")
			.notSupported("mariadb", "It has no indexes of expressions.")
			.notSupported("h2, hsqldb", "It has no indexes over expressions.");
		table
			.add("create index in descending order",
					(op) -> op.createIndex(index("ix_t").on("t", "a").elements(element("b").desc())))
			.on("postgresql, mysql, mariadb, h2, sqlite, hsqldb", "CREATE INDEX ix_t ON t (a, b DESC)");
		table
			.add("create index with nulls last",
					(op) -> op.createIndex(index("ix_t").on("t").elements(element("b").ordered("DESC NULLS LAST"))))
			.on("postgresql, h2", "CREATE INDEX ix_t ON t (b DESC NULLS LAST)")
			.on("mysql, mariadb, sqlite", "CREATE INDEX ix_t ON t (b DESC)")
			.notSupported("hsqldb", "Its indexes say nothing of where NULL comes.");
		table.add("create index on some rows", (op) -> op.createIndex(index("ix_t").on("t", "a").where("a > 5")))
			.on("postgresql, sqlite", "CREATE INDEX ix_t ON t (a) WHERE a > 5")
			.notSupported("mysql, mariadb", "It has no indexes of some rows only.")
			.notSupported("h2, hsqldb", "It has no partial indexes.");
		table.add("create index concurrently", (op) -> op.createIndex(index("ix_t").on("t", "a").concurrently()))
			.on("postgresql", "CREATE INDEX CONCURRENTLY ix_t ON t (a)")
			.on("mysql, mariadb", "CREATE INDEX ix_t ON t (a) LOCK = NONE")
			.notSupported("h2, hsqldb", "It locks the table while an index is created or dropped.")
			.notSupported("sqlite", "It locks the whole database for every write.");
		table
			.add("create index with method",
					(op) -> op.createIndex(index("ix_t").on("t")
						.using("gin")
						.elements(element("a").operatorClass("gin_trgm_ops"))
						.with("fastupdate", "off")))
			.on("postgresql", "CREATE INDEX ix_t ON t USING gin (a gin_trgm_ops) WITH (fastupdate = off)")
			.notSupported("mysql, mariadb", "Its indexes have no storage parameters.")
			.notSupported("h2, hsqldb", "Its indexes have neither methods nor parameters.")
			.notSupported("sqlite", "Its indexes have no methods, parameters, included columns or nulls not distinct.");
		table.add("create index with btree", (op) -> op.createIndex(index("ix_t").on("t", "a").using("BTREE")))
			.on("postgresql", "CREATE INDEX ix_t ON t USING BTREE (a)")
			.on("mysql, mariadb", "CREATE INDEX ix_t ON t (a) USING BTREE")
			.on("h2, sqlite, hsqldb", "CREATE INDEX ix_t ON t (a)");
		table.add("create index that includes columns", (op) -> op.createIndex(index("ix_t").on("t", "a").include("b")))
			.on("postgresql", "CREATE INDEX ix_t ON t (a) INCLUDE (b)")
			.notSupported("mysql, mariadb", "It stores no further columns in an index.")
			.notSupported("h2", "Only unique indexes include further columns there.")
			.notSupported("sqlite", "Its indexes have no methods, parameters, included columns or nulls not distinct.")
			.notSupported("hsqldb", "Its indexes include no further columns.");
		table
			.add("create index with nulls not distinct",
					(op) -> op.createIndex(index("ix_t").on("t", "a").unique().nullsNotDistinct()))
			.on("postgresql", "CREATE UNIQUE INDEX ix_t ON t (a) NULLS NOT DISTINCT")
			.notSupported("mysql, mariadb", "A unique index takes any number of NULLs there.")
			.on("h2", "CREATE UNIQUE NULLS NOT DISTINCT INDEX ix_t ON t (a)")
			.notSupported("sqlite", "Its indexes have no methods, parameters, included columns or nulls not distinct.")
			.notSupported("hsqldb", "Two NULLs are never the same in its unique constraints and indexes.");
		table.add("create full text index", (op) -> op.createIndex(index("ix_t").on("t", "a").prefix("FULLTEXT")))
			.notSupported("postgresql", "It has no FULLTEXT indexes.")
			.on("mysql, mariadb, h2", "CREATE FULLTEXT INDEX ix_t ON t (a)")
			.notSupported("sqlite", "Its indexes have no methods, parameters, included columns or nulls not distinct.")
			.notSupported("hsqldb", "Its indexes have neither methods nor parameters.");
		table
			.add("create index on first characters",
					(op) -> op.createIndex(index("ix_t").on("t").elements(element("a").length(10))))
			.notSupported("postgresql", "It has no indexes of the first characters of a column.")
			.on("mysql, mariadb", "CREATE INDEX ix_t ON t (a(10))")
			.notSupported("h2, sqlite, hsqldb", "Its indexes have neither operator classes nor prefixes.");
		table.add("drop index", (op) -> op.inSchema("app").dropIndex("ix_t", "t"))
			.on("postgresql, h2, sqlite, hsqldb", "DROP INDEX app.ix_t")
			.on("mysql, mariadb", "DROP INDEX ix_t ON app.t");
		table.add("drop index if exists", (op) -> op.ifExists().dropIndex("ix_t", "t"))
			.on("postgresql, h2, sqlite, hsqldb", "DROP INDEX IF EXISTS ix_t")
			.notSupported("mysql", "It has no IF [NOT] EXISTS for indexes, and there is no database to look into.")
			.on("mariadb", "DROP INDEX IF EXISTS ix_t ON t");
		table.add("drop index concurrently", (op) -> op.dropIndex(index("ix_t").on("t", "a").concurrently()))
			.on("postgresql", "DROP INDEX CONCURRENTLY ix_t")
			.on("mysql, mariadb", "ALTER TABLE t DROP INDEX ix_t, LOCK = NONE")
			.notSupported("h2, hsqldb", "It locks the table while an index is created or dropped.")
			.notSupported("sqlite", "It locks the whole database for every write.");
		return table.tests();
	}

}
