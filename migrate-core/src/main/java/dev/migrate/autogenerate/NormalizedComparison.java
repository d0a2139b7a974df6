package dev.migrate.autogenerate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import dev.migrate.dialect.DialectFact;
import dev.migrate.dialect.Scratch;
import dev.migrate.operation.CreateIndex;
import dev.migrate.operation.DropIndex;
import dev.migrate.operation.Operation;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.Index;
import dev.migrate.schema.NamingConvention;
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
				? KeyIndexes.complete(this.comparison.naming(), table.normal(), changes) : changes;
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

	/**
	 * The indexes behind foreign keys, for a database where each key needs one. It makes
	 * one itself where none is, keeps it when the key has gone, and lets go of no other
	 * that a key is left with. So they are said aloud: what is said can be undone.
	 */
	private static final class KeyIndexes {

		private final NamingConvention naming;

		private final Table table;

		private final List<TableRule> dropped = new ArrayList<>();

		private final List<TableRule> after;

		/**
		 * Look at the changes of a table.
		 * @param naming how they are called
		 * @param live the table that is there
		 * @param changes what is about to be changed
		 */
		private KeyIndexes(NamingConvention naming, Table live, List<SchemaChange> changes) {
			this.naming = naming;
			this.table = live;
			this.after = new ArrayList<>(TableRule.of(live));
			changes.stream().filter((change) -> !change.withheld()).map(SchemaChange::operation).forEach(this::apply);
		}

		private void apply(Operation operation) {
			this.after.stream().filter((rule) -> rule.isDroppedBy(operation)).findFirst().ifPresent((rule) -> {
				this.after.remove(rule);
				this.dropped.add(rule);
			});
			TableRule.madeBy(operation).ifPresent(this.after::add);
		}

		/**
		 * Complete the changes of a table.
		 * @param naming how indexes are called
		 * @param live the table that is there
		 * @return the changes, with the indexes that keys need, and without those that
		 * they need going
		 */
		static List<SchemaChange> complete(NamingConvention naming, Table live, List<SchemaChange> changes) {
			return changes.isEmpty() ? changes : new KeyIndexes(naming, live, changes).completed(changes);
		}

		private List<SchemaChange> completed(List<SchemaChange> changes) {
			List<SchemaChange> completed = new ArrayList<>(changes);
			completed.removeIf((change) -> TableRule.droppedBy(change.operation()).filter(this::isNeeded).isPresent());
			needed().forEach(
					(columns, key) -> completed.add(SchemaChange.of(new CreateIndex(index(columns), false, false))));
			this.dropped.stream()
				.filter((rule) -> isForeignKey(rule) && !leavesNothing(rule))
				.forEach((rule) -> completed
					.add(SchemaChange.of(new DropIndex(this.table.name(), String.valueOf(rule.name()), true, false,
							Index.of(String.valueOf(rule.name()), this.table.name(), columns(rule))))));
			return completed;
		}

		private boolean isNeeded(String dropped) {
			return this.dropped.stream()
				.anyMatch((rule) -> rule.constraint() == null && rule.isNamed(dropped) && isLastBehindKey(rule));
		}

		private boolean isLastBehindKey(TableRule index) {
			return keys().stream().anyMatch((key) -> key.equals(columns(index)) && !isCovered(key, this.after));
		}

		/**
		 * The columns of keys that would be left without an index.
		 */
		private Map<List<String>, TableRule> needed() {
			Map<List<String>, TableRule> needed = new LinkedHashMap<>();
			for (TableRule rule : this.after) {
				List<String> key = columns(rule);
				if (isForeignKey(rule) && !isCovered(key, this.after) && !isKept(key)) {
					boolean brought = TableRule.of(this.table).stream().anyMatch((before) -> isKeyOf(before, key))
							&& !isCovered(key, this.dropped);
					if (!brought) {
						needed.putIfAbsent(key, rule);
					}
				}
			}
			return needed;
		}

		private boolean isKept(List<String> key) {
			return this.dropped.stream().anyMatch((rule) -> rule.constraint() == null && columns(rule).equals(key));
		}

		private Index index(List<String> columns) {
			Index index = this.naming.named(Index.of("", this.table.name(), columns));
			boolean taken = TableRule.of(this.table).stream().anyMatch((rule) -> rule.isNamed(index.name()));
			return taken
					? index.named(ConstraintNames.distinct(index.name(), index.table(),
							(name) -> TableRule.of(this.table).stream().anyMatch((rule) -> rule.isNamed(name))))
					: index;
		}

		/**
		 * Whether a dropped key has brought no index along, or one that serves something
		 * else.
		 */
		private boolean leavesNothing(TableRule key) {
			return isCovered(columns(key), TableRule.of(this.table)) || this.after.stream()
				.anyMatch(
						(rule) -> rule.constraint() == null && rule.isNamed(key.name()) || isKeyOf(rule, columns(key)));
		}

		private List<List<String>> keys() {
			return this.after.stream().filter(KeyIndexes::isForeignKey).map(KeyIndexes::columns).toList();
		}

		private static boolean isForeignKey(TableRule rule) {
			return rule.kind() == ObjectKind.FOREIGN_KEY;
		}

		private static boolean isKeyOf(TableRule rule, List<String> columns) {
			return isForeignKey(rule) && columns(rule).equals(columns);
		}

		private static boolean isCovered(List<String> key, List<TableRule> rules) {
			return rules.stream()
				.filter((rule) -> !isForeignKey(rule))
				.map(KeyIndexes::columns)
				.anyMatch((columns) -> columns.size() >= key.size() && columns.subList(0, key.size()).equals(key));
		}

		/**
		 * The columns of a key, or those that are indexed whole.
		 */
		private static List<String> columns(TableRule rule) {
			Constraint constraint = rule.constraint();
			if (constraint == null) {
				Index index = rule.index();
				boolean whole = index.prefix() == null && index.using() == null
						&& index.elements().stream().allMatch((element) -> element.length() == null);
				return whole ? index.elements().stream().map((element) -> String.valueOf(element.column())).toList()
						: List.of();
			}
			return constraint.columns();
		}

	}

}
