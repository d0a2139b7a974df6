package dev.migrate.execute;

import java.util.List;
import java.util.Set;
import java.util.function.Function;

import dev.migrate.lang.Internal;
import dev.migrate.plan.Direction;
import dev.migrate.script.Script;
import dev.migrate.tables.AppliedSum;
import dev.migrate.tables.HistoryDigest;
import org.jspecify.annotations.Nullable;

/**
 * What a run tells the history of the whole with each row. It tells nothing where nobody
 * has looked whether applied revisions have changed, nor any more once another process
 * has migrated the database in between: that may have been another build. Used by one
 * thread for one run.
 */
@Internal
public final class RunDigest {

	private final Stamped stamped;

	private final Function<List<String>, String> listing;

	private @Nullable State committed;

	private @Nullable State current;

	private RunDigest(@Nullable State state, Stamped stamped, Function<List<String>, String> listing) {
		this.committed = state;
		this.stamped = stamped;
		this.listing = listing;
	}

	/**
	 * Tells nothing.
	 */
	public static RunDigest none() {
		return new RunDigest(null, (rows) -> AppliedSum.NONE, (rows) -> "");
	}

	/**
	 * Begin with what was found.
	 * @param rows the rows of the version table
	 * @param sum stands for what they imply, none of which has changed
	 * @param stamped makes the sum for the rows that a stamp leaves
	 * @param listing stands for the revisions that there are, and given rows, if these
	 * are the target; else gives an empty string
	 */
	public static RunDigest of(List<String> rows, AppliedSum sum, Stamped stamped,
			Function<List<String>, String> listing) {
		return new RunDigest(new State(Set.copyOf(rows), sum), stamped, listing);
	}

	/**
	 * Begin a transaction.
	 * @param rows the rows of the version table, now that nobody else can change them
	 */
	void begin(List<String> rows) {
		State state = this.committed;
		this.current = (state != null && state.rows.equals(Set.copyOf(rows))) ? state : null;
		this.committed = this.current;
	}

	/**
	 * What the row of a step says.
	 * @param last whether nothing is planned after it
	 */
	HistoryDigest after(PreparedStep step, boolean last) {
		State before = this.current;
		if (before == null) {
			return HistoryDigest.NONE;
		}
		List<String> rows = step.step().rowsAfter();
		State after = new State(Set.copyOf(rows), sum(before.sum, step));
		this.current = after;
		return new HistoryDigest(after.sum.toString(), last ? this.listing.apply(rows) : "");
	}

	private AppliedSum sum(AppliedSum before, PreparedStep step) {
		if (step.step().direction() == Direction.STAMP) {
			return this.stamped.sum(step.step().rowsAfter());
		}
		String checksum = step.script().flatMap(Script::checksum).orElse("");
		return (step.step().direction() == Direction.UPGRADE) ? before.plus(step.revision(), checksum)
				: before.minus(step.revision(), checksum);
	}

	/**
	 * What has run stays.
	 */
	void committed() {
		this.committed = this.current;
	}

	/**
	 * Makes the sum over all that rows of the version table imply.
	 */
	public interface Stamped {

		AppliedSum sum(List<String> rows);

	}

	/**
	 * What the rows of the version table are, and the sum over what they imply.
	 */
	private record State(Set<String> rows, AppliedSum sum) {
	}

}
