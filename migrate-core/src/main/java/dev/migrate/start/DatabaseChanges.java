package dev.migrate.start;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

import dev.migrate.connect.Database;
import dev.migrate.dialect.Dialect;
import dev.migrate.execute.CommonWork;
import dev.migrate.execute.Execution;
import dev.migrate.execute.Executor;
import dev.migrate.execute.MigrationListener;
import dev.migrate.execute.RunDigest;
import dev.migrate.execute.journal.StatementInDoubt;
import dev.migrate.lang.Internal;
import dev.migrate.plan.Planning;
import dev.migrate.plan.Step;
import dev.migrate.revision.RevisionGraph;
import dev.migrate.revision.RevisionNode;
import dev.migrate.revision.Target;
import dev.migrate.script.Script;
import dev.migrate.script.Scripts;
import dev.migrate.settings.MigratorSettings;
import dev.migrate.tables.ExistingTables;
import dev.migrate.tables.HistoryEntry;
import dev.migrate.tables.MigrationTables;
import dev.migrate.tables.TableNames;
import dev.migrate.tables.VersionRows;
import org.jspecify.annotations.Nullable;

/**
 * Makes changes in the database at the other end of a connection, as opposed to those
 * that are written into a script. What the version table holds has been read before, and
 * nothing was found that forbids the change.
 */
@Internal
public final class DatabaseChanges implements Start.Changes {

	private final MigratorSettings settings;

	private final List<MigrationListener> listeners;

	private final Scripts scripts;

	private final Database database;

	private final @Nullable CommonWork work;

	public DatabaseChanges(MigratorSettings settings, List<MigrationListener> listeners, Scripts scripts,
			Database database) {
		this(settings, listeners, scripts, database, null);
	}

	DatabaseChanges(MigratorSettings settings, List<MigrationListener> listeners, Scripts scripts, Database database,
			@Nullable CommonWork work) {
		this.settings = settings;
		this.listeners = listeners;
		this.scripts = scripts;
		this.database = database;
		this.work = work;
	}

	/**
	 * Upgrade to targets where the history need not tell anything of the whole.
	 */
	public List<Step> upgrade(Connection connection, VersionRows rows, List<Target> targets) throws SQLException {
		return upgrade(connection, rows, targets, RunDigest.none());
	}

	@Override
	public List<Step> upgrade(Connection connection, VersionRows rows, List<Target> targets, RunDigest digest)
			throws SQLException {
		RevisionGraph graph = this.scripts.graph();
		BranchCheck branches = new BranchCheck(this.settings.reactions().onConflictingBranches(), this.scripts,
				this.database.dialect());
		branches.warnOfSeveralHeads(targets);
		branches.check(rows.ids(), targets);
		try (Execution execution = open(connection, rows)) {
			List<Planning> plannings = new ArrayList<>();
			Optional<ExistingTables> existing = execution.unrecorded(rows);
			if (existing.filter(ExistingTables::history).isPresent()) {
				new HistoryCheck(this.settings.tables(), graph, tables(connection)).requireNothingApplied(connection);
			}
			existing.flatMap(new Adoption(this.settings, graph)::of).ifPresent(plannings::add);
			plannings.add(Planning.upgrade(graph, targets));
			return execution.run(rows, plannings, digest);
		}
	}

	@Override
	public List<Step> downgrade(Connection connection, VersionRows rows, List<Target> targets, List<String> order,
			RunDigest digest) throws SQLException {
		return run(connection, rows, Planning.downgrade(this.scripts.graph(), targets, order), digest);
	}

	public List<Step> stamp(Connection connection, VersionRows rows, List<Target> targets, boolean purge)
			throws SQLException {
		List<Step> steps = run(connection, rows, Planning.stamp(this.scripts.graph(), targets, purge),
				RunDigest.none());
		if (steps.isEmpty()) {
			recordAgain(connection, rows);
		}
		return steps;
	}

	/**
	 * A stamp at what the version table says already changes no row; but the history may
	 * say something else, and has to agree.
	 */
	private void recordAgain(Connection connection, VersionRows rows) throws SQLException {
		RevisionGraph graph = this.scripts.graph();
		if (new HistoryCheck(this.settings.tables(), graph, tables(connection)).isContradicted(rows, connection)) {
			try (Execution execution = open(connection, VersionRows.NONE)) {
				execution.recordAgain(
						rows.isEmpty() ? List.of(RevisionNode.BASE) : rows.ids().stream().map(graph::named).toList(),
						Set.copyOf(rows.ids()));
			}
		}
	}

	private List<Step> run(Connection connection, VersionRows rows, Planning planning, RunDigest digest)
			throws SQLException {
		try (Execution execution = open(connection, rows)) {
			return execution.run(rows, List.of(planning), digest);
		}
	}

	public List<ChangedRevision> acceptChanges(Connection connection, List<ChangedRevision> changed)
			throws SQLException {
		try (Execution execution = open(connection, VersionRows.NONE)) {
			Map<Script, String> checksums = new LinkedHashMap<>();
			changed.forEach((revision) -> checksums.put(this.scripts.get(revision.revision()), revision.now()));
			execution.accept(checksums);
			return changed;
		}
	}

	public void ensureTables(Connection connection) throws SQLException {
		try (Execution execution = open(connection, VersionRows.NONE)) {
			execution.ensureTables();
		}
	}

	public void resolve(Connection connection, String revision,
			BiFunction<VersionRows, List<HistoryEntry>, Execution.Resolved> resolution) throws SQLException {
		try (Execution execution = open(connection, VersionRows.NONE)) {
			execution.resolve(this.scripts.get(revision), resolution);
		}
	}

	public void resume(Connection connection, String revision, Answer answer) throws SQLException {
		// Without the lock: where nothing is in doubt, nothing is touched
		StatementInDoubt.of(revision, tables(connection).journal(connection, revision));
		try (Execution execution = open(connection, VersionRows.NONE)) {
			execution.resume(this.scripts.get(revision), answer == Answer.DONE);
		}
	}

	public void repair(Connection connection) throws SQLException {
		try (Execution execution = open(connection, VersionRows.NONE)) {
			execution.repair();
		}
	}

	private MigrationTables tables(Connection connection) throws SQLException {
		return new MigrationTables(this.database.confirmed(connection), TableNames.of(this.settings.tables()));
	}

	private Execution open(Connection connection, VersionRows rows) throws SQLException {
		this.database.requireMayChange(connection);
		// Reading has needed less: now the database has to be what it seems to be
		Dialect dialect = this.database.confirmed(connection);
		return new Executor(this.database.dataSource(), dialect, this.scripts, this.settings, this.listeners, this.work)
			.open(connection, this.database.joinsTransaction(), rows.initialized());
	}

}
