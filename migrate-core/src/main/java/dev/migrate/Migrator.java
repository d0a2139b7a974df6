package dev.migrate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Stream;

import javax.sql.DataSource;

import dev.migrate.autogenerate.AutogenerateSettings;
import dev.migrate.branch.BranchVerdict;
import dev.migrate.branch.Branches;
import dev.migrate.branch.UnresolvedConflict;
import dev.migrate.connect.Database;
import dev.migrate.connect.DatabasePlace;
import dev.migrate.connect.Dialects;
import dev.migrate.connect.NotPermittedException;
import dev.migrate.dialect.Dialect;
import dev.migrate.drift.LiveSchema;
import dev.migrate.error.RunLog;
import dev.migrate.execute.CommonWork;
import dev.migrate.execute.MigrationListener;
import dev.migrate.plan.MigrationPlan;
import dev.migrate.plan.Position;
import dev.migrate.revision.RevisionGraph;
import dev.migrate.revision.RevisionNode;
import dev.migrate.revision.Target;
import dev.migrate.schema.Schema;
import dev.migrate.script.Script;
import dev.migrate.script.Scripts;
import dev.migrate.settings.Goal;
import dev.migrate.settings.MigratorSettings;
import dev.migrate.settings.Mode;
import dev.migrate.start.Answer;
import dev.migrate.start.ChangedRevision;
import dev.migrate.start.Corrections;
import dev.migrate.start.Installation;
import dev.migrate.start.MigrationRuns;
import dev.migrate.start.MigrationRuns.Done;
import dev.migrate.start.MigrationStatus;
import dev.migrate.start.PlannedOperation;
import dev.migrate.start.Preview;
import dev.migrate.start.QuickLook;
import dev.migrate.start.Resolution;
import dev.migrate.start.ResolutionRefusedException;
import dev.migrate.tables.HistoryEntry;
import dev.migrate.tables.TableNames;
import dev.migrate.tables.VersionRows;
import dev.migrate.tenant.Tenant;
import dev.migrate.tenant.TenantList;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Brings a database to a revision, and says where it is.
 * <p>
 * Revisions are looked for once, when they are first needed. Thread-safe; concurrent runs
 * of several processes keep out of each other's way by a lock in the database.
 */
public final class Migrator {

	private final Installation installation;

	private final QuickLook quickLook;

	private final List<MigrationListener> listeners;

	private final MigrationRuns runs;

	private final @Nullable TenantList tenants;

	private final Map<String, RuntimeException> failedTenants = new ConcurrentHashMap<>();

	Migrator(Installation installation, QuickLook quickLook, List<MigrationListener> listeners,
			@Nullable TenantList tenants) {
		this.installation = installation;
		this.quickLook = quickLook;
		this.listeners = new CopyOnWriteArrayList<>(listeners);
		this.runs = new MigrationRuns(installation, quickLook, this.listeners);
		this.tenants = tenants;
	}

	/**
	 * Begin to build a migrator.
	 * @param dataSource the database; one connection at a time is taken from it
	 * @return a builder
	 */
	public static MigratorBuilder builder(DataSource dataSource) {
		return new MigratorBuilder(dataSource);
	}

	/**
	 * Begin to build what reaches no database, and writes SQL.
	 * @param dialect the kind of database, such as {@code postgresql}
	 * @return a builder
	 * @throws dev.migrate.connect.UnsupportedDatabaseException if there is none of that
	 * name
	 */
	public static OfflineSqlBuilder offline(String dialect) {
		return offline(Dialects.named(dialect));
	}

	/**
	 * Begin to build what reaches no database, and writes SQL.
	 * @param dialect the dialect, which may be one of your own
	 * @return a builder
	 */
	public static OfflineSqlBuilder offline(Dialect dialect) {
		return new OfflineSqlBuilder(dialect);
	}

	/**
	 * Make a migrator with the same revisions and settings for another database. What
	 * listens to this one does not listen to it, and it has no tenants.
	 * @param dataSource the other database
	 * @return a new migrator
	 */
	public Migrator at(DataSource dataSource) {
		Database other = database().beside(dataSource, "the DataSource", settings().tables());
		return new Migrator(new Installation(other, settings(), this.installation.loader()), this.quickLook, List.of(),
				null);
	}

	/**
	 * Have another listener told of runs that begin from now on, after those that the
	 * migrator was built with.
	 * @param listener is told what a run does
	 */
	public void addListener(MigrationListener listener) {
		this.listeners.add(listener);
	}

