package dev.migrate.branch;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import dev.migrate.branch.Manner.Aspect;
import dev.migrate.branch.Manner.Dependence;
import dev.migrate.branch.Manner.Existence;
import dev.migrate.branch.Manner.Existence.Becomes;
import dev.migrate.branch.Manner.Part;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Index;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * What follows where two operations touch one thing.
 *
 * @param tables the tables as they were before either branch, empty if that is not known
 */
record Rules(Function<TableName, Optional<Table>> tables) {

	/** Pairs of aspects that do not leave each other alone. */
	private static final Set<Set<String>> ENTANGLED = Set.of(Set.of(Aspect.TYPE, Aspect.DEFAULT),
			Set.of(Aspect.TYPE, Aspect.IDENTITY), Set.of(Aspect.DEFAULT, Aspect.IDENTITY),
			Set.of(Aspect.NULLABLE, Aspect.IDENTITY), Set.of(Aspect.TYPE, Aspect.STORAGE),
			Set.of(Aspect.START, Aspect.RESTART), Set.of(Aspect.START, Aspect.MINVALUE),
			Set.of(Aspect.START, Aspect.MAXVALUE), Set.of(Aspect.RESTART, Aspect.MINVALUE),
			Set.of(Aspect.RESTART, Aspect.MAXVALUE), Set.of(Aspect.INCREMENT, Aspect.MINVALUE),
			Set.of(Aspect.INCREMENT, Aspect.MAXVALUE), Set.of(Aspect.MINVALUE, Aspect.MAXVALUE));

	/**
	 * What is known of the order of two operations.
	 * @param thing what both touch
	 * @param one how one of them touches it
	 * @param other how the other one does
	 */
	BranchOutcome of(Thing thing, Manner one, Manner other) {
		if (one.equals(other) && one.isUse()) {
			return BranchOutcome.COMMUTE;
		}
		return switch (thing.kind()) {
			case ROWS -> new RowRules(this.tables, thing).of(one, other);
			case PARTS -> parts(thing, (Part) one, (Part) other);
			default -> general(one, other);
		};
	}

	/**
	 * Whether it is known to be a table, and no view.
	 */
	boolean isTable(Thing thing) {
		return this.tables.apply(new TableName(thing.schema(), thing.table())).isPresent();
	}

	private BranchOutcome general(Manner one, Manner other) {
		if (one instanceof Existence first && other instanceof Existence second) {
			return existences(first, second);
		}
		if (one instanceof Existence first) {
			return existence(first);
		}
		if (other instanceof Existence second) {
			return existence(second);
		}
		if (one instanceof Aspect first) {
			return (other instanceof Aspect second) ? aspects(first, second) : depends((Dependence) other, first);
		}
		return (other instanceof Aspect second) ? depends((Dependence) one, second) : BranchOutcome.COMMUTE;
	}

	private static BranchOutcome existences(Existence one, Existence other) {
		if (one.isUse() && other.isUse()) {
			return BranchOutcome.COMMUTE;
		}
		if (one.becomes() == other.becomes() && one.conditional() && other.conditional()) {
			return one.definition().equals(other.definition()) ? BranchOutcome.COMMUTE : BranchOutcome.CONFLICT;
		}
		return (one.isUse() ? existence(other) : other.isUse() ? existence(one) : BranchOutcome.CONFLICT);
	}

	/**
	 * Something comes or goes that the other one needs. Whether what is made only where
	 * it is not there has been there, nobody knows.
	 */
	private static BranchOutcome existence(Existence existence) {
		if (existence.isUse()) {
			return BranchOutcome.COMMUTE;
		}
		return (existence.becomes() == Becomes.MADE && existence.conditional()) ? BranchOutcome.UNKNOWN
				: BranchOutcome.CONFLICT;
	}

	private static BranchOutcome aspects(Aspect one, Aspect other) {
		boolean drawn = one.aspect().equals(Aspect.DRAWN) || other.aspect().equals(Aspect.DRAWN);
		if (drawn) {
			return one.equals(other) ? BranchOutcome.COMMUTE : BranchOutcome.UNKNOWN;
		}
		if (one.aspect().equals(other.aspect())) {
			return one.value().equals(other.value()) ? BranchOutcome.COMMUTE : BranchOutcome.CONFLICT;
		}
		if (one.aspect().equals(Aspect.ALL) || other.aspect().equals(Aspect.ALL)) {
			return BranchOutcome.CONFLICT;
		}
		// Another owner may do less, and what was granted is granted by him
		boolean owner = one.aspect().equals(Aspect.OWNER) || other.aspect().equals(Aspect.OWNER);
		return (owner || ENTANGLED.contains(Set.of(one.aspect(), other.aspect()))) ? BranchOutcome.UNKNOWN
				: BranchOutcome.COMMUTE;
	}

