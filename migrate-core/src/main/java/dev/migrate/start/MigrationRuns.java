package dev.migrate.start;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import dev.migrate.connect.Database;
import dev.migrate.connect.NotPermittedException;
import dev.migrate.connect.Patience;
import dev.migrate.dialect.Dialect;
import dev.migrate.error.RunLog;
import dev.migrate.execute.Interruption;
import dev.migrate.execute.MigrationListener;
import dev.migrate.execute.RunDigest;
import dev.migrate.execute.ScriptWriter;
import dev.migrate.lang.Internal;
import dev.migrate.plan.MigrationPlan;
import dev.migrate.plan.Planner;
import dev.migrate.plan.Planning;
import dev.migrate.plan.Step;
import dev.migrate.revision.RevisionGraph;
import dev.migrate.revision.Target;
import dev.migrate.script.Scripts;
import dev.migrate.settings.MigratorSettings;
import dev.migrate.tables.ExistingTables;
import dev.migrate.tables.MigrationTables;
import dev.migrate.tables.VersionRows;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The ways to bring a database somewhere: each takes one connection, looks where the
 * database is, checks what has to be checked before, and changes it. Nothing but a quick
 * look is taken where that says there is nothing to do.
 */
@Internal
public final class MigrationRuns {

	private static final Duration VERIFY_PAUSE = Duration.ofMillis(500);

	private final Installation installation;

	private final QuickLook quickLook;

	private final List<MigrationListener> listeners;

	private @Nullable List<String> seen;

	/**
	 * Nothing is looked at yet.
	 * @param installation the database and its revisions
	 * @param quickLook decides whether a start has anything to do
	 * @param listeners are told of runs; there may be more of them by the time of a run
	 */
	public MigrationRuns(Installation installation, QuickLook quickLook, List<MigrationListener> listeners) {
		this.installation = installation;
		this.quickLook = quickLook;
		this.listeners = listeners;
	}

	/**
	 * Have the next run begin with what somebody has just seen of this database, and of
	 * some others. It ends with a {@link dev.migrate.tables.ConcurrentChangeException}
	 * before it does anything if the history does not say the same.
	 * @param rows the rows of the version table; {@code null} if nobody has
	 */
	public void seen(@Nullable List<String> rows) {
		this.seen = rows;
	}

	private VersionRows read(Connection connection, Dialect dialect) throws SQLException {
		List<String> rows = this.seen;
		this.seen = null;
		Optional<VersionRows> assumed = (rows != null) ? this.installation.guard(dialect).assume(rows)
				: Optional.empty();
		return assumed.isPresent() ? assumed.get() : this.installation.rows(dialect).read(connection);
	}

	/**
	 * Bring the database to the target that is set, or write into a file what would do
	 * so.
	 * @param sqlOutput the file; {@code null} to migrate
	 */
	public Done start(@Nullable String sqlOutput) {
		return call((sqlOutput == null) ? this::start
				: (connection, dialect) -> write(connection, dialect, new ScriptFile(sqlOutput)));
	}

	private Done start(Connection connection, Dialect dialect) throws SQLException {
		boolean looked = this.seen != null;
		VersionRows rows = read(connection, dialect);
		return (!looked && isUpToDate(rows, dialect)) ? new Done(rows, List.of()) : new Done(rows,
				start(dialect, changes(dialect)).upgrade(connection, rows, this.installation.listing(dialect)));
	}

	private boolean isUpToDate(VersionRows rows, Dialect dialect) {
		return this.quickLook.isUpToDate(rows, dialect.name(), database().place());
	}

	private Done write(Connection connection, Dialect dialect, ScriptFile file) throws SQLException {
		ScriptChanges changes = new ScriptChanges(this.installation.settings(), this.installation.scripts(dialect),
				this.installation.tables(dialect),
				this.installation.defaultSchema(database().dialects().detect(connection)), connection, file);
		VersionRows rows = this.installation.rows(dialect).read(connection);
		start(dialect, changes).upgrade(connection, rows, this.installation.listing(dialect));
		changes.write();
		return new Done(rows, List.of());
	}