	/**
	 * The database.
	 * @return the data source that the migrator was built with
	 */
	public DataSource dataSource() {
		return database().dataSource();
	}

	/**
	 * What is set.
	 * @return the settings
	 */
	public MigratorSettings settings() {
		return this.installation.settings();
	}

	/**
	 * Do what a start does: bring the database to the target, or verify that it is there,
	 * as the mode says. On a database that is at its target this costs one query. Where
	 * {@link Goal#sqlOutput()} names a file, an upgrade is written there as SQL, and the
	 * database is left as it is. Where there are {@linkplain MigratorBuilder#tenants
	 * tenants}, each of them is brought there in place of the database itself, and
	 * {@link Fleet#run()} says what was done.
	 * @return what was done, which has no steps if they were only written, or are those
	 * of tenants
	 * @throws dev.migrate.error.MigrateException if the target is not reached
	 */
	public MigrationResult run() {
		if (this.tenants != null) {
			return new MigrationResult(List.of(), List.of(), List.of(), fleet().run().elapsed());
		}
		Mode mode = settings().goal().mode();
		if (mode == Mode.NONE) {
			RunLog.logger.info("Mode 'none': the database is not looked at, and nothing is migrated");
			return MigrationResult.NOTHING;
		}
		if (!settings().tables().history()) {
			RunLog.logger
				.info("No history is kept: a revision that was edited is not noticed, and each start reads all "
						+ "revisions");
		}
		return (mode == Mode.VERIFY) ? timed(this.runs::verify)
				: told(() -> this.runs.start(settings().goal().sqlOutput()));
	}

	/**
	 * Whether there are tenants, so that {@link #run()} migrates them and not the
	 * database itself.
	 * @return whether {@link #fleet()} has an answer
	 */
	public boolean hasTenants() {
		return this.tenants != null;
	}

	/**
	 * All tenants.
	 * @return what migrates them and says where they are
	 * @throws dev.migrate.tenant.UnknownTenantException if the migrator was built without
	 * tenants
	 */
	public Fleet fleet() {
		return new Fleet(this, tenants(), this.failedTenants);
	}

	/**
	 * One tenant, as a database of its own: to migrate one that the application has just
	 * made, or to look at it. May be used while all tenants are migrated.
	 * @param id what it is called
	 * @return a migrator of that tenant, with the same revisions
	 * @throws dev.migrate.tenant.UnknownTenantException if there is none of that name now
	 */
	public Migrator tenant(String id) {
		return of(tenants().find(id, database()::dialect), database().dataSource(), null, null);
	}

	/**
	 * One tenant, as a database of its own, whether or not the source of tenants knows
	 * it.
	 * @param tenant the tenant
	 * @return a migrator of that tenant, with the same revisions
	 * @throws dev.migrate.tenant.IllegalTenantException if it cannot be one
	 */
	public Migrator tenant(Tenant tenant) {
		return of(TenantList.check(tenant, database()::dialect), database().dataSource(), null, null);
	}

	private TenantList tenants() {
		return TenantList.required(this.tenants);
	}

	/**
	 * A migrator of a tenant, for one run.
	 * @param shared gives the connections to the database of this migrator
	 * @param seen the rows that were just seen of the tenant, if they were
	 * @param work what it has in common with others; {@code null} if it is alone
	 */
	Migrator of(Tenant tenant, DataSource shared, @Nullable List<String> seen, @Nullable CommonWork work) {
		MigratorSettings settings = settings().in(tenant.schema());
		DataSource own = tenant.dataSource();
		Database database = (own != null)
				? database().beside(own, "the DataSource of tenant '" + tenant.id() + "'", settings.tables())
				: database().through(shared, settings.tables());
		Migrator one = new Migrator(new Installation(database, settings, this.installation.loader(), work),
				new QuickLook(settings, this.quickLook.sources(), this.quickLook.resourceLoader()),
				this.listeners.stream().map((listener) -> listener.ofTenant(tenant.id())).toList(), null);
		one.runs.seen(seen);
		return one;
	}

	Database database() {
		return this.installation.database();
	}

	Scripts loaded() {
		return this.installation.scripts();
	}

	/**
	 * Verify without waiting.
	 */
	void verifyNow() {
		this.runs.verify(true);
	}

