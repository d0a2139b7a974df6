package dev.migrate.autogenerate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import dev.migrate.dialect.DialectFact;
import dev.migrate.dialect.Scratch;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * Compares tables by rules first. Those that differ are compared once more, as the
 * database itself would have them, where there is a place to ask it: what looks different
 * is often only spelled differently.
 *
 * @param comparison how to compare
 * @param scratch the place, or {@code null} if there is none
 * @param enums enum types that the tables may need
 * @param owned the tables that revisions have made
 */
record NormalizedComparison(Comparison comparison, @Nullable Scratch scratch, List<EnumType> enums,
		Set<TableName> owned) {

	/**
	 * How tables differ.
	 * @param live the tables that are there, by name
	 * @param wanted the tables that are wanted; each of them is there
	 * @return the changes that lead from the one to the other
	 */
	List<SchemaChange> differences(Map<TableName, LiveTable> live, List<WantedTable> wanted) {
		Map<TableName, List<SchemaChange>> changes = new LinkedHashMap<>();
		List<WantedTable> doubtful = new ArrayList<>();
		for (WantedTable table : wanted) {
			List<SchemaChange> found = changes(live, table);
			changes.put(table.name(), found);
			if (!found.isEmpty()) {
				doubtful.add(table);
			}
		}
		readBack(live, doubtful).forEach((table) -> changes.put(table.name(), changes(live, table)));
		return changes.values().stream().flatMap(List::stream).toList();
	}

	private List<SchemaChange> changes(Map<TableName, LiveTable> live, WantedTable wanted) {
		LiveTable table = live.get(wanted.name());
		if (table == null) {
			return List.of();
		}
		List<SchemaChange> changes = new TableComparison(this.comparison, this.owned).changes(table, wanted);
		return this.comparison.dialect().has(DialectFact.INDEXES_FOREIGN_KEYS)
				? KeyIndexes.complete(table.normal(), changes) : changes;
	}

	/**
	 * What a table has for all of its columns, such as a collation, is that of the table
	 * that is there, unless it is said.
	 */
	private static Table withOptions(Table wanted, @Nullable LiveTable live) {
		return (live == null || !wanted.options().isEmpty()) ? wanted
				: new Table(wanted.name(), wanted.columns(), wanted.constraints(), wanted.indexes(), wanted.comment(),
						live.stored().options(), wanted.persistence());
	}

	private List<WantedTable> readBack(Map<TableName, LiveTable> live, List<WantedTable> wanted) {
		if (this.scratch == null || wanted.isEmpty()) {
			return List.of();
		}
		Map<TableName, Table> read = new LinkedHashMap<>();
		this.scratch
			.readBack(this.enums,
					wanted.stream().map((table) -> withOptions(table.table(), live.get(table.name()))).toList())
			.forEach((table) -> read.put(table.name(), table));
		List<WantedTable> known = new ArrayList<>();
		for (WantedTable table : wanted) {
			Table back = read.get(table.name());
			if (back != null) {
				Table normal = this.comparison.dialect().normalize(back);
				known.add(table.withNormal(withForeignKeys(normal, table.normal())));
			}
		}
		return known;
	}

	private static Table withForeignKeys(Table back, Table normal) {
		List<Constraint> constraints = Stream.concat(
				back.constraints().stream().filter((constraint) -> constraint.kind() != Constraint.Kind.FOREIGN_KEY),
				normal.constraints().stream().filter((constraint) -> constraint.kind() == Constraint.Kind.FOREIGN_KEY))
			.toList();
		return back.withConstraints(constraints);
	}

}
