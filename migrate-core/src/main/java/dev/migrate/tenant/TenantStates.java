package dev.migrate.tenant;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.migrate.lang.Internal;
import dev.migrate.plan.Planner;
import dev.migrate.plan.Position;
import dev.migrate.revision.Target;
import dev.migrate.start.MigrationStatus.State;
import dev.migrate.tables.VersionRows;

/**
 * Tells from the rows of version table and journal alone where tenants are. Most have the
 * same rows, so each set of them is looked at once. Used by one thread.
 */
@Internal
public final class TenantStates {

	private final Planner planner;

	private final Target target;

	private final Map<List<String>, State> known = new HashMap<>();

	/**
	 * Create a view.
	 * @param planner knows the revisions
	 * @param target where tenants are to be
	 */
	public TenantStates(Planner planner, Target target) {
		this.planner = planner;
		this.target = target;
	}

	/**
	 * Where a tenant is.
	 * @param rows what was read of it; no revision of it is incomplete
	 * @return its state; never interrupted, which the caller knows
	 */
	public State of(VersionRows rows) {
		return rows.initialized() ? this.known.computeIfAbsent(rows.ids(), this::state) : State.UNINITIALIZED;
	}

	private State state(List<String> ids) {
		Position position = this.planner.position(ids, this.target);
		if (!position.unknown().isEmpty()) {
			return State.AHEAD;
		}
		if (!position.pending().isEmpty()) {
			return State.PENDING;
		}
		return position.isAtTarget() ? State.UP_TO_DATE : State.ABOVE_TARGET;
	}

}
