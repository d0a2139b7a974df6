package dev.migrate.execute;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;

import dev.migrate.plan.MigrationPlan;
import dev.migrate.plan.Step;
import dev.migrate.tables.VersionRows;

/**
 * A plan under way. The rows of the version table before each step are known, so that a
 * step runs only on what it was planned for, and steps that another process has run
 * meanwhile are recognised.
 */
final class Itinerary {

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
