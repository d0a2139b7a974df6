package dev.migrate.branch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.migrate.branch.Branches.Footprint;
import dev.migrate.branch.OperationFootprint.Touch;

/**
 * Compares what two branches touch: all pairs of operations that touch one thing. Used
 * once.
 */
final class BranchComparison {

	private final Rules rules;

	private final List<Footprint> first;

	private final List<Footprint> second;

	/** What is found of two operations: what is certain, or else what comes first. */
	private final Map<List<BranchFinding.Side>, BranchFinding> findings = new LinkedHashMap<>();

	BranchComparison(Rules rules, List<Footprint> first, List<Footprint> second) {
		this.rules = rules;
		this.first = first;
		this.second = second;
	}

	/**
	 * Compare.
	 * @return one finding for each thing, and one for each revision of which nobody can
	 * tell what it does
	 */
	List<BranchFinding> findings() {
		Map<Thing, List<Place>> one = places(this.first);
		Map<Thing, List<Place>> other = places(this.second);
		one.forEach((thing, places) -> {
			List<Place> met = other.get(thing);
			if (met != null) {
				meet(places, met);
			}
		});
		mentions(this.first, other, false);
		mentions(this.second, one, true);
		throughViews(one, other, false);
		throughViews(other, one, true);
		opaque(this.first, this.second, false);
		opaque(this.second, this.first, true);
		return List.copyOf(this.findings.values());
	}

	private static Map<Thing, List<Place>> places(List<Footprint> footprints) {
		Map<Thing, List<Place>> places = new LinkedHashMap<>();
		for (Footprint footprint : footprints) {
			for (OperationFootprint operation : footprint.operations()) {
				for (Touch touch : operation.touches()) {
					places.computeIfAbsent(touch.thing().anywhere(), (thing) -> new ArrayList<>())
						.add(new Place(footprint, operation, touch));
				}
			}
		}
		return places;
	}

	private void meet(List<Place> one, List<Place> other) {
		List<Place> changes = one.stream().filter(Place::changes).toList();
		List<Place> others = other.stream().filter(Place::changes).toList();
		boolean rows = one.get(0).touch().thing().kind() == Thing.Kind.ROWS;
		Gravest gravest = new Gravest();
		if (rows || !changes.isEmpty() || !others.isEmpty()) {
			for (Place place : one) {
				for (Place met : (rows || place.changes()) ? other : others) {
					if (gravest.outcome == BranchOutcome.CONFLICT) {
						break;
					}
					gravest.take(outcome(place, met), place, met);
				}
			}
		}
		gravest.report();
	}

	private BranchOutcome outcome(Place one, Place other) {
		Thing thing = one.touch().thing();
		if (thing.isElsewhere(other.touch().thing())) {
			return BranchOutcome.COMMUTE;
		}
		BranchOutcome outcome = this.rules.of(thing, one.touch().manner(), other.touch().manner());
		return (outcome == BranchOutcome.CONFLICT && !thing.isSurelyAt(other.touch().thing())) ? BranchOutcome.UNKNOWN
				: outcome;
	}

	/**
	 * What one branch changes and text of the other may speak of.
	 */
	private void mentions(List<Footprint> speaking, Map<Thing, List<Place>> changed, boolean turned) {
		Map<String, List<Thing>> byWord = new HashMap<>();
		changed.keySet()
			.forEach((thing) -> byWord
				.computeIfAbsent(thing.table().isEmpty() ? thing.name() : thing.table(), (word) -> new ArrayList<>())
				.add(thing));
		for (Footprint footprint : speaking) {
			for (OperationFootprint operation : footprint.operations()) {
				Optional.ofNullable(operation.mention())
					.ifPresent((mention) -> mention.words()
						.forEach((word) -> byWord.getOrDefault(word, List.of())
							.stream()
							.filter(mention::of)
							.forEach((thing) -> changed.getOrDefault(thing, List.of())
								.stream()
								.filter(Place::changes)
								.findFirst()
								.ifPresent((place) -> report(thing.toString(), false, footprint.side(operation),
										place.side(), turned)))));
			}
		}
	}

