package dev.migrate.start;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

import dev.migrate.error.MigrateException;
import dev.migrate.error.Quoted;
import dev.migrate.error.RunLog;
import dev.migrate.execute.CommonWork;
import dev.migrate.execute.RunDigest;
import dev.migrate.execute.journal.OperationChecksum;
import dev.migrate.plan.Planner;
import dev.migrate.revision.Target;
import dev.migrate.script.RevisionFileException;
import dev.migrate.script.Script;
import dev.migrate.script.Scripts;
import dev.migrate.settings.MigratorSettings;
import dev.migrate.settings.Reaction;
import dev.migrate.tables.AppliedSum;
import dev.migrate.tables.HistoryEntry;
import dev.migrate.tables.MigrationTables;
import dev.migrate.tables.VersionRows;
import org.jspecify.annotations.Nullable;

/**
 * Reacts as it is set to revisions that are unknown or changed.
 */
record Guard(MigratorSettings settings, Scripts scripts, MigrationTables tables, @Nullable CommonWork work) {

	/**
	 * Refuse what the history contradicts: the database of another application, and a
	 * version table that somebody has emptied or set back. For the last, its rows are
	 * read only where something is pending and its digest does not say that all is right.
	 * @throws ForeignDatabaseException if it is another application's
	 * @throws EmptiedVersionTableException if revisions are applied without a row
	 * @throws SetBackVersionTableException if some are that the rows do not imply
	 */
	void checkHistory(VersionRows rows, Connection connection) throws SQLException {
		HistoryCheck check = historyCheck();
		check.requireSound(rows, connection);
		if (this.settings.tables().history() && isPending(rows) && !isKnown(rows, sum(rows.ids()))) {
			check.requireAllApplied(rows, connection);
		}
	}

	private boolean isPending(VersionRows rows) {
		Planner planner = new Planner(this.scripts.graph());
		return !rows.isEmpty() && planner.unknown(rows.ids()).isEmpty()
				&& planner.applied(rows.ids()).size() < this.scripts.graph().size();
	}

	private static boolean isKnown(VersionRows rows, Optional<AppliedSum> sum) {
		return sum.isPresent() && sum.get().toString().equals(rows.digest().applied());
	}

	/**
	 * Take for granted that the history says of rows what the revisions do, to be
	 * confirmed under the lock.
	 * @return empty if that cannot be told, as where a history says nothing of the whole
	 * because nobody asks
	 */
	Optional<VersionRows> assume(List<String> rows) {
		if (this.settings.tables().history() && this.settings.reactions().onChangedRevision() == Reaction.IGNORE) {
			return Optional.empty();
		}
		return sum(rows)
			.map((sum) -> VersionRows.assumed(rows, this.settings.tables().history() ? sum.toString() : ""));
	}

	/**
	 * Refuse the database of another application; an empty version table may be filled.
	 * @throws ForeignDatabaseException if it is another application's
	 */
	void checkOwner(VersionRows rows, Connection connection) throws SQLException {
		historyCheck().requireKnown(rows, connection);
	}

	private HistoryCheck historyCheck() {
		return new HistoryCheck(this.settings.tables(), this.scripts.graph(), this.tables);
	}

	/**
	 * Whether the database names revisions that are not there, or is in the middle of
	 * one.
	 * @throws dev.migrate.plan.UnknownRevisionException if that is an error
	 */
	boolean isAhead(VersionRows rows) {
		// What a database has refused is no sign of a newer build: it may have been
		// replaced
		List<String> begun = rows.interrupted()
			.stream()
			.filter((each) -> !each.refused())
			.map(VersionRows.Interrupted::revision)
			.toList();
		return isAhead(rows.ids()) || isAhead(begun);
	}

	/**
	 * Whether there are revisions among some that are not there.
	 * @throws dev.migrate.plan.UnknownRevisionException if that is an error
	 */
	boolean isAhead(List<String> rows) {
		Planner planner = new Planner(this.scripts.graph());
		List<String> unknown = planner.unknown(rows);
		if (unknown.isEmpty()) {
			return false;
		}
		switch (this.settings.reactions().onUnknownRevision()) {
			case FAIL -> planner.applied(rows);
			case WARN -> RunLog.logger.warn(
					"The database is at {}, which is not among the revisions known here (there are {}); this "
							+ "seems to be an older build. Nothing is migrated.",
					Quoted.list(unknown), this.scripts.graph().size());
			case IGNORE -> RunLog.logger.debug("The database is at {}, which is unknown here", Quoted.list(unknown));
		}
		return true;
	}

	/**
	 * React to files that were edited after they had been applied. If the digest of the
	 * history says that there are none, its rows are not read.
	 * @param listing what the revisions were found by
	 * @return what a run may tell the history of the whole; nothing if there are some
	 * @throws ChangedRevisionException if that is an error
	 */
	RunDigest checkChanges(VersionRows rows, Connection connection, Listing listing) throws SQLException {
		if (this.settings.reactions().onChangedRevision() == Reaction.IGNORE || !this.settings.tables().history()) {
			return RunDigest.none();
		}
		Optional<AppliedSum> sum = sum(rows.ids());
		if (!isKnown(rows, sum) && !rows.isEmpty() && hasFiles()) {
			List<ChangedRevision> dated = changes(rows.ids(), this.tables.readWithChecksums(connection).checksums(),
					connection);
			if (!dated.isEmpty()) {
				if (this.settings.reactions().onChangedRevision() == Reaction.FAIL) {
					throw new ChangedRevisionException(dated);
				}
				RunLog.logger.warn(ChangedRevisionException.describe(dated));
				return RunDigest.none();
			}
		}
		return sum.map((found) -> digest(rows, found, listing)).orElseGet(RunDigest::none);
	}

