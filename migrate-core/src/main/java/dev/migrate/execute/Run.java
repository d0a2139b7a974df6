package dev.migrate.execute;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.migrate.dialect.FailureKind;
import dev.migrate.dialect.ForeignKeysEnforcedException;
import dev.migrate.error.RunLog;
import dev.migrate.plan.MigrationPlan;
import dev.migrate.plan.Planning;
import dev.migrate.plan.Step;
import dev.migrate.revision.RevisionGraph;
import dev.migrate.settings.MigratorSettings;
import dev.migrate.settings.TransactionMode;
import dev.migrate.tables.ConcurrentChangeException;
import dev.migrate.tables.VersionRows;
import org.slf4j.Logger;

/**
 * One run of a plan: for each revision takes the lock, looks again, runs the revision,
 * commits and lets go of the lock, until all is done, be it by this process or another.
 */
final class Run {

	private static final Logger logger = RunLog.logger;

	private final MigrationConnection database;

	private final Workplace workplace;

	private final Preparation preparation;

	private final Planning planning;

	private final MigratorSettings settings;

	private final List<MigrationListener> listeners;

	private final Retries retries;

	private final List<Step> completed = new ArrayList<>();

	/** Whether the next step has turned out to rebuild a table to which others refer. */
	private boolean rebuilds;

	/** Whether the plan only completes what another run has left. */
	private boolean completing;

	private Itinerary itinerary;

	/** Whether listeners know that the run begins. */
	private boolean told;

	private final RunDigest digest;

	Run(MigrationConnection database, Preparation preparation, Planning planning, MigratorSettings settings,
			List<MigrationListener> listeners, VersionRows rows, RunDigest digest) {
		this.database = database;
		this.workplace = database.workplace();
		this.preparation = preparation;
		this.planning = planning;
		this.settings = settings;
		this.listeners = listeners;
		this.retries = new Retries(settings.limits().statementRetries(), database.processEnd());
		this.digest = digest;
		this.itinerary = plan(rows);
	}

	/**
	 * What is not complete comes first. If it is not what the plan begins with, the plan
	 * is made anew when it is complete.
	 */
	private Itinerary plan(VersionRows rows) {
		RevisionGraph graph = this.preparation.graph();
		MigrationPlan plan = this.planning.plan(rows.ids());
		Optional<Interruption> interruption = Interruption.of(rows, graph);
		this.completing = interruption.isPresent() && !interruption.get().isFirstOf(plan) && !this.planning.stamps();
		if (this.completing) {
			plan = interruption.orElseThrow().plan(rows, graph);
		}
		plan.warnings().forEach((warning) -> logger.warn(warning.message()));
		logger.debug("Plan: {}", plan);
		return new Itinerary(plan, this.preparation.prepare(plan));
	}

	/**
	 * Run the plan.
	 * @return the steps that this process has run
	 */
	List<Step> toEnd() throws SQLException {
		if (this.settings.runs().transaction() == TransactionMode.ALL && !this.database.dialect().transactionalDdl()
				&& this.itinerary.remaining().size() > 1) {
			logger.warn(
					"One transaction is asked for all revisions, but {} commits each DDL "
							+ "statement; each revision is committed for itself.",
					this.database.dialect().productName());
		}
		if (this.itinerary.isFinished()) {
			return List.of();
		}
		if (!this.database.tables().isAssumed()) {
			tellBefore();
		}
		boolean begun = true;
		ProcessEnd.Running watch = this.database.processEnd().watch();
		try {
			runAll();
		}
		catch (ConcurrentChangeException ex) {
			// Whoever assumed what is not so has not begun, and begins with what is
			begun = !this.database.tables().isAssumed();
			throw ex;
		}
		catch (RunStoppedException ex) {
			logger.warn(ex.description());
			throw ex;
		}
		catch (SQLException ex) {
			// A database within the process may end before this run does
			if (!this.database.processEnd().hasBegun()) {
				throw ex;
			}
			RunStoppedException stopped = RunStoppedException.between(this.completed, ex);
			logger.warn(stopped.description());
			throw stopped;
		}
		finally {
			watch.end();
			if (begun) {
				tellEnd();
			}
		}
		return List.copyOf(this.completed);
	}

	private void tellBefore() {
		if (!this.told) {
			this.told = true;
			this.listeners.forEach((listener) -> listener.beforeRun(this.itinerary.plan()));
		}
	}

	private void tellEnd() {
		if (!this.told) {
			LockedSection.tell(this.listeners, (listener) -> listener.beforeRun(this.itinerary.plan()));
		}
		List<Step> steps = List.copyOf(this.completed);
		LockedSection.tell(this.listeners, (listener) -> listener.afterRun(steps));
	}

	private void runAll() throws SQLException {
		LockWait lock = new LockWait(this.database, this.settings.limits().lockTimeout(), this.listeners);
		while (!isFinished()) {
			requireGoingOn();
			PreparedStep next = this.itinerary.next();
			String activity = this.settings.runs().applicationName() + " migration " + next.revision();
			if (lock.await(activity, next.transactional(), this.rebuilds, this.database.tables()::question,
					this::doneByOthers)) {
				runNext();
			}
		}
	}

	private void requireGoingOn() {
		if (this.database.processEnd().hasBegun()) {
			throw RunStoppedException.between(this.completed, null);
		}
	}

