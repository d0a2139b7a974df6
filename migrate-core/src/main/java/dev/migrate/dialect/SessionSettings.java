package dev.migrate.dialect;

import java.time.Duration;

import javax.sql.DataSource;

import dev.migrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * How a migration session behaves towards others.
 *
 * @param lock what its lock is about
 * @param lockTable the table of the lock, on databases that have no other lock for a
 * session; it is created when it is needed
 * @param statementLockTimeout how long a statement may wait for a lock of the database;
 * {@code null} for what suits the database
 * @param idleTimeout how long the session may run nothing while it holds the lock, until
 * the server ends it, where there is a server
 * @param dataSource gives other connections to the same database, where one does not tell
 * what a pooler between does; {@code null} if there are none
 */
public record SessionSettings(LockKey lock, TableName lockTable, @Nullable Duration statementLockTimeout,
		Duration idleTimeout, @Nullable DataSource dataSource) {
}
