package dev.migrate.settings;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * How plans are run.
 *
 * @param versionTable the name of the version table
 * @param historyTable the name of the history table
 * @param defaultSchema the schema of both and of all names without one, or {@code null}
 * for the one of the connection
 * @param createSchemas whether to create the default schema if it is missing
 * @param transaction how many transactions a run takes
 * @param lockTimeout how long to wait for the migration lock; zero tries once
 * @param statementLockTimeout how long a statement may wait for a lock, or {@code null}
 * for what suits the database
 * @param statementTimeout how long a statement may run, or {@code null} for no limit
 * @param statementRetries how often to try again after a statement has waited too long
 * @param installedBy the name in the history, or {@code null} for the database user
 * @param applicationName the application, as others see it
 */
public record ExecutionSettings(String versionTable, String historyTable, @Nullable String defaultSchema,
		boolean createSchemas, TransactionMode transaction, Duration lockTimeout,
		@Nullable Duration statementLockTimeout, @Nullable Duration statementTimeout, int statementRetries,
		@Nullable String installedBy, String applicationName) {
}
