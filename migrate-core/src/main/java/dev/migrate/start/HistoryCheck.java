package dev.migrate.start;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import dev.migrate.connect.DatabasePlace;
import dev.migrate.error.RunLog;
import dev.migrate.plan.Direction;
import dev.migrate.plan.Planner;
import dev.migrate.revision.RevisionGraph;
import dev.migrate.revision.RevisionNode;
import dev.migrate.settings.Tables;
import dev.migrate.tables.HistoryEntry;
import dev.migrate.tables.MigrationTables;
import dev.migrate.tables.Outcome;
import dev.migrate.tables.VersionRows;

/**
 * Asks the history where the version table alone does not tell whether it is right: if it
 * has no row, or none that is known here. Otherwise the database is not asked anything.
 */
final class HistoryCheck {

	/** Alembic's own table: its downgrades write no history. */
	private static final String ALEMBIC = "alembic_version";

	private final Tables names;

	private final RevisionGraph graph;

	private final MigrationTables tables;

	HistoryCheck(Tables names, RevisionGraph graph, MigrationTables tables) {
		this.names = names;
		this.graph = graph;
		this.tables = tables;
	}

	/**
	 * Refuse a database of another application. One that a newer build has migrated has
	 * known revisions beside those that are not, or in its history; without a history,
	 * nobody can tell.
	 * @throws ForeignDatabaseException if it is another application's
	 */
	void requireKnown(VersionRows rows, Connection connection) throws SQLException {
		if (areUnknown(rows.ids()) && isForeign(this.tables.readableHistory(connection))) {
			throw foreign(rows.ids(), connection);
		}
	}

	private boolean areUnknown(List<String> rows) {
		return !rows.isEmpty() && new Planner(this.graph).unknown(rows).size() == rows.size();
	}

	private boolean isForeign(List<HistoryEntry> history) {
		return !history.isEmpty() && history.stream().map(HistoryEntry::revision).noneMatch(this.graph::contains);
	}

	/**
	 * The state of a database that would be refused here.
	 * @param rows the rows of the version table
	 * @param history all of the history, as far as it may be read
	 */
	Optional<MigrationStatus.State> contradiction(List<String> rows, List<HistoryEntry> history) {
		if (areUnknown(rows)) {
			return isForeign(history) ? Optional.of(MigrationStatus.State.FOREIGN) : Optional.empty();
		}
		List<String> applied = rows.isEmpty() ? applied(history) : List.of();
		if (applied.isEmpty()) {
			return Optional.empty();
		}
		if (applied.stream().noneMatch(this.graph::contains)) {
			return Optional.of(MigrationStatus.State.FOREIGN);
		}
		return isAlembics() ? Optional.empty() : Optional.of(MigrationStatus.State.EMPTIED);
	}

	private boolean isAlembics() {
		return this.names.versionTable().equals(ALEMBIC);
	}

	/**
	 * Refuse that and, besides, a version table that somebody has emptied.
	 * @throws EmptiedVersionTableException if it has no row, and the history ends in
	 * applied revisions
	 */
	void requireSound(VersionRows rows, Connection connection) throws SQLException {
		requireKnown(rows, connection);
		if (rows.initialized() && rows.isEmpty()) {
			requireNothingApplied(connection);
		}
	}

	/**
	 * Refuse a history that ends in applied revisions, as there is no row of the version
	 * table.
	 */
	void requireNothingApplied(Connection connection) throws SQLException {
		List<String> applied = applied(this.tables.readableHistory(connection));
		// In this order, as another process may have begun meanwhile
		if (applied.isEmpty() || !this.tables.read(connection).isEmpty()) {
			return;
		}
		List<String> known = applied.stream().filter(this.graph::contains).toList();
		if (known.isEmpty()) {
			throw foreign(applied, connection);
		}
		DatabasePlace place = place(connection);
		if (!isAlembics()) {
			throw new EmptiedVersionTableException(place, this.names.versionTable(), this.names.historyTable(), known);
		}
		RunLog.logger.warn("{} Alembic's own downgrade may have done that; all revisions are run.",
				EmptiedVersionTableException.describe(place, this.names.versionTable(), this.names.historyTable(),
						known));
	}

	/**
	 * What is applied for certain, as a history tells. A stamp does not say what it
	 * implies or forgets, so only its own revision counts after one.
	 */
	static List<String> applied(List<HistoryEntry> history) {
		Set<String> applied = new LinkedHashSet<>();
		Predicate<HistoryEntry> counts = (entry) -> entry.outcome() == Outcome.APPLIED;
		history.stream().filter(counts).forEach((entry) -> {
			if (entry.direction() == Direction.STAMP) {
				applied.clear();
			}
			applied.remove(entry.revision());
			if (entry.direction() != Direction.DOWNGRADE && !entry.revision().equals(RevisionNode.BASE.id())) {
				applied.add(entry.revision());
			}
		});
		return List.copyOf(applied);
	}

	private ForeignDatabaseException foreign(List<String> rows, Connection connection) throws SQLException {
		return new ForeignDatabaseException(place(connection), this.names.versionTable(), rows, this.graph.size());
	}

	private DatabasePlace place(Connection connection) throws SQLException {
		return DatabasePlace.of(connection, this.tables.findSchema(connection, 0));
	}

}