	/**
	 * Rows that one branch reads from something that is no table, and that come from
	 * those that the other one may write.
	 */
	private void throughViews(Map<Thing, List<Place>> reading, Map<Thing, List<Place>> changed, boolean turned) {
		reading.forEach((rows, places) -> places.stream()
			.filter((place) -> place.touch().manner() instanceof Manner.RowUse use
					&& use.action() == Manner.RowUse.Action.READ && !this.rules.isTable(place.touch().thing()))
			.findFirst()
			.ifPresent((place) -> {
				List<Thing> behind = viewed(reading, rows.table());
				boolean own = behind.isEmpty()
						&& reading.getOrDefault(Thing.of(Thing.Kind.TABLE, null, rows.table()), List.of())
							.stream()
							.anyMatch(Place::changes);
				changed.forEach((thing, writers) -> {
					if (!own && (behind.isEmpty() || behind.contains(thing))) {
						writers.stream()
							.filter(BranchComparison::mattersToReaders)
							.findFirst()
							.ifPresent((writer) -> report(rows.toString(), false, place.side(), writer.side(), turned));
					}
				});
			}));
	}

	/**
	 * Whether a query through a view may find other rows, or none.
	 */
	private static boolean mattersToReaders(Place place) {
		boolean goes = place.touch().manner() instanceof Manner.Existence existence
				&& existence.becomes() == Manner.Existence.Becomes.DROPPED;
		return (place.changes() && place.touch().manner() instanceof Manner.RowUse)
				|| goes && (place.touch().thing().kind() == Thing.Kind.TABLE
						|| place.touch().thing().kind() == Thing.Kind.COLUMN);
	}

	/**
	 * The rows of the tables upon which a branch makes a view.
	 */
	private static List<Thing> viewed(Map<Thing, List<Place>> places, String view) {
		return places.values()
			.stream()
			.flatMap(List::stream)
			.map(Place::touch)
			.filter((touch) -> touch.manner() instanceof Manner.Part part && part.event() == Manner.Part.Event.VIEWED
					&& Thing.fold(part.name()).equals(view))
			.map((touch) -> new Thing(Thing.Kind.ROWS, null, touch.thing().table(), ""))
			.toList();
	}

	private void opaque(List<Footprint> footprints, List<Footprint> others, boolean turned) {
		for (Footprint footprint : footprints) {
			for (OperationFootprint operation : footprint.operations()) {
				if (operation.opaque()) {
					others.stream()
						.filter((other) -> !other.operations().isEmpty())
						.findFirst()
						.ifPresent((other) -> report("what cannot be told", false, footprint.side(operation),
								other.side(other.operations().get(0)), turned));
				}
			}
		}
	}

	private void report(String object, boolean certain, BranchFinding.Side one, BranchFinding.Side other,
			boolean turned) {
		BranchFinding.Side first = turned ? other : one;
		BranchFinding.Side second = turned ? one : other;
		this.findings.merge(List.of(first, second), new BranchFinding(object, certain, first, second),
				(known, found) -> (found.certain() && !known.certain()) ? found : known);
	}

	/**
	 * A touch with who does it.
	 *
	 * @param footprint the revision
	 * @param touch what it touches
	 */
	private record Place(Footprint footprint, OperationFootprint operation, Touch touch) {

		boolean changes() {
			return !this.touch.manner().isUse();
		}

		BranchFinding.Side side() {
			return this.footprint.side(this.operation);
		}

	}

	/**
	 * The gravest that two branches do to one thing.
	 */
	private final class Gravest {

		private BranchOutcome outcome = BranchOutcome.COMMUTE;

		private Runnable report = () -> {
		};

		void take(BranchOutcome found, Place one, Place other) {
			if (found.compareTo(this.outcome) > 0) {
				this.outcome = found;
				this.report = () -> BranchComparison.this.report(one.touch().thing().toString(),
						found == BranchOutcome.CONFLICT, one.side(), other.side(), false);
			}
		}

		void report() {
			this.report.run();
		}

	}

}
