package dev.migrate.autogenerate;

import java.util.List;
import java.util.stream.Stream;

import dev.migrate.connect.DatabaseTests;
import dev.migrate.contract.ComparisonContract;
import dev.migrate.contract.Mutation;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;

import static dev.migrate.schema.Definitions.bigint;
import static dev.migrate.schema.Definitions.column;

class HsqldbComparisonTests extends DatabaseTests implements ComparisonContract {

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.hsqldb();
	}

	/**
	 * An index is read in both directions.
	 */
	@Override
	public List<String> expected(Mutation mutation) {
		return mutation.name().equals("index") ? List.of() : mutation.expected();
	}

	@Override
	public Stream<Mutation> ownMutations() {
		return Stream.of(Mutation.order("identity", "id", column("id", bigint()).notNull().autoIncrement(),
				"alter column purchase.id (identity)"));
	}

}