	private RunDigest digest(VersionRows rows, AppliedSum sum, Listing listing) {
		return RunDigest.of(rows.ids(), sum, (stamped) -> sum(stamped).orElse(AppliedSum.NONE),
				(reached) -> isAtTarget(reached) ? listing.with(reached) : "");
	}

	/**
	 * Whether a start that finds these rows has nothing to do, whatever else is in the
	 * database. It may have a target of its own, beside that of a run.
	 */
	private boolean isAtTarget(List<String> rows) {
		try {
			Target target = Target.parse(this.settings.goal().target());
			return target instanceof Target.Absolute
					&& new Planner(this.scripts.graph()).position(rows, target).isAtTarget();
		}
		catch (MigrateException ex) {
			// A start will say what is wrong
			return false;
		}
	}

	private boolean hasFiles() {
		return this.scripts.all().stream().anyMatch((script) -> script.type() == Script.Type.SQL);
	}

	/**
	 * The sum over all that rows imply, as the files are now; none if one cannot be read,
	 * which matters only where it has to be compared.
	 */
	private Optional<AppliedSum> sum(List<String> rows) {
		return (this.work != null) ? this.work.sum(rows, () -> newSum(rows)) : newSum(rows);
	}

	private Optional<AppliedSum> newSum(List<String> rows) {
		try {
			AppliedSum sum = AppliedSum.NONE;
			for (String id : new Planner(this.scripts.graph()).applied(rows)) {
				sum = sum.plus(id, this.scripts.get(id).checksum().orElse(""));
			}
			return Optional.of(sum);
		}
		catch (RevisionFileException ex) {
			return Optional.empty();
		}
	}

	/**
	 * Find files that were edited after they had been applied.
	 */
	List<ChangedRevision> changes(VersionRows rows, Connection connection) throws SQLException {
		return changes(rows.ids(), rows.checksums(), connection);
	}

	private List<ChangedRevision> changes(List<String> rows, List<VersionRows.Checksum> checksums,
			Connection connection) throws SQLException {
		if (checksums.isEmpty()) {
			return List.of();
		}
		List<ChangedRevision> changed = changes(new Planner(this.scripts.graph()).applied(rows), checksums);
		return changed.isEmpty() ? changed : dated(changed, connection);
	}

	/**
	 * Find revisions in Java that do something else now than when they were applied. A
	 * start does not look: it would have to run their code.
	 */
	public List<ChangedRevision> changedOperations(VersionRows rows, String dialect, Connection connection)
			throws SQLException {
		List<ChangedRevision> changed = changes(new Planner(this.scripts.graph()).applied(rows.ids()), rows.checksums(),
				(script, checksum) -> compareOperations(script, checksum, dialect));
		return changed.isEmpty() ? changed : dated(changed, connection);
	}

	private static Optional<ChangedRevision> compareOperations(Script script, VersionRows.Checksum checksum,
			String dialect) {
		if (script.type() != Script.Type.JAVA || !OperationChecksum.isOne(checksum.checksum())) {
			return Optional.empty();
		}
		return OperationChecksum.of(dialect, script)
			.filter((now) -> !now.equals(checksum.checksum()))
			.map((now) -> new ChangedRevision(checksum.revision(), script.name(), checksum.checksum(), now, ""));
	}

	/**
	 * Find files that were edited after they had been applied, without asking when that
	 * was.
	 * @param applied the revisions that are applied now
	 * @param checksums all checksums of the history; of several for one revision, the
	 * last counts
	 */
	List<ChangedRevision> changes(Set<String> applied, List<VersionRows.Checksum> checksums) {
		return changes(applied, checksums, Guard::compare);
	}

	private List<ChangedRevision> changes(Set<String> applied, List<VersionRows.Checksum> checksums,
			BiFunction<Script, VersionRows.Checksum, Optional<ChangedRevision>> comparison) {
		Map<String, VersionRows.Checksum> last = new HashMap<>();
		for (VersionRows.Checksum checksum : checksums) {
			last.merge(checksum.revision(), checksum, (one, other) -> (one.rank() > other.rank()) ? one : other);
		}
		List<ChangedRevision> changed = new ArrayList<>();
		for (String id : applied) {
			VersionRows.Checksum checksum = last.get(id);
			Optional<Script> script = this.scripts.find(id);
			if (checksum != null && script.isPresent()) {
				comparison.apply(script.get(), checksum).ifPresent(changed::add);
			}
		}
		return changed;
	}

	private static Optional<ChangedRevision> compare(Script script, VersionRows.Checksum checksum) {
		if (script.matches(checksum.checksum())) {
			return Optional.empty();
		}
		return script.checksum()
			.map((now) -> new ChangedRevision(checksum.revision(), script.name(), checksum.checksum(), now, ""));
	}

	/**
	 * Add when and by whom the files were applied.
	 */
	private List<ChangedRevision> dated(List<ChangedRevision> changed, Connection connection) throws SQLException {
		Map<String, HistoryEntry> entries = new HashMap<>();
		for (HistoryEntry entry : this.tables.history(connection, 0)) {
			entry.checksum().ifPresent((checksum) -> entries.put(entry.revision() + checksum, entry));
		}
		return changed.stream().map((revision) -> {
			HistoryEntry entry = entries.get(revision.revision() + revision.applied());
			String when = (entry != null) ? "on " + entry.installedOn() + " by " + entry.installedBy() : "";
			return new ChangedRevision(revision.revision(), revision.script(), revision.applied(), revision.now(),
					when);
		}).toList();
	}

}
