package dev.migrate.execute;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

import dev.migrate.dialect.MigrationSession;
import dev.migrate.execute.journal.NotInDoubtException;
import dev.migrate.execute.journal.StatementInDoubt;
import dev.migrate.execute.session.SqlAction;
import dev.migrate.lang.Internal;
import dev.migrate.plan.Direction;
import dev.migrate.plan.Planning;
import dev.migrate.plan.Step;
import dev.migrate.plan.VersionChange;
import dev.migrate.revision.RevisionNode;
import dev.migrate.script.Script;
import dev.migrate.settings.MigratorSettings;
import dev.migrate.tables.ExistingTables;
import dev.migrate.tables.HistoryDigest;
import dev.migrate.tables.HistoryEntry;
import dev.migrate.tables.HistoryTable;
import dev.migrate.tables.JournalRow;
import dev.migrate.tables.JournalTable;
import dev.migrate.tables.Outcome;
import dev.migrate.tables.OwnTables;
import dev.migrate.tables.Signature;
import dev.migrate.tables.TableNames;
import dev.migrate.tables.VersionRows;
import org.jspecify.annotations.Nullable;

/**
 * The work of one thread on one connection. Nothing has been changed before {@link #run}
 * is called, but a default schema that was to be created.
 */
@Internal
public final class Execution implements AutoCloseable {

	private final MigrationConnection database;

	private final Preparation preparation;

	private final MigratorSettings settings;

	private final List<MigrationListener> listeners;

	Execution(MigrationConnection database, Preparation preparation, MigratorSettings settings,
			List<MigrationListener> listeners) {
		this.database = database;
		this.preparation = preparation;
		this.settings = settings;
		this.listeners = listeners;
	}

	/**
	 * Look at a database in which nothing has ever been recorded. Where DDL commits, one
	 * in which another process is at work looks like that, too; so this waits for the
	 * lock if the version table is there.
	 * @param rows what was read from the version table before
	 * @return what is there; empty if something is recorded
	 * @throws LockTimeoutException if another process holds the lock for too long
	 */
	public Optional<ExistingTables> unrecorded(VersionRows rows) throws SQLException {
		if (rows.initialized()) {
			return (rows.isEmpty() && isUntouched()) ? Optional.of(existing()) : Optional.empty();
		}
		this.database.tables().lookFirst();
		ExistingTables existing = existing();
		// In this order, as another process may have begun meanwhile
		return read().initialized() ? Optional.empty() : Optional.of(existing);
	}

	private boolean isUntouched() throws SQLException {
		if (!nothingRecorded()) {
			return false;
		}
		if (!await("baseline", this.database.dialect().transactionalDdl(), () -> !read().isEmpty())) {
			return false;
		}
		try {
			return nothingRecorded();
		}
		finally {
			endSection(this.database.session());
		}
	}

	private boolean nothingRecorded() throws SQLException {
		VersionRows rows = read();
		return rows.isEmpty() && rows.interrupted().isEmpty()
				&& this.database.tables().isHistoryEmpty(this.database.session().connection());
	}

	private ExistingTables existing() {
		TableNames names = this.database.tables().names();
		return ExistingTables.of(Objects.requireNonNullElse(names.home(), ""),
				this.database.dialect().inspector(this.database.jdbc()), names);
	}

	private VersionRows read() throws SQLException {
		return this.database.tables().read(this.database.session().connection());
	}

	/**
	 * Plan, then run the plan, and so on. Another process may do a part of it.
	 * @param rows what was read from the version table, without a lock
	 * @param plannings make the plans, each from what the one before has left
	 * @param digest what the rows of the history say of the whole
	 * @return the steps that this process has run, in order
	 * @throws SQLException if the database fails outside of a revision
	 * @throws RevisionFailedException if a revision fails
	 * @throws LockTimeoutException if another process holds the lock for too long
	 * @throws dev.migrate.error.MigrateException if there is no plan, or it cannot be run
	 */
	public List<Step> run(VersionRows rows, List<Planning> plannings, RunDigest digest) throws SQLException {
		List<Step> steps = new ArrayList<>();
		if (rows.initialized()) {
			this.database.tables().expect(rows);
		}
		else {
			this.database.tables().lookFirst();
		}
		VersionRows from = rows;
		for (Planning planning : plannings) {
			// Where there was none, another process may have begun meanwhile
			VersionRows current = from.isEmpty() ? read() : from;
			steps.addAll(
					new Run(this.database, this.preparation, planning, this.settings, this.listeners, current, digest)
						.toEnd());
			if (planning.stamps() && !current.interrupted().isEmpty()) {
				forgetInterruptions();
			}
			from = VersionRows.NONE;
		}
		return steps;
	}

	/**
	 * Whoever says what is there says it of what stopped in the middle, too, be it that
	 * the rows stay as they are.
	 */
	private void forgetInterruptions() throws SQLException {
		locked("journal", true, () -> read().interrupted().isEmpty(),
				() -> this.database.tables().journal().clear(this.database.sink()));
	}

	/**
	 * Create our tables if they are missing, and add what an earlier version did not
	 * have.
	 * @throws LockTimeoutException if another process holds the lock for too long
	 */
	public void ensureTables() throws SQLException {
		boolean transactional = this.database.dialect().transactionalDdl();
		locked("version table", transactional,
				() -> this.database.tables().areComplete(this.database.session().connection()), () -> {
				});
	}