	private Start start(Dialect dialect, Start.Changes changes) {
		return new Start(this.installation, changes, dialect);
	}

	/**
	 * Wait until the database is at the target, as somebody else brings it there.
	 */
	public Done verify() {
		Patience.Wait wait = Patience.steady(this.installation.settings().goal().verifyWait(), VERIFY_PAUSE).begin();
		while (true) {
			boolean last = wait.isOver();
			Optional<VersionRows> reached = verify(last);
			if (reached.isPresent()) {
				return new Done(reached.get(), List.of());
			}
			if (!wait.pause() && !wait.isOver()) {
				throw new IllegalStateException("Interrupted while waiting for the target");
			}
		}
	}

	/**
	 * Look whether the database is at the target.
	 * @param last whether there is no further look, so that it fails
	 * @return what it is at; empty if it is not there yet
	 */
	public Optional<VersionRows> verify(boolean last) {
		try {
			return call((connection, dialect) -> {
				VersionRows rows = this.installation.rows(dialect).read(connection);
				boolean reached = isUpToDate(rows, dialect)
						|| start(dialect, changes(dialect)).verify(connection, rows, last);
				return reached ? Optional.of(rows) : Optional.empty();
			});
		}
		catch (NotPermittedException ex) {
			throw ex.ofReading();
		}
	}

	/**
	 * Upgrade.
	 * @param targets said only when it is known that the database is the application's
	 */
	public Done upgrade(Supplier<List<Target>> targets) {
		return call((connection, dialect) -> {
			Guard guard = this.installation.guard(dialect);
			VersionRows rows = read(connection, dialect);
			guard.checkHistory(rows, connection);
			new Planner(this.installation.scripts(dialect).graph()).applied(rows.ids());
			RunDigest digest = guard.checkChanges(rows, connection, this.installation.listing(dialect));
			return new Done(rows, changes(dialect).upgrade(connection, rows, targets.get(), digest));
		});
	}

	public Done downgrade(List<Target> targets) {
		List<String> order = appliedOrder(targets);
		return call((connection, dialect) -> {
			VersionRows rows = this.installation.tables(dialect).read(connection);
			this.installation.guard(dialect).checkHistory(rows, connection);
			return new Done(rows, changes(dialect).downgrade(connection, rows, targets, order, RunDigest.none()));
		});
	}

	/**
	 * The order in which revisions were applied, where targets count from it.
	 */
	public List<String> appliedOrder(List<Target> targets) {
		return targets.stream().anyMatch(Planner::countsLastApplied)
				? call((connection, dialect) -> this.installation.tables(dialect).appliedOrder(connection)) : List.of();
	}

	/**
	 * Stamp.
	 * @param purge whether to forget what the version table holds before
	 */
	public Done stamp(List<Target> targets, boolean purge) {
		return call((connection, dialect) -> {
			DatabaseChanges changes = changes(dialect);
			if (purge) {
				changes.repair(connection);
			}
			VersionRows rows = this.installation.tables(dialect).read(connection);
			if (!purge) {
				this.installation.guard(dialect).checkOwner(rows, connection);
			}
			return new Done(rows, changes.stamp(connection, rows, targets, purge));
		});
	}

	public Done ensureVersionTable() {
		return call((connection, dialect) -> {
			changes(dialect).ensureTables(connection);
			return new Done(this.installation.tables(dialect).read(connection), List.of());
		});
	}

	private DatabaseChanges changes(Dialect dialect) {
		return this.installation.changes(dialect, this.listeners);
	}

	private Database database() {
		return this.installation.database();
	}

	private <T> T call(Database.Callback<T> callback) {
		return database().call(callback);
	}

	/**
	 * What a run has done.
	 *
	 * @param rows what the version table held before
	 * @param steps the steps taken by this process
	 */
	public record Done(VersionRows rows, List<Step> steps) {
	}

