package dev.migrate.start;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.LockHolder;
import dev.migrate.error.MigrateException;
import dev.migrate.error.RunLog;
import dev.migrate.execute.Executor;
import dev.migrate.execute.Interruption;
import dev.migrate.lang.Internal;
import dev.migrate.plan.Direction;
import dev.migrate.plan.Planner;
import dev.migrate.plan.Position;
import dev.migrate.revision.RevisionGraph;
import dev.migrate.revision.RevisionNode;
import dev.migrate.revision.Target;
import dev.migrate.script.Script;
import dev.migrate.script.Scripts;
import dev.migrate.settings.MigratorSettings;
import dev.migrate.start.MigrationStatus.InterruptedRevision;
import dev.migrate.start.MigrationStatus.State;
import dev.migrate.start.MigrationStatus.StatementState;
import dev.migrate.tables.BackfillProgress;
import dev.migrate.tables.HistoryEntry;
import dev.migrate.tables.JournalNotReadableException;
import dev.migrate.tables.JournalRow;
import dev.migrate.tables.MigrationTables;
import dev.migrate.tables.Outcome;
import dev.migrate.tables.VersionRows;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Reads where a database is: two queries, and a few more only while a revision is not
 * complete.
 */
@Internal
public final class StatusReader {

	private static final int TIMEOUT_SECONDS = 2;

	private final MigratorSettings settings;

	private final Scripts scripts;

	private final MigrationTables tables;

	private final Dialect dialect;

	private final Planner planner;

	private final Target target;

	public StatusReader(MigratorSettings settings, Scripts scripts, MigrationTables tables, Dialect dialect) {
		this.settings = settings;
		this.scripts = scripts;
		this.tables = tables;
		this.dialect = dialect;
		this.planner = new Planner(scripts.graph());
		this.target = Target.parse(settings.goal().target());
	}

	public MigrationStatus read(Connection connection, String database) throws SQLException {
		VersionRows read = this.tables.readWithSchema(connection, TIMEOUT_SECONDS);
		List<String> rows = List.copyOf(new TreeSet<>(read.ids()));
		List<HistoryEntry> history = this.tables.readableHistory(connection);
		Optional<Position> position = position(rows);
		Optional<Interruption> begun = begun(read);
		boolean runs = begun.isPresent() && isAtWork(connection);
		Begun progress = begun.isPresent() ? progress(connection, begun.get()) : Begun.NOTHING;
		InterruptedRevision interrupted = runs ? null : progress.at();
		State state = contradiction(connection, read, history)
			.orElseGet(() -> (read.initialized() || graph().size() == 0) ? state(rows, position, history, interrupted)
					: State.UNINITIALIZED);
		return new MigrationStatus(database, read.schema(), this.settings.goal().mode(), this.settings.goal().target(),
				state, rows, graph().heads().stream().map(RevisionNode::id).toList(),
				position.map(Position::pending).orElse(List.of()).stream().map(this::pending).toList(), interrupted,
				runs ? begun.get().revision().revision() : null, progress.backfill(), history);
	}

	/**
	 * The history was read last: another process may have written both meanwhile.
	 */
	private Optional<State> contradiction(Connection connection, VersionRows rows, List<HistoryEntry> history)
			throws SQLException {
		Optional<State> state = new HistoryCheck(this.settings.tables(), graph(), this.tables).contradiction(rows.ids(),
				history);
		return (state.isPresent() && this.tables.read(connection).ids().equals(rows.ids())) ? state : Optional.empty();
	}

	/**
	 * The revision that is not complete: it runs, or has stopped.
	 */
	private Optional<Interruption> begun(VersionRows rows) {
		return this.planner.unknown(rows.ids()).isEmpty() ? Interruption.all(rows, graph()).findFirst()
				: Optional.empty();
	}

	private Begun progress(Connection connection, Interruption found) throws SQLException {
		try {
			return this.tables.lastOfJournal(connection, found.revision().revision())
				.map(StatusReader::progress)
				.orElse(Begun.NOTHING);
		}
		catch (JournalNotReadableException ex) {
			return new Begun(new InterruptedRevision(found.revision().revision(), found.revision().direction(), "",
					ex.description(), StatementState.STARTED), null);
		}
	}