	/**
	 * Upgrade to one or several targets. Nothing is done if they are applied already.
	 * @param targets {@code heads}, a revision identifier or its beginning, {@code +1},
	 * …; of several, none may imply another, nor count from what is applied
	 * @return what was done
	 * @throws dev.migrate.error.MigrateException if the target is not reached
	 */
	public MigrationResult upgrade(String... targets) {
		return told(() -> this.runs.upgrade(() -> parse(targets)));
	}

	/**
	 * Upgrade to one or several targets. Nothing is done if they are applied already.
	 * @param targets where to; of several, none may imply another, nor count from what is
	 * applied
	 * @return what was done
	 * @throws dev.migrate.error.MigrateException if the target is not reached
	 */
	public MigrationResult upgrade(Target... targets) {
		List<Target> all = required(targets);
		return told(() -> this.runs.upgrade(() -> all));
	}

	/**
	 * Downgrade to one or several targets, which stay.
	 * @param targets {@code base}, a revision identifier or its beginning, {@code -1}, …
	 * A number of steps means those applied last, as the history tells, where the graph
	 * leaves it open; beside other targets it has to name its branch.
	 * @return what was done
	 * @throws dev.migrate.plan.OverlappingRevisionsException if one target takes down
	 * another
	 * @throws dev.migrate.error.MigrateException if the target is not reached
	 */
	public MigrationResult downgrade(String... targets) {
		List<Target> all = parse(targets);
		return told(() -> this.runs.downgrade(all));
	}

	/**
	 * Downgrade to one or several targets, which stay.
	 * @param targets where to
	 * @return what was done
	 * @throws dev.migrate.plan.OverlappingRevisionsException if one target takes down
	 * another
	 * @throws dev.migrate.error.MigrateException if the target is not reached
	 */
	public MigrationResult downgrade(Target... targets) {
		List<Target> all = required(targets);
		return told(() -> this.runs.downgrade(all));
	}

	/**
	 * Write into the version table that the database is at some revisions, without
	 * running them.
	 * @param targets the revisions
	 * @return what was done
	 */
	public MigrationResult stamp(String... targets) {
		List<Target> all = parse(targets);
		return timed(() -> this.runs.stamp(all, false));
	}

	/**
	 * Write into the version table that the database is at some revisions, without
	 * running them.
	 * @param targets the revisions
	 * @return what was done
	 */
	public MigrationResult stamp(Target... targets) {
		List<Target> all = required(targets);
		return timed(() -> this.runs.stamp(all, false));
	}

	/**
	 * Write into the version table that the database is at some revisions, without
	 * running them.
	 * @param targets the revisions
	 * @param purge whether to forget what the version table holds before, which helps
	 * where it holds what cannot be
	 * @return what was done
	 */
	public MigrationResult stamp(List<String> targets, boolean purge) {
		List<Target> all = parse(targets.toArray(String[]::new));
		return timed(() -> this.runs.stamp(all, purge));
	}

	/**
	 * Create the version table and the history if they are missing.
	 * @return what was done, which has no steps
	 */
	public MigrationResult ensureVersionTable() {
		return timed(this.runs::ensureVersionTable);
	}

	/**
	 * Find revisions that are not what was applied: files that were edited, and classes
	 * that make other operations. The code of classes is run without the database; those
	 * that read data are not compared, nor those that were applied by an older version of
	 * this library.
	 * @return what has changed, oldest first
	 * @throws dev.migrate.start.ForeignDatabaseException if the database is another
	 * application's
	 * @throws dev.migrate.start.EmptiedVersionTableException if somebody has emptied the
	 * version table
	 * @throws dev.migrate.start.SetBackVersionTableException if somebody has set it back
	 */
	public List<ChangedRevision> changedRevisions() {
		return corrections().changed();
	}

	/**
	 * Compare branches: whether either order leads to the same schema. The code of
	 * classes is run without the database to record what it does; what the database is at
	 * does not matter.
	 * @param revisions the ends of the branches, full identifiers; if there are none, all
	 * heads
	 * @return a verdict for each pair
	 */
	public List<BranchVerdict> compareBranches(String... revisions) {
		Branches branches = new Branches(this.installation.scripts(), database().dialect());
		return (revisions.length == 0) ? branches.ofHeads() : branches.compare(List.of(revisions));
	}

	/**
	 * Find merges in which what resolves a conflict of their branches is still to be
	 * written, so that they cannot run.
	 * @return what is left to be written
	 */
	public List<UnresolvedConflict> unresolvedConflicts() {
		return new Branches(this.installation.scripts(), database().dialect())
			.unresolved(graph().nodes().stream().map(RevisionNode::id).toList());
	}