	/**
	 * Writes changes into a script instead of making them. The database is read to find
	 * out where it is, and nothing else.
	 */
	private static final class ScriptChanges implements Start.Changes {

		private final MigratorSettings settings;

		private final Scripts scripts;

		private final MigrationTables tables;

		private final ScriptWriter writer;

		private final DefaultSchema defaultSchema;

		private final ScriptFile file;

		private final List<Step> steps = new ArrayList<>();

		ScriptChanges(MigratorSettings settings, Scripts scripts, MigrationTables tables, DefaultSchema defaultSchema,
				Connection connection, ScriptFile file) throws SQLException {
			this.settings = settings;
			this.scripts = scripts;
			this.tables = tables;
			this.file = file;
			this.defaultSchema = defaultSchema;
			this.writer = new ScriptWriter(defaultSchema.dialect(), scripts, settings,
					"what a start with target '" + settings.goal().target() + "' would run",
					this.defaultSchema.call(connection, (there) -> there)
							? new JdbcTemplate(new SingleConnectionDataSource(connection, true)) : null);
		}

		@Override
		public List<Step> upgrade(Connection connection, VersionRows rows, List<Target> targets, RunDigest digest)
				throws SQLException {
			RevisionGraph graph = this.scripts.graph();
			requireComplete(rows);
			BranchCheck branches = new BranchCheck(this.settings.reactions().onConflictingBranches(), this.scripts,
					this.defaultSchema.dialect());
			branches.warnOfSeveralHeads(targets);
			branches.check(rows.ids(), targets);
			List<String> current = rows.ids();
			Optional<ExistingTables> existing = unrecorded(connection, rows);
			if (existing.filter(ExistingTables::history).isPresent()) {
				new HistoryCheck(this.settings.tables(), graph, this.tables).requireNothingApplied(connection);
			}
			Optional<Planning> baseline = existing.flatMap(new Adoption(this.settings, graph)::of);
			if (baseline.isPresent()) {
				current = add(connection, baseline.get().plan(current));
			}
			add(connection, Planning.upgrade(graph, targets).plan(current));
			return List.copyOf(this.steps);
		}

		private void requireComplete(VersionRows rows) {
			if (Interruption.all(rows, this.scripts.graph()).findAny().isPresent()) {
				throw InterruptedRevisionException.ofScript(rows.interrupted());
			}
		}

		private Optional<ExistingTables> unrecorded(Connection connection, VersionRows rows) throws SQLException {
			boolean untouched = rows.isEmpty() && (!rows.initialized() || this.tables.history(connection, 0).isEmpty());
			return untouched ? Optional.of(this.tables.existing(connection)) : Optional.empty();
		}

		@Override
		public List<Step> downgrade(Connection connection, VersionRows rows, List<Target> targets, List<String> order,
				RunDigest digest) throws SQLException {
			requireComplete(rows);
			add(connection, Planning.downgrade(this.scripts.graph(), targets, order).plan(rows.ids()));
			return List.copyOf(this.steps);
		}

		private List<String> add(Connection connection, MigrationPlan plan) throws SQLException {
			plan.warnings().forEach((warning) -> RunLog.logger.warn(warning.message()));
			if (!plan.isEmpty()) {
				this.defaultSchema.call(connection, (there) -> {
					this.writer.add(plan);
					return there;
				});
				this.steps.addAll(plan.steps());
			}
			return plan.rowsAfter();
		}

		/**
		 * Write the script to where it is wanted; it says so if there is nothing to do.
		 * @throws ScriptNotWrittenException if it cannot be written
		 */
		void write() {
			if (this.steps.isEmpty()) {
				this.writer.addNothing();
			}
			this.file.write(this.writer.text());
			RunLog.logger.info("Wrote SQL for {} to {}; nothing was run",
					(this.steps.size() == 1) ? "1 step" : this.steps.size() + " steps", this.file);
		}

	}

}
