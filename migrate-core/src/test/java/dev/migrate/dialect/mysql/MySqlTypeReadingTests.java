package dev.migrate.dialect.mysql;

import java.util.Set;
import java.util.stream.Stream;

import dev.migrate.connect.DatabaseTests;
import dev.migrate.contract.TypeReadingContract;
import dev.migrate.test.database.TestDatabaseServer;
import dev.migrate.test.database.TestDatabases;

class MySqlTypeReadingTests extends DatabaseTests implements TypeReadingContract {

	private static final Set<String> MARIADB = Set.of("uuid", "inet6");

	@Override
	protected TestDatabaseServer server() {
		return TestDatabases.mysql();
	}

	/**
	 * What both have.
	 */
	@Override
	public Stream<String> types() {
		return new MariaDbTypeReadingTests().types().filter((type) -> !MARIADB.contains(type.strip()));
	}

}