	/**
	 * Accept all revisions that have {@linkplain #changedRevisions() changed} since they
	 * were applied: the history gets a row for each, which says that it is right as it is
	 * now. Nothing is run.
	 * @return the revisions that were accepted
	 */
	public List<ChangedRevision> acceptChanges() {
		return corrections().accept();
	}

	/**
	 * Say how somebody has left, by hand, a revision whose last run has failed half-way,
	 * as it happens where DDL is committed at once. The history gets a row that says so,
	 * and the version table follows. Nothing is run.
	 * @param revision the revision, or the beginning of its identifier
	 * @param resolution what is there of the revision: all of it or nothing
	 * @throws ResolutionRefusedException if its last run has not failed, or the version
	 * table says something else
	 * @throws dev.migrate.plan.NotNextStepException if others have to go before
	 */
	public void resolve(String revision, Resolution resolution) {
		corrections().resolve(revision, resolution);
	}

	/**
	 * Say what became of the statement at which a revision stopped, where statements are
	 * committed one by one and the database does not tell whether it is done. Nothing is
	 * run: the next run goes on behind the statement, or with it.
	 * @param revision the revision, or the beginning of its identifier
	 * @param answer whether the statement is done
	 * @throws dev.migrate.execute.journal.NotInDoubtException if the revision has not
	 * stopped, or that is known already, or the catalog shows something else
	 */
	public void resume(String revision, Answer answer) {
		corrections().resume(revision, answer);
	}

	/**
	 * What {@link #run()} would do to the version table in mode {@link Mode#UPGRADE}.
	 * Changes nothing.
	 * @return the plan; without steps if the database is at the target, or above it and
	 * may not be downgraded
	 */
	public MigrationPlan plan() {
		Target target = Target.parse(settings().goal().target());
		List<String> rows = current();
		boolean down = settings().goal().allowDowngrade()
				&& !this.installation.planner().position(rows, target).above().isEmpty();
		return down ? this.installation.planner().downgrade(rows, target)
				: this.installation.planner().upgrade(rows, target);
	}

	/**
	 * What {@link #upgrade(String...)} would do. Changes nothing.
	 * @param targets the targets
	 * @return the plan
	 */
	public MigrationPlan planUpgrade(String... targets) {
		return this.installation.planner().upgrade(current(), parse(targets));
	}

	/**
	 * What {@link #upgrade(Target...)} would do. Changes nothing.
	 * @param targets the targets
	 * @return the plan
	 */
	public MigrationPlan planUpgrade(Target... targets) {
		return this.installation.planner().upgrade(current(), required(targets));
	}

	/**
	 * What {@link #downgrade(String...)} would do. Changes nothing.
	 * @param targets the targets
	 * @return the plan
	 */
	public MigrationPlan planDowngrade(String... targets) {
		return planDowngrade(parse(targets));
	}

	/**
	 * What {@link #downgrade(Target...)} would do. Changes nothing.
	 * @param targets the targets
	 * @return the plan
	 */
	public MigrationPlan planDowngrade(Target... targets) {
		return planDowngrade(required(targets));
	}

	private MigrationPlan planDowngrade(List<Target> targets) {
		return this.installation.planner().downgrade(current(), targets, this.runs.appliedOrder(targets));
	}

	/**
	 * What {@link #stamp(List, boolean)} would do. Changes nothing.
	 * @param targets the revisions
	 * @param purge whether to forget what the version table holds before
	 * @return the plan
	 */
	public MigrationPlan planStamp(List<String> targets, boolean purge) {
		return this.installation.planner().stamp(current(), parse(targets.toArray(String[]::new)), purge);
	}

	private static List<Target> parse(String... targets) {
		return required(Stream.of(targets).map(Target::parse).toArray(Target[]::new));
	}

	private static List<Target> required(Target... targets) {
		if (targets.length == 0) {
			throw new IllegalArgumentException("'targets' must name at least one target");
		}
		return List.of(targets);
	}

	/**
	 * The rows of the version table.
	 * @return revision identifiers, sorted; none at base or without a version table
	 */
	public List<String> current() {
		VersionRows rows = call((connection, dialect) -> this.installation.tables(dialect).read(connection));
		return List.copyOf(new TreeSet<>(rows.ids()));
	}

	/**
	 * What the database is at, as revisions: those that the rows of the version table
	 * name, and the newest ones of other lines that they imply. Rows that name no known
	 * revision are left out; {@link #unknownRows()} has them.
	 * @return the applied revisions that no other applied revision is built on, oldest
	 * first
	 */
	public List<RevisionNode> currentRevisions() {
		return this.installation.planner().current(knownRows());
	}

