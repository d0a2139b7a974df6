package dev.migrate.autogenerate;

import java.util.stream.Stream;

import dev.migrate.connect.Dialects;
import dev.migrate.dialect.Dialect;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabases;

import static dev.migrate.schema.Definitions.bigint;
import static dev.migrate.schema.Definitions.column;

class H2ComparisonTests extends ComparisonContractTests {

	@Override
	TestDatabase create() {
		return TestDatabases.h2().create();
	}

	@Override
	Dialect dialect() {
		return Dialects.named("h2");
	}

	@Override
	Stream<Mutation> own() {
		return Stream.of(order("identity", "id", column("id", bigint()).notNull().autoIncrement(),
				"alter column purchase.id (identity)"));
	}

}