	private static BranchOutcome depends(Dependence dependence, Aspect change) {
		boolean harmless = change.aspect().equals(Aspect.NULLABLE) && change.value().equals("false")
				&& dependence.what().equals("primary key");
		boolean matters = dependence.aspects().contains(change.aspect()) || change.aspect().equals(Aspect.ALL);
		return (matters && !harmless) ? BranchOutcome.UNKNOWN : BranchOutcome.COMMUTE;
	}

	private BranchOutcome parts(Thing table, Part one, Part other) {
		return meet(table, one, other).or(meet(table, other, one));
	}

	private BranchOutcome meet(Thing table, Part part, Part other) {
		List<String> columns = columns(table, part);
		return switch (part.event()) {
			case UNIQUE_MADE, KEYED -> (part.event() == other.event() && sameColumns(columns, other.columns()))
					? BranchOutcome.UNKNOWN : BranchOutcome.COMMUTE;
			case NULLS_MATTER -> (part.event() == other.event() && overlap(columns, other.columns()))
					? BranchOutcome.UNKNOWN : BranchOutcome.COMMUTE;
			case COLUMN_DROPPED -> (other.event() == Part.Event.REFERENCED && overlap(columns, other.columns()))
					? BranchOutcome.UNKNOWN : BranchOutcome.COMMUTE;
			case INDEX_DROPPED, CONSTRAINT_DROPPED -> drop(table, part, columns, other);
			case COLUMN_RENAMED -> (other.event() == Part.Event.VIEWED) ? BranchOutcome.UNKNOWN : BranchOutcome.COMMUTE;
			case INDEX_MADE, REFERENCED, NUMBERED, VIEWED, TABLE_DROPPED -> BranchOutcome.COMMUTE;
		};
	}

	private BranchOutcome drop(Thing table, Part part, @Nullable List<String> columns, Part other) {
		boolean constraint = part.event() == Part.Event.CONSTRAINT_DROPPED;
		return switch (other.event()) {
			case CONSTRAINT_DROPPED, UNIQUE_MADE, NULLS_MATTER, COLUMN_RENAMED, VIEWED -> BranchOutcome.COMMUTE;
			case INDEX_MADE, INDEX_DROPPED ->
				(constraint && overlap(columns, columns(table, other))) ? BranchOutcome.UNKNOWN : BranchOutcome.COMMUTE;
			case COLUMN_DROPPED -> columnDropped(part, columns, other);
			case TABLE_DROPPED -> BranchOutcome.UNKNOWN;
			case REFERENCED -> (columns == null || other.columns() == null || sameColumns(columns, other.columns()))
					? BranchOutcome.UNKNOWN : BranchOutcome.COMMUTE;
			case KEYED, NUMBERED -> overlap(columns, other.columns()) ? BranchOutcome.UNKNOWN : BranchOutcome.COMMUTE;
		};
	}

	private static BranchOutcome columnDropped(Part part, @Nullable List<String> columns, Part column) {
		if (columns == null) {
			return BranchOutcome.UNKNOWN;
		}
		return (columns.contains(Thing.fold(column.name())) && !part.conditional()) ? BranchOutcome.CONFLICT
				: BranchOutcome.COMMUTE;
	}

	private static boolean sameColumns(@Nullable List<String> one, @Nullable List<String> other) {
		return one != null && other != null && Set.copyOf(one).equals(Set.copyOf(other));
	}

	private static boolean overlap(@Nullable List<String> one, @Nullable List<String> other) {
		return one == null || other == null || one.stream().anyMatch(other::contains);
	}

	private @Nullable List<String> columns(Thing thing, Part part) {
		if (part.columns() != null) {
			return part.columns();
		}
		Table table = this.tables.apply(new TableName(thing.schema(), thing.table())).orElse(null);
		if (table == null) {
			return null;
		}
		for (Index index : table.indexes()) {
			if (Thing.fold(index.name()).equals(Thing.fold(part.name()))) {
				return columns(index);
			}
		}
		for (Constraint constraint : table.constraints()) {
			if (Thing.fold(String.valueOf(constraint.name())).equals(Thing.fold(part.name()))
					&& !constraint.columns().isEmpty()) {
				return Thing.fold(constraint.columns());
			}
		}
		return null;
	}

	private static @Nullable List<String> columns(Index index) {
		if (index.where() != null || index.elements().stream().anyMatch((element) -> element.column() == null)) {
			return null;
		}
		return Thing.fold(index.elements().stream().map((element) -> String.valueOf(element.column())).toList());
	}

}
