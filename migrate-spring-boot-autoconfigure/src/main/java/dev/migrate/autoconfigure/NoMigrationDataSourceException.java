package dev.migrate.autoconfigure;

import java.util.List;
import java.util.stream.Collectors;

import dev.migrate.error.Advice;
import dev.migrate.error.MigrateException;
import dev.migrate.error.Setting;

/**
 * It is not clear which database to migrate. Nothing has been changed.
 */
public final class NoMigrationDataSourceException extends MigrateException {

	private final List<String> candidates;

	NoMigrationDataSourceException(List<String> candidates) {
		super("There is no DataSource for migrations: " + found(candidates) + ".",
				"Mark the one to migrate with @MigrateDataSource, or make it @Primary, or set 'migrate.url' with "
						+ "'migrate.user' and 'migrate.password'; several are configured under "
						+ "'migrate.datasources', by the names of their beans; 'migrate.enabled=false' starts without "
						+ "migrations.");
		this.candidates = List.copyOf(candidates);
	}

	private NoMigrationDataSourceException(String description, Advice advice) {
		super(description, advice);
		this.candidates = List.of();
	}

	/**
	 * Another account is to be used, and nothing says on which database.
	 * @param type the class of the data source that has another account
	 */
	static NoMigrationDataSourceException withoutUrl(String type) {
		return new NoMigrationDataSourceException(
				"There is a user for migrations, but the DataSource of type '" + type
						+ "' does not tell the URL of its database, nor do its connections.",
				Advice.of(Setting.URL.toBe("the URL of the database")).and(", too."));
	}

	private static String found(List<String> candidates) {
		if (candidates.isEmpty()) {
			return "the application has none, and 'migrate.url' is not set";
		}
		String names = candidates.stream().collect(Collectors.joining("', '", "'", "'"));
		return "the application has " + candidates.size() + " (" + names + "), and none of them is marked";
	}

	/**
	 * The beans that it might have been.
	 * @return names of {@code DataSource} beans
	 */
	public List<String> candidates() {
		return this.candidates;
	}

}
