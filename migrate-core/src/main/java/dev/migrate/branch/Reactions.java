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
import dev.migrate.branch.Manner.Dependence;
import dev.migrate.branch.Manner.Existence;
import dev.migrate.branch.Manner.Part;
import dev.migrate.branch.Manner.RowRule;
import dev.migrate.branch.Manner.RowUse;
import dev.migrate.branch.OperationFootprint.Mention;
import dev.migrate.branch.OperationFootprint.Touch;

/**
 * Adds to a branch what its operations touch by what revisions have made before: rows
 * that follow others by a foreign key, what a trigger does, the table of an index that is
 * dropped by its name alone, and what a view selects from upon which another one is made.
 *
 * @param common the revisions that both branches are built on, read only if something
 * depends on them
 * @param byName whether a view can be made upon another one only where that finds by name
 * what it selects from
 */
record Reactions(Supplier<List<Footprint>> common, boolean byName) {

	/**
	 * A branch with what follows from its operations.
	 */
	List<Footprint> of(List<Footprint> branch) {
		if (touches(branch).noneMatch(Reactions::asks)) {
			return branch;
		}
		Made made = new Made(this.byName);
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
		return touch.manner() instanceof RowUse use && !use.isUse() || isNameDropped(touch) || isViewed(touch);
	}

	private static boolean isViewed(Touch touch) {
		return touch.manner() instanceof Part part && part.event() == Part.Event.VIEWED;
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

		private final Map<Thing, OperationFootprint> views = new HashMap<>();

		private final boolean byName;

		Made(boolean byName) {
			this.byName = byName;
		}

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
				else if (thing.kind() == Thing.Kind.TABLE && !touch.manner().isUse()) {
					this.views.put(thing, view(thing, operation));
				}
			}
		}

		/**
		 * What a view needs that an operation makes, which is nothing if it makes none.
		 */
		private OperationFootprint view(Thing view, OperationFootprint operation) {
			List<Touch> needed = new ArrayList<>();
			for (Touch touch : operation.touches()) {
				if (this.byName && touch.manner() instanceof Dependence dependence
						&& Thing.fold(dependence.what()).equals("view " + view.name())) {
					needed.add(touch);
				}
				else if (touch.manner() instanceof Part part && isViewed(touch)
						&& Thing.fold(part.name()).equals(view.name())) {
					needed.add(touch);
					if (this.byName) {
						needed.add(new Touch(Thing.of(Thing.Kind.TABLE, touch.thing().schema(), touch.thing().table()),
								Existence.USED));
					}
				}
			}
			Mention mention = (this.byName && !needed.isEmpty()) ? operation.mention() : null;
			return new OperationFootprint("", needed, mention, false, List.of());
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
			Mention mention = operation.mention();
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
				OperationFootprint view = isViewed(all.get(i))
						? this.views.get(Thing.of(Thing.Kind.TABLE, null, thing.table())) : null;
				if (view != null) {
					view.touches().forEach((touch) -> add(all, touch));
					mention = (view.mention() != null) ? view.mention().and(mention) : mention;
				}
			}
			return new OperationFootprint(operation.description(), all, mention, opaque, operation.unresolved());
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