	private boolean isFinished() throws SQLException {
		if (this.completing && this.itinerary.isFinished()) {
			this.itinerary = plan(read());
		}
		return this.itinerary.isFinished();
	}

	private VersionRows read() throws SQLException {
		return this.database.tables().read(this.database.session().connection());
	}

	private boolean doneByOthers() throws SQLException {
		try {
			reconcile(read());
			return this.itinerary.isFinished();
		}
		catch (SQLException ex) {
			// SQLite lets nobody read while another one commits
			if (this.database.dialect().failures().kind(ex) == FailureKind.LOCK_TIMEOUT) {
				return false;
			}
			throw ex;
		}
	}

	/**
	 * Bring the plan in line with the rows that are there.
	 */
	private void reconcile(VersionRows rows) {
		boolean interrupted = !this.planning.stamps() && Interruption.of(rows, this.preparation.graph()).isPresent();
		if (this.itinerary.locate(rows.ids()) && (isDue(interrupted) || this.itinerary.isAt(rows))) {
			return;
		}
		if (!this.planning.repeatable() && !this.completing && !interrupted) {
			throw new ConcurrentChangeException(this.itinerary.expected(), rows.ids());
		}
		this.itinerary = plan(rows);
	}

	/**
	 * Whether the plan goes on, although its next step has not been interrupted. Where it
	 * was made to complete one, others may have done so, and more since.
	 */
	private boolean isDue(boolean interrupted) {
		return this.completing ? this.itinerary.isFinished() : !interrupted;
	}

	private void runNext() throws SQLException {
		PreparedStep planned = this.itinerary.next();
		LockedSection section = new LockedSection(this.database, this.workplace, this.settings, this.listeners,
				this.completed, this.digest);
		try {
			reconcile(section.open(this.itinerary.remaining(), planned.transactional()));
			tellBefore();
			if (!this.itinerary.isFinished() && this.itinerary.next() == planned) {
				runIn(section);
			}
			section.close();
			this.rebuilds = false;
		}
		catch (ForeignKeysEnforcedException ex) {
			if (this.rebuilds) {
				section.fail(ex, this.retries);
				throw ex;
			}
			if (this.database.session().isJoined()) {
				section.close();
				throw TransactionConflictException.ofJoinedRebuild(planned.revision(), ex.table());
			}
			section.close();
			this.rebuilds = true;
		}
		catch (SQLException | RuntimeException | Error ex) {
			if (!section.fail(ex, this.retries)) {
				throw ex;
			}
		}
	}

	private void runIn(LockedSection section) throws SQLException {
		boolean all = this.settings.runs().transaction() == TransactionMode.ALL
				&& this.database.dialect().transactionalDdl();
		List<PreparedStep> group = this.itinerary.group(all);
		List<Step> steps = section.run(group, this.itinerary.endsWith(group));
		this.itinerary.advance(steps.size());
		this.completed.addAll(steps);
	}

	/**
	 * A plan under way. The rows of the version table before each step are known, so that
	 * a step runs only on what it was planned for, and steps that another process has run
	 * meanwhile are recognised.
	 */
	private static final class Itinerary {

		private final MigrationPlan plan;

		/** Those that have not run: what has been read of a revision goes with it. */
		private final Deque<PreparedStep> steps;

		private int position;

		Itinerary(MigrationPlan plan, List<PreparedStep> steps) {
			this.plan = plan;
			this.steps = new ArrayDeque<>(steps);
		}

		MigrationPlan plan() {
			return this.plan;
		}

		boolean isFinished() {
			return this.steps.isEmpty();
		}

		PreparedStep next() {
			return this.steps.element();
		}

		/**
		 * The steps that run under one lock and in one transaction.
		 */
		List<PreparedStep> group(boolean all) {
			return all ? List.copyOf(this.steps) : List.of(next());
		}

		List<Step> remaining() {
			return this.plan.steps().subList(this.position, this.plan.steps().size());
		}

		void advance(int count) {
			for (int i = 0; i < count; i++) {
				this.steps.remove();
			}
			this.position += count;
		}

		/**
		 * Find the place in the plan at which the database is.
		 * @param rows the rows of the version table
		 * @return whether there is one, not before the place where we are
		 */
		boolean locate(List<String> rows) {
			Set<String> there = Set.copyOf(rows);
			for (int i = this.position; i <= this.plan.steps().size(); i++) {
				if (Set.copyOf(expected(i)).equals(there)) {
					advance(i - this.position);
					return true;
				}
			}
			return false;
		}

		/**
		 * Whether the next step is what was interrupted.
		 */
		boolean isAt(VersionRows rows) {
			return !isFinished() && rows.interrupted()
				.stream()
				.anyMatch((each) -> each.is(next().revision(), next().step().direction()));
		}

		/**
		 * Whether nothing comes after some of the next steps.
		 */
		boolean endsWith(List<PreparedStep> group) {
			return group.size() == this.steps.size();
		}

		/**
		 * The rows that the next step expects.
		 */
		List<String> expected() {
			return expected(this.position);
		}

		private List<String> expected(int index) {
			return (index == 0) ? this.plan.rowsBefore() : this.plan.steps().get(index - 1).rowsAfter();
		}

	}

}
