package dev.migrate.author.roundtrip;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.migrate.schema.CheckConstraint;
import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexElement;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;

/**
 * Takes parts out of schemas, with what stands upon them.
 */
final class Parts {

	private Parts() {
	}

	static Schema withoutTable(Schema schema, TableName name) {
		return schema.withTables(schema.tables()
			.stream()
			.filter((table) -> !table.name().equals(name))
			.map((table) -> table
				.withConstraints(table.constraints().stream().filter((each) -> !refersTo(each, name)).toList()))
			.toList());
	}

	private static boolean refersTo(Constraint constraint, TableName table) {
		return constraint instanceof ForeignKey key && key.target().equals(table);
	}

	static Table withoutColumn(Table table, String column, Traits traits) {
		Table bare = withoutDependents(table, column, traits);
		return bare.withColumns(bare.columns().stream().filter((each) -> !each.name().equals(column)).toList());
	}

	/**
	 * A table without what stands upon a column: rules, indexes and computed columns.
	 */
	static Table withoutDependents(Table table, String column, Traits traits) {
		Table bare = table;
		for (Column each : table.columns()) {
			if (each.computed() != null && !each.name().equals(column)
					&& names(each.computed().expression(), column, traits)) {
				bare = withoutColumn(bare, each.name(), traits);
			}
		}
		return bare
			.withConstraints(bare.constraints().stream().filter((each) -> !standsUpon(each, column, traits)).toList())
			.withIndexes(bare.indexes().stream().filter((each) -> !standsUpon(each, column, traits)).toList());
	}

	static boolean isUsed(Table table, String column, Traits traits) {
		Table bare = withoutDependents(table, column, traits);
		return !bare.equals(table);
	}

	private static boolean names(String sql, String column, Traits traits) {
		return sql.contains(traits.quote(column)) || sql.contains(column);
	}

	private static boolean standsUpon(Constraint constraint, String column, Traits traits) {
		return constraint.columns().contains(column)
				|| constraint instanceof CheckConstraint check && names(check.condition(), column, traits);
	}

	private static boolean standsUpon(Index index, String column, Traits traits) {
		List<String> texts = new ArrayList<>();
		index.elements().stream().map(IndexElement::expression).filter(Objects::nonNull).forEach(texts::add);
		if (index.where() != null) {
			texts.add(index.where());
		}
		return index.include().contains(column)
				|| index.elements().stream().anyMatch((element) -> column.equals(element.column()))
				|| texts.stream().anyMatch((text) -> names(text, column, traits));
	}

	static Table withoutIndex(Table table, String name) {
		return table.withIndexes(table.indexes().stream().filter((index) -> !index.name().equals(name)).toList());
	}

	static Table withoutConstraint(Table table, Constraint constraint) {
		return table.withConstraints(table.constraints().stream().filter((each) -> !each.equals(constraint)).toList());
	}

	static Schema renamed(Schema schema, TableName before, TableName after) {
		return schema.withTables(schema.tables().stream().map((table) -> {
			Table named = table.name().equals(before) ? table.named(after) : table;
			return named.withConstraints(named.constraints()
				.stream()
				.map((each) -> refersTo(each, before) ? moved((ForeignKey) each, after) : each)
				.toList());
		}).toList());
	}

	private static ForeignKey moved(ForeignKey key, TableName target) {
		return key.references(target, key.referencedColumns().toArray(String[]::new));
	}

	static Schema with(Schema schema, Table table) {
		return schema.withTables(
				schema.tables().stream().map((each) -> each.name().equals(table.name()) ? table : each).toList());
	}

}
