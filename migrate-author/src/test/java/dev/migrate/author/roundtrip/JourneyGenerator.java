package dev.migrate.author.roundtrip;

import java.util.List;
import java.util.Optional;

import dev.migrate.autogenerate.Renames;
import dev.migrate.schema.CheckConstraint;
import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Index;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;

/**
 * Draws a journey from a seed.
 */
final class JourneyGenerator {

	private JourneyGenerator() {
	}

	static Journey of(Traits traits, long seed) {
		Drawn drawn = new Drawn(seed);
		SchemaGenerator generator = new SchemaGenerator(traits, drawn);
		Schema before = generator.schema();
		SchemaChanger changer = new SchemaChanger(traits, drawn, generator, before);
		Schema after = changer.changed();
		after = possible(after, before, traits);
		before = possible(before, after, traits);
		Renames renames = changer.renames();
		// Nothing that a view of HSQLDB stands upon can be renamed
		boolean views = drawn.oneIn(4) && (renames.equals(Renames.NONE) || !traits.name().equals("hsqldb"));
		return new Journey(before, after, renames, drawn.oneIn(4), drawn.of(0, 1, 3, 3), views);
	}

	/**
	 * A schema without what rows could not follow: all of them get the default of a
	 * column that is new, and have nothing to refer to in a table that is new.
	 */
	private static Schema possible(Schema to, Schema from, Traits traits) {
		return to.withTables(to.tables().stream().map((table) -> possible(table, from, traits)).toList());
	}

	private static Table possible(Table table, Schema from, Traits traits) {
		Optional<Table> there = from.table(table.name());
		if (there.isEmpty()) {
			return table;
		}
		Table possible = table;
		for (Column column : table.columns()) {
			if (there.get().column(column.name()).isEmpty()) {
				possible = (column.defaultValue() != null) ? withoutRules(possible, column, traits) : possible;
			}
		}
		return possible.withConstraints(possible.constraints()
			.stream()
			.filter((each) -> !(each instanceof ForeignKey key) || from.table(key.target()).isPresent())
			.toList());
	}

	private static Table withoutRules(Table table, Column column, Traits traits) {
		Table bare = Parts.withoutDependents(table, column.name(), traits);
		List<Constraint> constraints = table.constraints()
			.stream()
			.filter((each) -> bare.constraints().contains(each)
					|| !(each instanceof CheckConstraint) && each.kind() == Constraint.Kind.FOREIGN_KEY)
			.toList();
		List<Index> indexes = table.indexes()
			.stream()
			.filter((each) -> bare.indexes().contains(each) || !each.unique())
			.toList();
		return table.withConstraints(constraints).withIndexes(indexes);
	}

}
