package dev.migrate.author.command;

import dev.migrate.Migrator;
import dev.migrate.OfflineSql;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * What commands take that can write SQL instead of running it.
 */
final class SqlOptions {

	@Option(names = "--sql",
			description = "Print the SQL instead of running it. A range 'a:b' says what the database is at; "
					+ "without one it is at base.")
	private boolean sql;

	@Option(names = "--dialect", paramLabel = "<database>",
			description = "With --sql: the database that it is for, such as 'postgresql', without connecting to one. "
					+ "By default that of the application.")
	private @Nullable String dialect;

	/**
	 * Whether SQL is asked for.
	 * @return {@code true} if nothing is to be run
	 * @throws IllegalUsageException if the options make no sense together
	 */
	boolean requested() {
		if (this.dialect != null && !this.sql) {
			throw new IllegalUsageException("--dialect says what SQL is for, and SQL is not asked for.",
					"Add --sql, or leave --dialect out.");
		}
		return this.sql;
	}

	/**
	 * What writes the SQL.
	 * @param migrator the migrator that would run it
	 * @return the writer
	 */
	OfflineSql of(Migrator migrator) {
		return (this.dialect != null) ? migrator.offlineSql(this.dialect) : migrator.offlineSql();
	}

}
