package dev.migrate.autogenerate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.migrate.connect.DatabaseTests;
import dev.migrate.contract.ComparisonContract;
import dev.migrate.contract.Mutation;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;

import static dev.migrate.schema.Definitions.bigint;
import static dev.migrate.schema.Definitions.column;

class MariaDbComparisonTests extends DatabaseTests implements ComparisonContract {

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.mariadb();
	}

	@Override
	public Stream<Mutation> ownMutations() {
		return Stream.of(Mutation.order("identity", "id", column("id", bigint()).notNull().autoIncrement(),
				"alter column purchase.id (identity)"));
	}

	/**
	 * A foreign key never is without an index.
	 */
	@Override
	public List<String> expected(Mutation mutation) {
		List<String> expected = new ArrayList<>(mutation.expected());
		if (mutation.name().equals("add foreign key")) {
			expected.add("create index ix_purchase_other_id on purchase (other_id)");
		}
		if (mutation.name().equals("drop uq")) {
			expected.add("create index ix_purchase_customer_id on purchase (customer_id)");
		}
		return expected;
	}

}
