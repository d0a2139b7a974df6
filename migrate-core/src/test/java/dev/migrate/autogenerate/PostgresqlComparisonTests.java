package dev.migrate.autogenerate;

import java.util.stream.Stream;

import dev.migrate.connect.DatabaseTests;
import dev.migrate.contract.ComparisonContract;
import dev.migrate.contract.Mutation;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;

import static dev.migrate.schema.Definitions.bigint;
import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.element;
import static dev.migrate.schema.Definitions.exclude;
import static dev.migrate.schema.Definitions.index;
import static dev.migrate.schema.Definitions.varchar;

class PostgresqlComparisonTests extends DatabaseTests implements ComparisonContract {

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.postgresql();
	}

	@Override
	public Stream<Mutation> ownMutations() {
		return Stream.of(
				Mutation.order("identity", "id", column("id", bigint()).notNull().autoIncrement(),
						"alter column purchase.id (identity)"),
				Mutation.order("collation", "state", column("state", varchar(20)).defaultValue("new").collation("C"),
						"alter column purchase.state (type VARCHAR(20) COLLATE \"C\")"),
				Mutation.order("exclude", "new", exclude("ex_purchase").with("int8range(id, total::bigint)", "&&"),
						"add exclude constraint ex_purchase on purchase"),
				Mutation.order("partial index", "ix",
						index("ix_state").elements(element("state"), element("quantity").desc())
							.where("state <> 'old' and quantity in (1, 2)"),
						"create index ix_state on purchase (state, quantity DESC)", "drop index ix_state on purchase"),
				Mutation.order("expression index", "new", index("ix_lower").expression("lower(state) || note"),
						"create index ix_lower on purchase (lower(state) || note)"));
	}

}
