package dev.migrate.autoconfigure;

import dev.migrate.test.rules.PublicTypes;
import dev.migrate.test.rules.PublicTypesContract;

class ApiTests implements PublicTypesContract {

	private static final PublicTypes TYPES = PublicTypes.besides(MigrateAutoConfiguration.class);

	@Override
	public PublicTypes types() {
		return TYPES;
	}

}
