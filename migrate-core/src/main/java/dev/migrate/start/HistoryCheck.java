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
import dev.migrate.revision.Relation;
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
record HistoryCheck(Tables names, RevisionGraph graph, MigrationTables tables) {

	/** Alembic's own table: its downgrades write no history. */
	private static final String ALEMBIC = "alembic_version";

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
		if (!missing(rows, history).isEmpty()) {
			return isAlembics() ? Optional.empty() : Optional.of(MigrationStatus.State.SET_BACK);
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
	 * Refuse a version table that does not have what the history says is applied: it
	 * would be run again, which data does not always tell.
	 * @throws SetBackVersionTableException if there is such a revision
	 */
	void requireAllApplied(VersionRows rows, Connection connection) throws SQLException {
		List<String> missing = missing(rows.ids(), this.tables.readableHistory(connection));
		// In this order, as another process may have written both meanwhile
		if (missing.isEmpty() || !Set.copyOf(this.tables.read(connection).ids()).equals(Set.copyOf(rows.ids()))) {
			return;
		}
		String description = SetBackVersionTableException.describe(place(connection), this.names.versionTable(),
				rows.ids(), this.names.historyTable(), missing);
		if (!isAlembics()) {
			throw new SetBackVersionTableException(description, rows.ids(), missing, tips(missing));
		}
		RunLog.logger.warn("{} Alembic's own downgrade may have done that; what is missing is run.", description);
	}

	private List<String> tips(List<String> ids) {
		Set<String> below = new LinkedHashSet<>();
		ids.forEach((id) -> below.addAll(this.graph.below(id, Relation.REQUIREMENTS)));
		Set<String> implied = this.graph.ancestors(below, Relation.REQUIREMENTS);
		return ids.stream().filter((id) -> !implied.contains(id)).toList();
	}

	/**
	 * Whether the history says something else than the rows of the version table.
	 */
	boolean isContradicted(VersionRows rows, Connection connection) throws SQLException {
		List<HistoryEntry> history = this.tables.readableHistory(connection);
		return rows.isEmpty() ? !applied(history).isEmpty() : !missing(rows.ids(), history).isEmpty();
	}

	/**
	 * What is applied as the history tells, though rows of the version table do not imply
	 * it. Rows of a newer build imply what is not known here.
	 */
	private List<String> missing(List<String> rows, List<HistoryEntry> history) {
		Planner planner = new Planner(this.graph);
		if (rows.isEmpty() || !planner.unknown(rows).isEmpty()) {
			return List.of();
		}
		Set<String> implied = planner.applied(rows);
		return applied(history).stream().filter((id) -> this.graph.contains(id) && !implied.contains(id)).toList();
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