	/**
	 * All revisions that are applied, as the rows of the version table tell; what rows
	 * imply that name no known revision cannot be told.
	 * @return full identifiers, oldest first
	 */
	public Set<String> applied() {
		return this.installation.planner().applied(knownRows());
	}

	private List<String> knownRows() {
		List<String> rows = new ArrayList<>(current());
		rows.removeAll(this.installation.planner().unknown(rows));
		return rows;
	}

	/**
	 * The rows of the version table that name no known revision, as it happens where a
	 * newer build has migrated the database.
	 * @return the rows, sorted
	 */
	public List<String> unknownRows() {
		return this.installation.planner().unknown(current());
	}

	/**
	 * Where the database is, seen from a target. Changes nothing.
	 * @param target the target
	 * @return what is pending, above or unknown
	 * @throws dev.migrate.error.MigrateException if the target stands for nothing
	 */
	public Position position(String target) {
		return position(Target.parse(target));
	}

	/**
	 * Where the database is, seen from a target. Changes nothing.
	 * @param target the target
	 * @return what is pending, above or unknown
	 * @throws dev.migrate.error.MigrateException if the target stands for nothing
	 */
	public Position position(Target target) {
		return this.installation.planner().position(current(), target);
	}

	/**
	 * Check that all heads are applied.
	 * @throws dev.migrate.plan.DatabaseNotAtHeadException if one is not
	 * @throws dev.migrate.plan.UnknownRevisionException if the version table names a
	 * revision that is not known
	 */
	public void requireHeads() {
		this.installation.planner().requireHeads(current());
	}

	/**
	 * The heads of the graph.
	 * @return the revisions that nothing is built on, in load order
	 */
	public List<RevisionNode> heads() {
		return graph().heads();
	}

	/**
	 * All revisions and how they hang together. The database is asked only where a
	 * location depends on it.
	 * @return the graph
	 * @throws dev.migrate.error.MigrateException if the revisions are not as they have to
	 * be
	 */
	public RevisionGraph graph() {
		return this.installation.catalog().graph();
	}

	/**
	 * Find a revision. The database is asked only where a location depends on it.
	 * @param revision its full identifier
	 * @return the revision, or empty if there is none
	 */
	public Optional<RevisionNode> find(String revision) {
		return this.installation.catalog().find(revision).map(Script::node);
	}

	/**
	 * All revisions with what they are written in. The database is asked only where a
	 * location depends on it.
	 * @return the revisions, in load order
	 * @throws dev.migrate.error.MigrateException if they are not as they have to be
	 */
	public List<Script> revisions() {
		return List.copyOf(this.installation.catalog().all());
	}

	/**
	 * A revision with what it is written in. The database is asked only where a location
	 * depends on it.
	 * @param revision its full identifier
	 * @return the class or the file
	 * @throws IllegalArgumentException if there is no such revision
	 */
	public Script script(String revision) {
		return this.installation.catalog().get(revision);
	}

	/**
	 * The kind of database. Connects the first time.
	 * @return such as {@code postgresql}, by which {@link #offline(String)} knows it
	 */
	public String dialectName() {
		return database().dialect().name();
	}

	/**
	 * The name and the version of the database. Connects the first time.
	 * @return such as {@code PostgreSQL 17.2}
	 */
	public String databaseName() {
		return database().version();
	}

	/**
	 * Which database this is, for somebody who is to say whether it is the one that is
	 * meant: product, address, schema of our tables, and user. Connects; has no password
	 * in it.
	 * @return such as
	 * {@code PostgreSQL at 'db.example/shop', schema 'public', user 'shop'}
	 */
	public String databasePlace() {
		return call((connection, dialect) -> DatabasePlace.of(connection,
				this.installation.tables(dialect).findSchema(connection, 0)))
			.toString();
	}

	/**
	 * What is in the default schema, or in that of the connection, but our own tables.
	 * @return the schema
	 */
	public Schema schema() {
		return call((connection, dialect) -> this.installation.defaultSchema(dialect)
			.leave(connection, (there) -> new LiveSchema(connection, dialect, TableNames.of(settings().tables()))
				.readOne(settings().tables().defaultSchema())));
	}

	/**
	 * What was run, from the history table.
	 * @return the rows, the newest last; none without a history table
	 */
	public List<HistoryEntry> history() {
		return call((connection, dialect) -> this.installation.tables(dialect).history(connection, 0));
	}

