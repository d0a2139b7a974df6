package dev.migrate.start;

import java.util.ArrayList;
import java.util.List;

import dev.migrate.lang.Internal;
import dev.migrate.plan.Direction;
import dev.migrate.revision.Target;
import dev.migrate.tables.HistoryEntry;
import dev.migrate.tables.Outcome;

/**
 * The order in which revisions were applied.
 */
@Internal
public final class AppliedOrder {

	private AppliedOrder() {
	}

	/**
	 * Whether a target may depend on that order.
	 */
	public static boolean matters(Target target) {
		return target instanceof Target.Relative relative && relative.start().isEmpty() && relative.branch().isEmpty();
	}

	/**
	 * Read it off the history.
	 * @param history the rows, the newest last
	 * @return identifiers, the one applied last at the end; those downgraded since are
	 * left out
	 */
	public static List<String> of(List<HistoryEntry> history) {
		List<String> order = new ArrayList<>();
		for (HistoryEntry entry : history) {
			if (entry.outcome() == Outcome.APPLIED) {
				order.remove(entry.revision());
				if (entry.direction() != Direction.DOWNGRADE) {
					order.add(entry.revision());
				}
			}
		}
		return order;
	}

}
