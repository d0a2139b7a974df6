package dev.migrate.autogenerate;

import java.util.stream.Stream;

import dev.migrate.connect.Dialects;
import dev.migrate.dialect.Dialect;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabases;

import static dev.migrate.schema.Definitions.bigint;
import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.element;
import static dev.migrate.schema.Definitions.exclude;
import static dev.migrate.schema.Definitions.index;
import static dev.migrate.schema.Definitions.varchar;

class PostgresqlComparisonTests extends ComparisonContractTests {

	@Override
	TestDatabase create() {
		return TestDatabases.postgresql().create();
	}

	@Override
	Dialect dialect() {
		return Dialects.named("postgresql");
	}

	@Override
	Stream<Mutation> own() {
		return Stream.of(
				order("identity", "id", column("id", bigint()).notNull().autoIncrement(),
						"alter column purchase.id (identity)"),
				order("collation", "state", column("state", varchar(20)).defaultValue("new").collation("C"),
						"alter column purchase.state (type VARCHAR(20) COLLATE \"C\")"),
				order("exclude", "new", exclude("ex_purchase").with("int8range(id, total::bigint)", "&&"),
						"add exclude constraint ex_purchase on purchase"),
				order("partial index", "ix",
						index("ix_state").elements(element("state"), element("quantity").desc())
							.where("state <> 'old' and quantity in (1, 2)"),
						"create index ix_state on purchase (state, quantity DESC)", "drop index ix_state on purchase"),
				order("expression index", "new", index("ix_lower").expression("lower(state) || note"),
						"create index ix_lower on purchase (lower(state) || note)"));
	}

}