	/**
	 * The end of what was run, from the history table.
	 * @param limit how many rows at most
	 * @return the newest rows, the newest last; none without a history table
	 */
	public List<HistoryEntry> history(int limit) {
		if (limit < 1) {
			throw new IllegalArgumentException("'limit' must be at least 1 row but was " + limit);
		}
		return call((connection, dialect) -> this.installation.tables(dialect).lastOfHistory(connection, limit));
	}

	/**
	 * Where the database is. Takes at most two small queries on a connection of its own
	 * with a time limit of two seconds, changes nothing and waits for no lock.
	 * @return the status
	 */
	public MigrationStatus status() {
		try {
			return call(
					(connection, dialect) -> this.installation.status(dialect).read(connection, database().version()));
		}
		catch (NotPermittedException ex) {
			throw ex.ofReading();
		}
	}

	/**
	 * Who holds the migration lock, as far as the database tells. Changes nothing and
	 * waits for no lock.
	 * @return such as {@code pid 4711 10.0.3.7 'shop migration 1a2b' since 12:03:11Z};
	 * empty if nobody does, or this user may not see it
	 */
	public Optional<String> lockHolder() {
		return call((connection, dialect) -> this.installation.status(dialect).holder(connection));
	}

	/**
	 * What a revision does: its operations, one line each. The database is not asked; an
	 * upgrade that reads data is described as far as it goes without.
	 * @param revision the full revision identifier
	 * @return one line for each operation
	 */
	public List<String> describe(String revision) {
		return Preview.describe(database().dialect(), this.installation.scripts().get(revision));
	}

	/**
	 * What a plan will do: the operations of each step, and their SQL. It is made of what
	 * the database is and what the operations before make of it, and nothing is run.
	 * After SQL text or Java code that may have changed a table, its operations are
	 * decided when they run. Where a revision reads data, it ends.
	 * @param plan the plan, which begins where the database is
	 * @return the operations of each step, in order; none for a stamp
	 * @throws dev.migrate.error.MigrateException if a step cannot be run
	 */
	public List<List<PlannedOperation>> preview(MigrationPlan plan) {
		return call((connection, dialect) -> this.installation.defaultSchema(dialect).call(connection, (there) -> {
			Preview preview = new Preview(dialect, this.installation.scripts(dialect),
					there ? new JdbcTemplate(new SingleConnectionDataSource(connection, true)) : null);
			return plan.steps().stream().map(preview::of).toList();
		}));
	}

	/**
	 * Compares what the application wants its database to look like with what is there.
	 * @param autogenerate how to compare
	 * @return what compares
	 */
	public Autogenerate autogenerate(AutogenerateSettings autogenerate) {
		return new Autogenerate(database(), settings(), autogenerate, this.installation.scripts());
	}

	/**
	 * Writes SQL in place of running it, for the kind of database that this one is.
	 * @return what writes it
	 */
	public OfflineSql offlineSql() {
		Dialect dialect = database().dialect();
		return new OfflineSql(dialect, this.installation.scripts(dialect), settings());
	}

	/**
	 * Writes SQL in place of running it. Does not connect.
	 * @param dialect the kind of database, such as {@code postgresql}
	 * @return what writes it
	 * @throws dev.migrate.connect.UnsupportedDatabaseException if there is none of that
	 * name
	 */
	public OfflineSql offlineSql(String dialect) {
		Dialect named = database().dialects().named(dialect);
		return new OfflineSql(named, this.installation.loader().load(named.name()).scripts(), settings());
	}

	private Corrections corrections() {
		return new Corrections(this.installation, this.listeners);
	}

	private <T> T call(Database.Callback<T> callback) {
		return database().call(callback);
	}

	/**
	 * A run says at its end what came of it; with nothing to do, it has said so already.
	 */
	private MigrationResult told(Supplier<Done> run) {
		MigrationResult result = timed(run);
		int count = result.steps().size();
		if (count > 0) {
			RunLog.logger.info("{} in {} ms: the database is at {} ({})",
					(count == 1) ? "1 revision" : count + " revisions", result.elapsed().toMillis(),
					result.to().isEmpty() ? "base" : String.join(", ", result.to()), database().place());
		}
		return result;
	}

	private static MigrationResult timed(Supplier<Done> run) {
		long start = System.nanoTime();
		Done done = run.get();
		return MigrationResult.of(done, Duration.ofNanos(System.nanoTime() - start));
	}

}
