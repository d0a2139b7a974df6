package dev.migrate.autogenerate;

import java.util.List;
import java.util.stream.Stream;

import dev.migrate.connect.Dialects;
import dev.migrate.dialect.Dialect;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabases;

import static dev.migrate.schema.Definitions.bigint;
import static dev.migrate.schema.Definitions.column;

class HsqldbComparisonTests extends ComparisonContractTests {

	@Override
	TestDatabase create() {
		return TestDatabases.hsqldb().create();
	}

	@Override
	Dialect dialect() {
		return Dialects.named("hsqldb");
	}

	/**
	 * An index is read in both directions.
	 */
	@Override
	List<String> expected(Mutation mutation) {
		return mutation.name().equals("index") ? List.of() : mutation.expected();
	}

	@Override
	Stream<Mutation> own() {
		return Stream.of(order("identity", "id", column("id", bigint()).notNull().autoIncrement(),
				"alter column purchase.id (identity)"));
	}

}
