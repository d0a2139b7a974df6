package dev.migrate.autogenerate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

import dev.migrate.dialect.DialectFact;
import dev.migrate.error.EditDistance;
import dev.migrate.dialect.TypeFamily;
import dev.migrate.schema.Column;
import dev.migrate.schema.Table;

/**
 * Finds what may have been renamed: columns of one type, or of names that are alike;
 * tables that share most of their columns. Each is named once, with what it is most like.
 *
 * @param comparison how to compare
 */
record RenameGuess(Comparison comparison) {

	private static final double ENOUGH = 0.6;

	/**
	 * The columns of a table that may have been renamed.
	 * @param live the table that is there
	 */
	List<RenameCandidate> columns(Table live, WantedTable wanted) {
		List<Pair<Column, Column>> pairs = new ArrayList<>();
		for (Column added : wanted.normal().columns()) {
			if (live.column(added.name()).isEmpty()) {
				live.columns()
					.stream()
					.filter((gone) -> wanted.normal().column(gone.name()).isEmpty())
					.forEach((gone) -> pairs.add(new Pair<>(gone, added, likeness(gone, added, wanted))));
			}
		}
		return best(pairs).stream()
			.map((pair) -> new RenameCandidate(wanted.name(), wanted.name(), pair.after().name(), pair.before().name()))
			.toList();
	}

	private double likeness(Column gone, Column added, WantedTable table) {
		if (gone.computed() != null || added.computed() != null) {
			return 0;
		}
		boolean sameType = new TypeMatch(this.comparison.dialect().has(DialectFact.NAMED_ENUMS), table.name())
			.same(gone.type(), added.type());
		double names = names(gone.name(), added.name());
		if (sameType && gone.nullable() == added.nullable()) {
			return 1 + names;
		}
		boolean alike = TypeFamily.of(gone.type()) == TypeFamily.of(added.type());
		return (alike && names >= ENOUGH) ? names : 0;
	}

	/**
	 * The tables that may have been renamed.
	 * @param gone tables that are there and nobody wants
	 * @param added tables that are wanted and are not there
	 */
	List<RenameCandidate> tables(List<Table> gone, List<WantedTable> added) {
		List<Pair<Table, WantedTable>> pairs = new ArrayList<>();
		for (WantedTable wanted : added) {
			gone.stream()
				.filter((table) -> Objects.equals(table.name().schema(), wanted.name().schema()))
				.forEach((table) -> pairs.add(new Pair<>(table, wanted, likeness(table, wanted))));
		}
		return best(pairs).stream()
			.map((pair) -> new RenameCandidate(pair.after().name(), pair.before().name(), null, null))
			.toList();
	}

	private double likeness(Table gone, WantedTable added) {
		TypeMatch types = new TypeMatch(this.comparison.dialect().has(DialectFact.NAMED_ENUMS), added.name());
		long shared = added.normal()
			.columns()
			.stream()
			.filter((column) -> gone.column(column.name())
				.filter((other) -> types.same(other.type(), column.type()))
				.isPresent())
			.count();
		double share = (double) shared / Math.max(gone.columns().size(), added.normal().columns().size());
		return (shared > 1 && share > ENOUGH) ? share + names(gone.name().name(), added.name().name()) : 0;
	}

	private static <A, B> List<Pair<A, B>> best(List<Pair<A, B>> pairs) {
		List<Pair<A, B>> sorted = new ArrayList<>(pairs);
		sorted.removeIf((pair) -> pair.likeness() <= 0);
		sorted.sort(Comparator.comparingDouble((Pair<A, B> pair) -> -pair.likeness()));
		Set<Object> taken = new HashSet<>();
		List<Pair<A, B>> best = new ArrayList<>();
		for (Pair<A, B> pair : sorted) {
			if (!taken.contains(pair.before()) && !taken.contains(pair.after())) {
				taken.add(pair.before());
				taken.add(pair.after());
				best.add(pair);
			}
		}
		return best;
	}

	/**
	 * How alike two names are: 1 if they are the same, 0 if they have nothing in common.
	 */
	static double names(String one, String two) {
		String a = one.toLowerCase(Locale.ROOT);
		String b = two.toLowerCase(Locale.ROOT);
		return 1 - (double) EditDistance.between(a, b) / Math.max(1, Math.max(a.length(), b.length()));
	}

	/**
	 * Two things that may be one.
	 *
	 * @param before the one that is there
	 * @param after the one that is wanted
	 * @param likeness how alike they are, 0 for not
	 * @param <A> the type of the one
	 * @param <B> the type of the other
	 */
	private record Pair<A, B>(A before, B after, double likeness) {
	}

}