	/**
	 * Write into the history that revisions are right as they are now.
	 * @throws LockTimeoutException if another process holds the lock for too long
	 */
	public void accept(Map<Script, String> checksums) throws SQLException {
		locked("history", this.database.dialect().transactionalDdl(), () -> false, () -> {
			for (Map.Entry<Script, String> accepted : checksums.entrySet()) {
				this.database.tables().record(this.database.sink(), entry(accepted.getKey(), accepted.getValue()));
			}
		});
	}

	/**
	 * Write into the history what the version table says already; does nothing if that
	 * has changed.
	 * @param revisions what it says is applied
	 * @throws LockTimeoutException if another process holds the lock for too long
	 */
	public void recordAgain(List<RevisionNode> revisions, Set<String> rows) throws SQLException {
		locked("history", this.database.dialect().transactionalDdl(), () -> !Set.copyOf(read().ids()).equals(rows),
				() -> {
					for (RevisionNode revision : revisions) {
						record(revision, Direction.STAMP, null, this.database.signature(), Outcome.APPLIED);
					}
				});
	}

	/**
	 * Write into the version table and the history how a revision that had failed was
	 * left by hand.
	 * @param resolution decides from the rows of the version table and the history
	 * @throws LockTimeoutException if another process holds the lock for too long
	 */
	public void resolve(Script script, BiFunction<VersionRows, List<HistoryEntry>, Resolved> resolution)
			throws SQLException {
		Connection connection = this.database.session().connection();
		OwnTables tables = this.database.tables();
		locked("history", true, () -> false, () -> {
			Resolved resolved = resolution.apply(tables.read(connection), tables.history(connection));
			for (VersionChange change : resolved.step().changes()) {
				tables.version().apply(change, this.database.sink());
			}
			Outcome outcome = resolved.outcome();
			record(script.node(), resolved.step().direction(),
					(outcome == Outcome.APPLIED) ? script.checksum().orElse(null) : null, this.database.signature(),
					outcome);
			tables.journal().delete(this.database.sink(), script.node().id());
		});
	}

	/**
	 * Write into the journal what became of the statement at which a revision stopped,
	 * and into the history who has said so.
	 * @param done whether it is done
	 * @throws LockTimeoutException if another process holds the lock for too long
	 * @throws NotInDoubtException if the revision has not stopped, or that is known, or
	 * the catalog shows something else
	 */
	public void resume(Script script, boolean done) throws SQLException {
		String revision = script.node().id();
		JournalTable journal = this.database.tables().journal();
		locked("journal", true, () -> false, () -> {
			List<JournalRow> rows = journal.read(this.database.session().connection(), revision);
			JournalRow last = StatementInDoubt.of(revision, rows)
				.answered(done, this.database.dialect(), this.database.jdbc(),
						Objects.requireNonNullElse(this.database.tables().names().home(), ""));
			journal.update(this.database.sink(), last);
			String said = (done ? "said to be done: " : "said not to be done: ") + last.excerpt();
			record(script.node(), last.direction(), null, this.database.signature().saying(said), Outcome.ANSWERED);
		});
	}

	/**
	 * As no script was run, none is named; but the one that was completed by hand is
	 * right as it is now.
	 */
	private void record(RevisionNode revision, Direction direction, @Nullable String checksum, Signature signature,
			Outcome outcome) throws SQLException {
		this.database.tables()
			.record(this.database.sink(), new HistoryTable.Entry(revision.id(), direction, revision.message(), "", "",
					checksum, signature, Duration.ZERO, outcome, HistoryDigest.NONE));
	}

	/**
	 * Remove rows of the version table that no migration leaves behind: empty ones, and
	 * the second of two equal ones. Does nothing if there are none.
	 * @throws LockTimeoutException if another process holds the lock for too long
	 */
	public void repair() throws SQLException {
		MigrationSession session = this.database.session();
		OwnTables tables = this.database.tables();
		if (!tables.isCorrupt(session.connection())
				|| !await("version table", true, () -> !tables.isCorrupt(session.connection()))) {
			return;
		}
		try {
			tables.version().repair(session.connection(), this.database.sink());
			session.commit();
		}
		finally {
			endSection(session);
		}
	}

	private HistoryTable.Entry entry(Script script, String checksum) {
		return new HistoryTable.Entry(script.node().id(), Direction.STAMP, script.node().message(),
				script.type().name(), script.name(), checksum, this.database.signature(), Duration.ZERO,
				Outcome.APPLIED, HistoryDigest.NONE);
	}

	/**
	 * The lock is let go of even if the rollback fails: the connection may be one of a
	 * pool.
	 */
	private static void endSection(MigrationSession session) throws SQLException {
		try {
			session.rollback();
		}
		finally {
			session.release();
		}
	}

	private boolean await(String what, boolean transactional, LockWait.Condition superfluous) throws SQLException {
		return new LockWait(this.database, this.settings.limits().lockTimeout(), this.listeners)
			.await(this.settings.runs().applicationName() + " " + what, transactional, superfluous);
	}

	private void locked(String what, boolean transactional, LockWait.Condition superfluous, SqlAction action)
			throws SQLException {
		if (!await(what, transactional, superfluous)) {
			return;
		}
		try {
			this.database.tables().prepare(this.database.session().connection(), this.database.sink());
			action.run();
			this.database.session().commit();
		}
		finally {
			endSection(this.database.session());
		}
	}

	@Override
	public void close() throws SQLException {
		this.database.session().close();
	}

	/**
	 * How a run that failed has ended after all, by hand.
	 *
	 * @param step the step that the version table takes, without changes if it takes none
	 * @param outcome how it is recorded
	 */
	public record Resolved(Step step, Outcome outcome) {
	}

}
