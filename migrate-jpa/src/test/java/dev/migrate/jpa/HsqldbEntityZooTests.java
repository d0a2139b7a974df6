package dev.migrate.jpa;

import java.util.Locale;
import java.util.Map;

import dev.migrate.test.database.TestDatabases;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl;
import org.hibernate.dialect.HSQLDialect;
import org.hibernate.engine.jdbc.env.spi.JdbcEnvironment;
import org.jspecify.annotations.Nullable;

/**
 * Tests of the zoo on HSQLDB.
 */
class HsqldbEntityZooTests extends EntityZooTests {

	HsqldbEntityZooTests() {
		super(TestDatabases.hsqldb());
	}

	@Override
	Map<String, Object> properties() {
		return Map.of("hibernate.dialect", WithoutStored.class.getName(), "hibernate.physical_naming_strategy",
				WithoutDollars.class.getName());
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

	/**
	 * Hibernate quotes names with a dollar sign there, and with them what is named after
	 * them; a name in lower case in quotes is none that a revision can write.
	 */
	public static class WithoutDollars extends PhysicalNamingStrategySnakeCaseImpl {

		@Override
		public @Nullable Identifier toPhysicalTableName(@Nullable Identifier name, JdbcEnvironment environment) {
			return bare(super.toPhysicalTableName(name, environment));
		}

		@Override
		public @Nullable Identifier toPhysicalColumnName(@Nullable Identifier name, JdbcEnvironment environment) {
			return bare(super.toPhysicalColumnName(name, environment));
		}

		private static @Nullable Identifier bare(@Nullable Identifier name) {
			boolean order = name == null || name.getText().equals("Order");
			return order ? name : Identifier.toIdentifier(name.getText().replace('$', '_').toLowerCase(Locale.ROOT));
		}

	}

}