	private static Begun progress(JournalRow last) {
		return new Begun(
				new InterruptedRevision(last.revision(), last.direction(), last.script(), last.excerpt(),
						state(last.state())),
				(last.state() != JournalRow.State.DONE) ? last.backfill().orElse(null) : null);
	}

	private static StatementState state(JournalRow.State state) {
		return switch (state) {
			case STARTED -> StatementState.STARTED;
			case DONE -> StatementState.DONE;
			case NOT_DONE -> StatementState.NOT_DONE;
		};
	}

	private boolean isAtWork(Connection connection) throws SQLException {
		try {
			return ask(connection).isPresent();
		}
		catch (SQLException ex) {
			// Who may not see the lock cannot say that nobody holds it
			RunLog.logger.debug("The holder of the migration lock cannot be asked for", ex);
			return true;
		}
	}

	/**
	 * Who holds the migration lock, in words; empty if nobody does, or that may not be
	 * seen.
	 */
	public Optional<String> holder(Connection connection) throws SQLException {
		try {
			return ask(connection).map(LockHolder::toString);
		}
		catch (SQLException ex) {
			RunLog.logger.debug("The holder of the migration lock cannot be asked for", ex);
			return Optional.empty();
		}
	}

	private Optional<LockHolder> ask(Connection connection) throws SQLException {
		if (!connection.getAutoCommit()) {
			// The caller's transaction is left alone
			return Optional.empty();
		}
		SingleConnectionDataSource database = new SingleConnectionDataSource(connection, true);
		return new Executor(database, this.dialect, this.scripts, this.settings, List.of(), null).holder(connection);
	}

	private Optional<Position> position(List<String> rows) {
		try {
			return Optional.of(this.planner.position(rows, this.target));
		}
		catch (MigrateException ex) {
			// The target means nothing here: an upgrade would fail and say why
			return Optional.empty();
		}
	}

	private State state(List<String> rows, Optional<Position> position, List<HistoryEntry> history,
			@Nullable InterruptedRevision interrupted) {
		if (!this.planner.unknown(rows).isEmpty()
				|| (interrupted != null && !graph().contains(interrupted.revision()))) {
			return State.AHEAD;
		}
		Set<String> applied = this.planner.applied(rows);
		if (FailedRun.isThereOne(history, applied, graph())) {
			return State.FAILED;
		}
		if (interrupted != null) {
			return State.INTERRUPTED;
		}
		if (!new Guard(this.settings, this.scripts, this.tables, null).changes(applied, checksums(history)).isEmpty()) {
			return State.CHANGED;
		}
		if (position.isEmpty() || !position.get().pending().isEmpty()) {
			return State.PENDING;
		}
		return position.get().isAtTarget() ? State.UP_TO_DATE : State.ABOVE_TARGET;
	}

	private static List<VersionRows.Checksum> checksums(List<HistoryEntry> history) {
		List<VersionRows.Checksum> checksums = new ArrayList<>();
		for (HistoryEntry entry : history) {
			if (entry.direction() == Direction.UPGRADE && entry.outcome() == Outcome.APPLIED) {
				entry.checksum()
					.ifPresent((checksum) -> checksums
						.add(new VersionRows.Checksum(entry.revision(), checksum, entry.rank())));
			}
		}
		return checksums;
	}

	private PendingRevision pending(RevisionNode revision) {
		Script script = this.scripts.get(revision.id());
		return new PendingRevision(revision.id(), revision.downRevisions(), revision.message(),
				List.copyOf(graph().branchLabels(revision.id())), script.type().name(), script.name());
	}

	private RevisionGraph graph() {
		return this.scripts.graph();
	}

	/**
	 * How far a revision has come that is not complete.
	 */
	private record Begun(@Nullable InterruptedRevision at, @Nullable BackfillProgress backfill) {

		static final Begun NOTHING = new Begun(null, null);

	}

}
