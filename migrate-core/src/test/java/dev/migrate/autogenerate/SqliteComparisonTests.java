package dev.migrate.autogenerate;

import java.util.List;
import java.util.stream.Stream;

import dev.migrate.connect.DatabaseTests;
import dev.migrate.contract.ComparisonContract;
import dev.migrate.contract.Mutation;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;

import static dev.migrate.schema.Definitions.element;
import static dev.migrate.schema.Definitions.index;

class SqliteComparisonTests extends DatabaseTests implements ComparisonContract {

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.sqlite();
	}

	/**
	 * The comment of a table that is there cannot be changed.
	 */
	@Override
	public List<String> expected(Mutation mutation) {
		return mutation.name().equals("table comment") ? List.of() : mutation.expected();
	}

	@Override
	public Stream<Mutation> ownMutations() {
		return Stream.of(
				Mutation.order("partial index", "ix",
						index("ix_state").elements(element("state"), element("quantity").desc())
							.where("state <> 'old' and quantity in (1, 2)"),
						"create index ix_state on purchase (state, quantity DESC)", "drop index ix_state on purchase"),
				Mutation.order("expression index", "new", index("ix_lower").expression("lower(state) || note"),
						"create index ix_lower on purchase (lower(state) || note)"));
	}

}
