package dev.migrate.branch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.migrate.branch.Branches.Footprint;
import dev.migrate.branch.Manner.Existence;
import dev.migrate.branch.Manner.Part;
import dev.migrate.branch.Manner.RowRule;
import dev.migrate.branch.Manner.RowUse;
import dev.migrate.branch.OperationFootprint.Touch;

/**
 * Adds to a branch what its operations touch by what revisions have made before: rows
 * that follow others by a foreign key, what a trigger does, and the table of an index
 * that is dropped by its name alone.
 *
 * @param common the revisions that both branches are built on, read only if something
 * depends on them
 */
record Reactions(Supplier<List<Footprint>> common) {

	/**
	 * A branch with what follows from its operations.
	 */
	List<Footprint> of(List<Footprint> branch) {
		if (touches(branch).noneMatch(Reactions::asks)) {
			return branch;
		}
		Made made = new Made();
		this.common.get().forEach(made::add);
		branch.forEach(made::add);
		return branch.stream()
			.map((footprint) -> new Footprint(footprint.revision(), footprint.script(),
					footprint.operations().stream().map(made::follow).toList()))
			.toList();
	}

	private static Stream<Touch> touches(List<Footprint> footprints) {
		return footprints.stream()
			.flatMap((footprint) -> footprint.operations().stream())
			.flatMap((operation) -> operation.touches().stream());
	}

	private static boolean asks(Touch touch) {
		return touch.manner() instanceof RowUse use && !use.isUse() || isNameDropped(touch);
	}

	private static boolean isNameDropped(Touch touch) {
		return touch.thing().kind() == Thing.Kind.NAME && touch.manner() instanceof Existence existence
				&& existence.becomes() == Existence.Becomes.DROPPED;
	}

	/**
	 * What revisions have made that reacts.
	 */
	private static final class Made {

		private final Map<Thing, List<RowRule>> rules = new HashMap<>();

		private final Map<Thing, Thing> tables = new HashMap<>();

		void add(Footprint footprint) {
			footprint.operations().forEach(this::add);
		}

		private void add(OperationFootprint operation) {
			List<Touch> touches = operation.touches();
			List<Thing> named = tables(touches);
			boolean goes = touches.stream().anyMatch(Made::isRoutineDropped);
			for (Touch touch : touches) {
				Thing thing = touch.thing().anywhere();
				if (touch.manner() instanceof RowRule rule) {
					List<RowRule> there = this.rules.computeIfAbsent(thing, (rows) -> new ArrayList<>());
					there.removeIf((known) -> goes && known.equals(rule));
					if (!goes) {
						there.add(rule);
					}
				}
				else if (thing.kind() == Thing.Kind.NAME && named.size() == 1) {
					this.tables.putIfAbsent(thing, named.get(0));
				}
			}
		}

		private static boolean isRoutineDropped(Touch touch) {
			return touch.thing().kind() == Thing.Kind.ROUTINE && touch.manner() instanceof Existence existence
					&& existence.becomes() == Existence.Becomes.DROPPED;
		}

		private static List<Thing> tables(List<Touch> touches) {
			return touches.stream()
				.map(Touch::thing)
				.filter((thing) -> thing.kind() == Thing.Kind.TABLE)
				.distinct()
				.toList();
		}

		OperationFootprint follow(OperationFootprint operation) {
			List<Touch> all = new ArrayList<>(operation.touches());
			boolean opaque = operation.opaque();
			if (tables(all).isEmpty()) {
				operation.touches().stream().filter(Reactions::isNameDropped).forEach((touch) -> index(touch, all));
			}
			for (int i = 0; i < all.size(); i++) {
				Thing thing = all.get(i).thing();
				if (all.get(i).manner() instanceof RowUse use && !use.isUse()) {
					for (RowRule rule : this.rules.getOrDefault(thing.anywhere(), List.of())) {
						opaque |= rule.kind() == RowRule.Kind.TRIGGER;
						reached(rule, use, all);
					}
				}
			}
			return new OperationFootprint(operation.description(), all, operation.mention(), opaque,
					operation.unresolved());
		}

		private void index(Touch touch, List<Touch> all) {
			Thing table = this.tables.get(touch.thing().anywhere());
			if (table != null) {
				all.add(new Touch(new Thing(Thing.Kind.PARTS, table.schema(), table.name(), ""),
						new Part(Part.Event.INDEX_DROPPED, touch.thing().name(), null)));
			}
		}

		/**
		 * The rows of another table may change, or have a say.
		 */
		private static void reached(RowRule rule, RowUse use, List<Touch> all) {
			RowRule.Reached reached = rule.reached();
			if (reached == null || !RowRules.reaches(rule, use)) {
				return;
			}
			List<String> columns = reached.columns();
			Set<String> read = (columns != null) ? Set.copyOf(columns) : Set.of();
			add(all, new Touch(Thing.rows(reached.table()), new RowUse(RowUse.Action.UPDATE,
					reached.changes() ? null : List.of(), Map.of(), List.of(), "?", read, Objects.toString(reached))));
			if (reached.changes()) {
				add(all, new Touch(Thing.parts(reached.table()),
						new Part(Part.Event.REFERENCED, Objects.toString(reached), columns)));
			}
		}

		private static void add(List<Touch> all, Touch touch) {
			if (!all.contains(touch)) {
				all.add(touch);
			}
		}

	}

}
