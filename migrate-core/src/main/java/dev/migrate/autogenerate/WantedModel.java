package dev.migrate.autogenerate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migrate.autogenerate.PhaseOfOperation.Phase;
import dev.migrate.dialect.DialectFact;
import dev.migrate.operation.BulkInsert;
import dev.migrate.operation.OperationDescriber;
import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Definitions;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;

/**
 * What all sources want together.
 *
 * @param tables the tables, sorted by name
 * @param sequences the sequences and what their sources leave unsaid, sorted by name
 * @param enums the enum types that have a name of their own, sorted by name
 * @param renames what sources know to have had another name
 * @param rows what new tables begin with
 * @param drawn the columns whose values are drawn from a sequence or a table
 * @param sequencesUnsaid whether some source says nothing of sequences
 */
record WantedModel(List<WantedTable> tables, List<WantedSequence> sequences, List<EnumType> enums, Renames renames,
		List<BulkInsert> rows, List<DrawnColumn> drawn, boolean sequencesUnsaid) {

	private static final PhaseOfOperation PHASES = new PhaseOfOperation(Set.of(), Set.of(), Set.of(), ObjectOrder.NONE);

	private static final Set<Phase> DROPS = EnumSet.of(Phase.DROP_FOREIGN_KEY, Phase.DROP_CONSTRAINT, Phase.DROP_INDEX,
			Phase.DROP_COLUMN);

	/**
	 * A sequence that is wanted.
	 *
	 * @param startUnsaid whether nothing is said of its first value
	 */
	record WantedSequence(Sequence sequence, boolean startUnsaid) {
	}

	/**
	 * Put together what sources want.
	 * @param comparison how to compare
	 * @throws ConflictingSourcesException if two of them want the same in different ways
	 */
	static WantedModel of(List<WantedSchema> sources, Comparison comparison) {
		Map<TableName, WantedTable> tables = new LinkedHashMap<>();
		Map<TableName, WantedSequence> sequences = new LinkedHashMap<>();
		WantedEnums enums = new WantedEnums(comparison.current());
		Renames renames = Renames.NONE;
		for (WantedSchema source : sources) {
			tables(source, comparison)
				.forEach((table) -> tables.merge(table.name(), table, (one, two) -> merged(one, two, comparison)));
			source.schema().sequences().forEach((sequence) -> add(sequences, sequence, source, comparison));
			if (comparison.dialect().has(DialectFact.NAMED_ENUMS)) {
				enums.add(source.origin(), source.schema());
			}
			renames = renames.and(source.renames());
		}
		return new WantedModel(sorted(tables), sorted(sequences),
				enums.all().stream().sorted(Comparator.comparing((type) -> type.schema() + "." + type.name())).toList(),
				renames, sources.stream().flatMap((source) -> source.rows().stream()).distinct().toList(),
				sources.stream().flatMap((source) -> source.drawn().stream()).distinct().toList(),
				sources.stream().anyMatch((source) -> source.unsaid().contains(Aspect.SEQUENCE)));
	}

	private static <T> List<T> sorted(Map<TableName, T> things) {
		return things.entrySet()
			.stream()
			.sorted(Comparator.comparing((entry) -> entry.getKey().toString()))
			.map(Map.Entry::getValue)
			.toList();
	}

	private static List<WantedTable> tables(WantedSchema source, Comparison comparison) {
		List<Table> included = source.schema()
			.tables()
			.stream()
			.filter((table) -> comparison.includes(ObjectKind.TABLE, table.name(), table.name().name()))
			.sorted(Comparator.comparing((table) -> table.name().toString()))
			.toList();
		WantedTables form = new WantedTables(included, new ConstraintNames(comparison.naming(), comparison.text()));
		List<WantedTable> tables = new ArrayList<>();
		for (Table table : included) {
			Table wanted = form.of(table);
			tables
				.add(new WantedTable(wanted, comparison.dialect().normalize(wanted), source.unsaid(), source.origin()));
		}
		return tables;
	}

	private static WantedTable merged(WantedTable one, WantedTable two, Comparison comparison) {
		List<SchemaChange> oneLacks = lacks(one, two, comparison);
		if (oneLacks.isEmpty()) {
			return one;
		}
		List<SchemaChange> twoLacks = lacks(two, one, comparison);
		if (twoLacks.isEmpty()) {
			return two;
		}
		String difference = twoLacks.stream()
			.map((change) -> OperationDescriber.describe(change.operation()))
			.collect(Collectors.joining(", "));
		throw new ConflictingSourcesException("table '" + one.name() + "'", List.of(one.origin(), two.origin()),
				"the first would " + difference);
	}

	/**
	 * What the one does not say that the other does.
	 */
	private static List<SchemaChange> lacks(WantedTable one, WantedTable other, Comparison comparison) {
		Comparison lenient = new Comparison(comparison.dialect(), AutogenerateSettings.DEFAULTS, comparison.current());
		return new TableComparison(lenient, Set.of(one.name()))
			.changes(new LiveTable(comparison.dialect(), one.table(), one.normal()), other)
			.stream()
			.filter((change) -> !DROPS.contains(change.operation().accept(PHASES)))
			.toList();
	}

	private static void add(Map<TableName, WantedSequence> sequences, Sequence sequence, WantedSchema source,
			Comparison comparison) {
		TableName name = new TableName(sequence.schema(), sequence.name());
		if (!comparison.includes(ObjectKind.SEQUENCE, name, sequence.name())) {
			return;
		}
		boolean startUnsaid = source.unsaid().contains(Aspect.SEQUENCE_START);
		WantedSequence wanted = new WantedSequence(sequence, startUnsaid);
		WantedSequence other = sequences.putIfAbsent(name, wanted);
		if (other != null && SequenceComparison.step(other.sequence()) != SequenceComparison.step(sequence)) {
			throw new ConflictingSourcesException("sequence '" + name + "'", List.of(source.origin()),
					"once with increment " + SequenceComparison.step(other.sequence()) + " and once with "
							+ SequenceComparison.step(sequence));
		}
	}

	/**
	 * Puts tables into the form in which they are compared: constraints beside the
	 * columns, each with a name, keys with the columns that they reference.
	 */
	static final class WantedTables {

		private final ReferencedKeys keys;

		private final ConstraintNames names;

		/**
		 * Create a form for tables that belong together.
		 * @param names names their constraints
		 */
		WantedTables(List<Table> tables, ConstraintNames names) {
			this.keys = ReferencedKeys.of(tables.stream());
			this.names = names;
			tables.forEach(names::reserve);
		}

		/**
		 * A table in that form.
		 * @return the same in other words
		 */
		Table of(Table table) {
			List<Constraint> constraints = new ArrayList<>();
			primaryKey(table).ifPresent(constraints::add);
			table.columns().forEach((column) -> constraints.addAll(ofColumn(column)));
			table.constraints()
				.stream()
				.filter((constraint) -> constraint.kind() != Constraint.Kind.PRIMARY_KEY)
				.forEach(constraints::add);
			List<String> key = table.primaryKeyColumns();
			List<Column> columns = table.columns()
				.stream()
				.map((column) -> plain(key.contains(column.name()) ? column.notNull() : column))
				.toList();
			List<Constraint> named = constraints.stream()
				.map((constraint) -> constraint.withForeignKey(this.keys::named))
				.map((constraint) -> this.names.named(table, constraint))
				.toList();
			return table.withColumns(columns)
				.withConstraints(named)
				.withIndexes(table.indexes().stream().map(this.names::named).toList());
		}

		private static Optional<Constraint> primaryKey(Table table) {
			Optional<Constraint> declared = table.constraints()
				.stream()
				.filter((constraint) -> constraint.kind() == Constraint.Kind.PRIMARY_KEY)
				.findFirst();
			List<String> columns = table.primaryKeyColumns();
			return (declared.isPresent() || columns.isEmpty()) ? declared
					: Optional.of(Definitions.primaryKey(columns.toArray(String[]::new)));
		}

		private static List<Constraint> ofColumn(Column column) {
			List<Constraint> constraints = new ArrayList<>();
			if (column.isUnique()) {
				constraints.add(Definitions.unique(column.name()));
			}
			if (column.references() != null) {
				constraints.add(column.references().columns(column.name()));
			}
			return constraints;
		}

		private static Column plain(Column column) {
			return column.withPrimaryKey(false).withUnique(false).withReferences(null);
		}

	}

	/**
	 * Foreign keys that name a table alone refer to its primary key.
	 *
	 * @param tables the tables that may be referred to, the first of a name
	 */
	record ReferencedKeys(Map<TableName, Table> tables) {

		static ReferencedKeys of(Schema first, Schema second) {
			return of(Stream.concat(first.tables().stream(), second.tables().stream()));
		}

		private static ReferencedKeys of(Stream<Table> tables) {
			return new ReferencedKeys(
					tables.collect(Collectors.toMap(Table::name, (table) -> table, (one, other) -> one)));
		}

		Schema named(Schema schema) {
			return schema
				.withTables(schema.tables().stream().map((table) -> table.withForeignKeys(this::named)).toList());
		}

		private ForeignKey named(ForeignKey key) {
			Table table = key.referencedColumns().isEmpty() ? this.tables.get(key.target()) : null;
			return (table == null) ? key
					: key.references(key.target(), table.primaryKeyColumns().toArray(String[]::new));
		}

	}

}
