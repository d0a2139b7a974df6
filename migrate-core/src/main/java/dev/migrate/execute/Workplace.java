package dev.migrate.execute;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.LiveDatabase;
import dev.migrate.dialect.Transactions;
import dev.migrate.tables.OwnTables;
import dev.migrate.tables.Signature;
import dev.migrate.tables.StatementSink;

/**
 * What revisions run on: a database, or a script that is written.
 *
 * @param transactions begins and ends transactions
 * @param sink takes the statements
 * @param tables the version table and the history
 * @param live the database as far as there is one
 * @param signature who and what is named in the history
 * @param processEnd stops what runs
 */
record Workplace(Dialect dialect, Transactions transactions, StatementSink sink, OwnTables tables, LiveDatabase live,
		Signature signature, ProcessEnd processEnd) {
}
