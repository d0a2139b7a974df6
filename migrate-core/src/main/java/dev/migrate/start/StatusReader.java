package dev.migrate.start;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import dev.migrate.error.MigrateException;
import dev.migrate.plan.Direction;
import dev.migrate.plan.Planner;
import dev.migrate.revision.RevisionGraph;
import dev.migrate.revision.RevisionNode;
import dev.migrate.revision.Target;
import dev.migrate.script.Script;
import dev.migrate.script.Scripts;
import dev.migrate.settings.MigratorSettings;
import dev.migrate.start.MigrationStatus.State;
import dev.migrate.tables.HistoryEntry;
import dev.migrate.tables.MigrationTables;
import dev.migrate.tables.Outcome;
import dev.migrate.tables.VersionRows;

/**
 * Reads where a database is, with at most two queries.
 */
public final class StatusReader {

	private static final int TIMEOUT_SECONDS = 2;

	private final MigratorSettings settings;

	private final Scripts scripts;

	private final MigrationTables tables;

	private final Compass compass;

	public StatusReader(MigratorSettings settings, Scripts scripts, MigrationTables tables) {
		this.settings = settings;
		this.scripts = scripts;
		this.tables = tables;
		this.compass = new Compass(scripts.graph(), Target.parse(settings.goal().target()));
	}

	public MigrationStatus read(Connection connection, String database) throws SQLException {
		VersionRows read = this.tables.readWithSchema(connection, TIMEOUT_SECONDS);
		if (!read.initialized()) {
			return status(database, read.schema(), State.UNINITIALIZED, List.of(), List.of());
		}
		List<String> rows = List.copyOf(new TreeSet<>(read.ids()));
		List<HistoryEntry> history = this.tables.history(connection, TIMEOUT_SECONDS);
		return status(database, read.schema(), state(rows, history), rows, history);
	}

	private MigrationStatus status(String database, String schema, State state, List<String> rows,
			List<HistoryEntry> history) {
		return new MigrationStatus(database, schema, this.settings.goal().mode(), this.settings.goal().target(), state,
				rows, graph().heads().stream().map(RevisionNode::id).toList(), pending(rows), history);
	}

	private State state(List<String> rows, List<HistoryEntry> history) {
		Planner planner = new Planner(graph());
		if (!planner.unknown(rows).isEmpty()) {
			return State.AHEAD;
		}
		Set<String> applied = planner.applied(rows);
		if (FailedRun.isThereOne(history, applied, graph())) {
			return State.FAILED;
		}
		if (!new ChecksumCheck(this.scripts).changed(applied, checksums(history)).isEmpty()) {
			return State.CHANGED;
		}
		if (!isReached(rows)) {
			return State.PENDING;
		}
		return this.compass.above(rows).isEmpty() ? State.UP_TO_DATE : State.ABOVE_TARGET;
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

	private boolean isReached(List<String> rows) {
		try {
			return this.compass.pending(rows).isEmpty();
		}
		catch (MigrateException ex) {
			// The target means nothing here: an upgrade would fail and say why
			return false;
		}
	}

	private List<PendingRevision> pending(List<String> rows) {
		try {
			return this.compass.pending(rows).stream().map(this::pending).toList();
		}
		catch (MigrateException ex) {
			return List.of();
		}
	}

	private PendingRevision pending(RevisionNode revision) {
		Script script = this.scripts.get(revision.id());
		return new PendingRevision(revision.id(), revision.downRevisions(), revision.message(),
				List.copyOf(graph().branchLabels(revision.id())), script.type().name(), script.name());
	}

	private RevisionGraph graph() {
		return this.scripts.graph();
	}

}
