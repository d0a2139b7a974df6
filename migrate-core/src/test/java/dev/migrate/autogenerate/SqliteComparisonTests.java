package dev.migrate.autogenerate;

import java.util.List;
import java.util.stream.Stream;

import dev.migrate.connect.Dialects;
import dev.migrate.dialect.Dialect;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabases;

import static dev.migrate.schema.Definitions.element;
import static dev.migrate.schema.Definitions.index;

class SqliteComparisonTests extends ComparisonContractTests {

	@Override
	TestDatabase create() {
		return TestDatabases.sqlite().create();
	}

	@Override
	Dialect dialect() {
		return Dialects.named("sqlite");
	}

	/**
	 * The comment of a table that is there cannot be changed.
	 */
	@Override
	List<String> expected(Mutation mutation) {
		return mutation.name().equals("table comment") ? List.of() : mutation.expected();
	}

	@Override
	Stream<Mutation> own() {
		return Stream.of(
				order("partial index", "ix",
						index("ix_state").elements(element("state"), element("quantity").desc())
							.where("state <> 'old' and quantity in (1, 2)"),
						"create index ix_state on purchase (state, quantity DESC)", "drop index ix_state on purchase"),
				order("expression index", "new", index("ix_lower").expression("lower(state) || note"),
						"create index ix_lower on purchase (lower(state) || note)"));
	}

}
