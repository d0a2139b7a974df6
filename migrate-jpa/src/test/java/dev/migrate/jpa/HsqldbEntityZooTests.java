package dev.migrate.jpa;

import java.util.Map;

import dev.migrate.test.database.TestDatabases;
import org.hibernate.dialect.HSQLDialect;

/**
 * Tests of the zoo on HSQLDB.
 */
class HsqldbEntityZooTests extends EntityZooTests {

	HsqldbEntityZooTests() {
		super(TestDatabases.hsqldb());
	}

	@Override
	Map<String, Object> properties() {
		return Map.of("hibernate.dialect", WithoutStored.class.getName());
	}

	/**
	 * Hibernate says of generated columns that they are stored, which HSQLDB does not
	 * know.
	 */
	public static class WithoutStored extends HSQLDialect {

		@Override
		public String generatedAs(String expression) {
			return " generated always as (" + expression + ")";
		}

	}

}
