package dev.migrate.execute;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.LiveDatabase;
import dev.migrate.dialect.MigrationSession;
import dev.migrate.tables.OwnTables;
import dev.migrate.tables.Signature;
import dev.migrate.tables.StatementSink;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * What a run works on: one connection, and what is reached through it.
 *
 * @param sink takes the statements
 * @param tables the version table and the history
 * @param signature who and what is named in the history
 * @param processEnd stops what runs
 */
record MigrationConnection(Dialect dialect, MigrationSession session, StatementSink sink, OwnTables tables,
		Signature signature, ProcessEnd processEnd) {

	/**
	 * What revisions run on.
	 */
	Workplace workplace() {
		return new Workplace(this.dialect, this.session, this.sink, this.tables, LiveDatabase.of(jdbc()),
				this.signature, this.processEnd);
	}

	/**
	 * Access to the data on the connection.
	 */
	JdbcTemplate jdbc() {
		return new JdbcTemplate(new SingleConnectionDataSource(this.session.connection(), true));
	}

}
