package dev.migrate.execute;

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

	private final List<PreparedStep> steps;

	private int position;

	Itinerary(MigrationPlan plan, List<PreparedStep> steps) {
		this.plan = plan;
		this.steps = steps;
	}

	MigrationPlan plan() {
		return this.plan;
	}

	boolean isFinished() {
		return this.position == this.steps.size();
	}

	PreparedStep next() {
		return this.steps.get(this.position);
	}

	/**
	 * The steps that run under one lock and in one transaction.
	 */
	List<PreparedStep> group(boolean all) {
		return this.steps.subList(this.position, all ? this.steps.size() : this.position + 1);
	}

	List<Step> remaining() {
		return this.plan.steps().subList(this.position, this.steps.size());
	}

	void advance(int count) {
		this.position += count;
	}

	/**
	 * Find the place in the plan at which the database is.
	 * @param rows the rows of the version table
	 * @return whether there is one, not before the place where we are
	 */
	boolean locate(List<String> rows) {
		for (int i = this.position; i <= this.steps.size(); i++) {
			if (Set.copyOf(expected(i)).equals(Set.copyOf(rows))) {
				this.position = i;
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
		return this.position + group.size() == this.steps.size();
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
