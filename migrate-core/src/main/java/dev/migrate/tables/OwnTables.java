package dev.migrate.tables;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import dev.migrate.dialect.Dialect;
import dev.migrate.lang.Internal;
import dev.migrate.plan.Step;

/**
 * The version table, the history and the journal during a run, under the lock. They are
 * created with the first revision, in its transaction where DDL takes part in it.
 */
@Internal
public final class OwnTables {

	private final MigrationTables reader;

	private final TableNames names;

	private final VersionTable version;

	private final HistoryTable history;

	private final JournalTable journal;

	private final boolean journaled;

	private boolean present;

	public OwnTables(Dialect dialect, TableNames names) {
		this.reader = new MigrationTables(dialect, names);
		this.journaled = !dialect.transactionalDdl();
		this.names = names;
		this.version = new VersionTable(dialect, names.version());
		this.history = new HistoryTable(dialect, names.history());
		this.journal = new JournalTable(dialect, names.journal());
	}

	public TableNames names() {
		return this.names;
	}

	public VersionTable version() {
		return this.version;
	}

	public HistoryTable history() {
		return this.history;
	}

	public JournalTable journal() {
		return this.journal;
	}

	/**
	 * Read the version table; create all tables if they are missing.
	 */
	public VersionRows prepare(Connection connection, StatementSink sink) throws SQLException {
		if (this.present) {
			return read(connection);
		}
		Optional<VersionRows> all = this.reader.readAllWithinRun(connection);
		if (all.isPresent()) {
			return all.get();
		}
		if (this.reader.find(connection, List.of(this.names.history()), () -> this.history.probe(connection))
			.isEmpty()) {
			this.history.create(sink, false);
		}
		if (this.reader.find(connection, List.of(this.names.journal()), () -> this.journal.probe(connection))
			.isEmpty()) {
			this.journal.create(sink, false);
		}
		VersionRows rows = read(connection);
		if (!rows.initialized()) {
			this.version.create(sink, false);
			return read(connection);
		}
		return rows;
	}

	/**
	 * Ask the catalog before tables are read: nothing was recorded when somebody looked
	 * before the run.
	 */
	public void lookFirst() {
		this.reader.lookFirst();
	}

	/**
	 * Create the tables unless they are there, without looking.
	 * @param sink takes the statements
	 * @param version whether the version table may be missing, too
	 */
	public void create(StatementSink sink, boolean version) throws SQLException {
		this.history.create(sink, true);
		this.journal.create(sink, true);
		if (version) {
			this.version.create(sink, true);
		}
	}

	/**
	 * Fail before a revision runs rather than behind it if its rows cannot be written.
	 */
	public void requireRights(Connection connection, List<Step> steps, StatementSink sink) throws SQLException {
		if (!this.present) {
			this.version.probe(steps, sink);
			this.history.probe(sink);
			if (this.journaled) {
				requireJournal(connection, sink);
			}
		}
	}

	private void requireJournal(Connection connection, StatementSink sink) throws SQLException {
		try {
			this.journal.probe(sink);
		}
		catch (SQLException ex) {
			this.journal.requireColumns(connection);
			throw ex;
		}
	}

	/**
	 * Whether the version table is there and has rows that are empty or there twice.
	 */
	public boolean isCorrupt(Connection connection) throws SQLException {
		return !this.reader.find(connection, List.of(this.names.version()), () -> this.version.isSound(connection))
			.orElse(true);
	}

	/**
	 * What was prepared is committed, and need not be looked for again.
	 */
	public void committed() {
		this.present = true;
	}

	/**
	 * Read the version table.
	 */
	public VersionRows read(Connection connection) throws SQLException {
		return this.reader.readWithinRun(connection);
	}

	/**
	 * Whether the history has no row, or is missing.
	 */
	public boolean isHistoryEmpty(Connection connection) throws SQLException {
		return this.reader.find(connection, List.of(this.names.history()), () -> this.history.isEmpty(connection))
			.orElse(true);
	}

}
