package dev.migrate.autogenerate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.migrate.connect.Dialects;
import dev.migrate.dialect.Dialect;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabases;

import static dev.migrate.schema.Definitions.bigint;
import static dev.migrate.schema.Definitions.column;

class MariaDbComparisonTests extends ComparisonContractTests {

	@Override
	TestDatabase create() {
		return TestDatabases.mariadb().create();
	}

	@Override
	Dialect dialect() {
		return Dialects.named("mariadb");
	}

	@Override
	Stream<Mutation> own() {
		return Stream.of(order("identity", "id", column("id", bigint()).notNull().autoIncrement(),
				"alter column purchase.id (identity)"));
	}

	/**
	 * A foreign key never is without an index.
	 */
	@Override
	List<String> expected(Mutation mutation) {
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
