package dev.migrate.execute;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.LiveDatabase;
import dev.migrate.dialect.Transactions;
import dev.migrate.tables.OwnTables;
import dev.migrate.tables.StatementSink;
import org.jspecify.annotations.Nullable;

/**
 * What revisions run on: a database, or a script that is written.
 *
 * @param dialect the database
 * @param transactions begins and ends transactions
 * @param sink takes the statements
 * @param tables the version table and the history
 * @param live the database as far as there is one
 * @param installedBy who is named in the history, or {@code null} for the database user
 */
record Workplace(Dialect dialect, Transactions transactions, StatementSink sink, OwnTables tables, LiveDatabase live,
		@Nullable String installedBy) {
}
