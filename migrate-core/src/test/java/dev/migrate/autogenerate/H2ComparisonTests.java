package dev.migrate.autogenerate;

import java.util.stream.Stream;

import dev.migrate.connect.DatabaseTests;
import dev.migrate.contract.ComparisonContract;
import dev.migrate.contract.Mutation;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;

import static dev.migrate.schema.Definitions.bigint;
import static dev.migrate.schema.Definitions.column;

class H2ComparisonTests extends DatabaseTests implements ComparisonContract {

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.h2();
	}

	@Override
	public Stream<Mutation> ownMutations() {
		return Stream.of(Mutation.order("identity", "id", column("id", bigint()).notNull().autoIncrement(),
				"alter column purchase.id (identity)"));
	}

}
