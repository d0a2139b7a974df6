package dev.migrate.plan;

import java.util.List;
import java.util.stream.Collectors;

/**
 * All that will run, in order, and the version table before and after it. A plan changes
 * nothing by itself.
 *
 * @param rowsBefore the rows of the version table that the plan starts from, in row order
 * @param steps the steps in the order in which they run; none means that there is nothing
 * to do
 * @param rowsAfter the rows of the version table at the end, sorted
 * @param warnings what a user should know before it runs
 */
public record MigrationPlan(List<String> rowsBefore, List<Step> steps, List<String> rowsAfter,
		List<PlanWarning> warnings) {

	public MigrationPlan {
		rowsBefore = List.copyOf(rowsBefore);
		steps = List.copyOf(steps);
		rowsAfter = List.copyOf(rowsAfter);
		warnings = List.copyOf(warnings);
	}

	/**
	 * Create a plan without warnings.
	 * @param rowsBefore the rows of the version table that the plan starts from
	 * @param steps the steps in the order in which they run
	 * @param rowsAfter the rows of the version table at the end
	 */
	public MigrationPlan(List<String> rowsBefore, List<Step> steps, List<String> rowsAfter) {
		this(rowsBefore, steps, rowsAfter, List.of());
	}

	/**
	 * Whether there is nothing to do.
	 * @return whether the plan has no steps
	 */
	public boolean isEmpty() {
		return this.steps.isEmpty();
	}

	/**
	 * A listing for people: one line per step with the rows it leaves, after a line for
	 * the start.
	 * @return the lines, without a line break at the end
	 */
	public String describe() {
		StringBuilder text = new StringBuilder("from " + rows(this.rowsBefore));
		for (Step step : this.steps) {
			text.append("\n").append(step).append(describeMessage(step)).append(" => ").append(rows(step.rowsAfter()));
		}
		return text.toString();
	}

	private static String describeMessage(Step step) {
		String message = step.revision().message();
		return message.isEmpty() ? "" : " (" + message + ")";
	}

	private static String rows(List<String> rows) {
		return rows.isEmpty() ? "base" : String.join(", ", rows);
	}

	/**
	 * The steps in one line.
	 * @return such as {@code upgrade c, upgrade d}
	 */
	@Override
	public String toString() {
		return this.steps.stream().map(Step::toString).collect(Collectors.joining(", "));
	}

}
