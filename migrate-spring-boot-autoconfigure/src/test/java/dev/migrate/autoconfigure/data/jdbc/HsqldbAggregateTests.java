package dev.migrate.autoconfigure.data.jdbc;

import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabases;

import org.springframework.jdbc.core.JdbcTemplate;

class HsqldbAggregateTests extends AggregateContractTests {

	@Override
	TestDatabase create() {
		return TestDatabases.hsqldb().create();
	}

	// Spring Data JDBC puts names of annotations in quotes as they are
	@Override
	boolean quotesNames() {
		return false;
	}

	// Names of sequences as well, whatever is said
	@Override
	void created(JdbcTemplate jdbc) {
		jdbc.execute("create synonym \"ticket_numbers\" for ticket_numbers");
	}

}
