package dev.migrate.author.roundtrip;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

import dev.migrate.author.roundtrip.Traits.Trait;
import dev.migrate.autogenerate.Renames;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Identity;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.schema.TypeName;

import static dev.migrate.schema.Definitions.bigint;
import static dev.migrate.schema.Definitions.enumeration;
import static dev.migrate.schema.Definitions.integer;
import static dev.migrate.schema.Definitions.numeric;
import static dev.migrate.schema.Definitions.text;
import static dev.migrate.schema.Definitions.timestamp;
import static dev.migrate.schema.Definitions.varchar;

/**
 * Draws changes of a schema. What stands upon something goes with it.
 */
final class SchemaChanger {

	private final Traits traits;

	private final Drawn drawn;

	private final SchemaGenerator generator;

	private final Schema first;

	private Schema schema;

	private final Map<TableName, TableName> renamedTables = new LinkedHashMap<>();

	private final Map<TableName, Map<String, String>> renamedColumns = new LinkedHashMap<>();

	SchemaChanger(Traits traits, Drawn drawn, SchemaGenerator generator, Schema schema) {
		this.traits = traits;
		this.drawn = drawn;
		this.generator = generator;
		this.first = schema;
		this.schema = schema;
	}

	/**
	 * The schema after some changes.
	 */
	Schema changed() {
		int count = 1 + this.drawn.upTo(3);
		for (int i = 0; i < count; i++) {
			change();
		}
		return this.schema;
	}

	Renames renames() {
		this.renamedTables.entrySet()
			.removeIf((entry) -> this.schema.table(entry.getKey()).isEmpty()
					|| this.first.table(entry.getValue()).isEmpty());
		this.renamedColumns.entrySet()
			.removeIf((entry) -> !isThere(this.schema, entry.getKey(), entry.getValue().keySet())
					|| !isThere(this.first, entry.getKey(), entry.getValue().values()));
		return new Renames(this.renamedTables, this.renamedColumns);
	}

	private static boolean isThere(Schema schema, TableName name, Collection<String> columns) {
		return schema.table(name)
			.filter((table) -> columns.stream().allMatch((column) -> table.column(column).isPresent()))
			.isPresent();
	}

	private void change() {
		switch (this.drawn.upTo(20)) {
			case 0 -> addTable();
			case 1 -> dropTable();
			case 2, 3 -> alter((table) -> SchemaGenerator.add(table, addable(table)));
			case 4 -> alter(this::withoutColumn);
			case 5, 6, 7 -> alter(this::retyped);
			case 8 -> alterColumn((column) -> column.withNullable(!column.nullable()));
			case 9 -> alterColumn((column) -> (column.defaultValue() != null && this.drawn.oneIn(2))
					? column.withDefault(null) : this.generator.defaulted(column));
			case 10 -> alterColumn((column) -> column.withComment(this.generator.comment().orElse(null)));
			case 11 -> alter((table) -> table.withComment(this.generator.comment().orElse(null)));
			case 12 -> alter(this::recomputed);
			case 13, 14 -> alter((table) -> addedRule(table).orElse(table));
			case 15 -> alter(this::withoutRule);
			case 16 -> sequence();
			case 17 -> alter(this::identity);
			case 18 -> retypeKey();
			case 19 -> alterColumn((column) -> (column.collation() == null) ? column
					: column.collation(this.drawn.oneIn(3) ? null : this.drawn.of(this.traits.collations())));
			default -> rename();
		}
	}

	private void replace(Table before, Table after) {
		this.schema = this.schema
			.withTables(this.schema.tables().stream().map((table) -> (table == before) ? after : table).toList());
	}

	private void alter(UnaryOperator<Table> change) {
		Table table = this.drawn.of(this.schema.tables());
		replace(table, change.apply(table));
	}

	private void alterColumn(UnaryOperator<Column> change) {
		alter((table) -> {
			List<Column> plain = plain(table);
			return plain.isEmpty() ? table : with(table, this.drawn.of(plain), change);
		});
	}

	private static Table with(Table table, Column column, UnaryOperator<Column> change) {
		return table
			.withColumns(table.columns().stream().map((each) -> (each == column) ? change.apply(each) : each).toList());
	}

	/**
	 * Columns that are free: no key, nothing that refers to another table, not computed.
	 */
	private static List<Column> plain(Table table) {
		return table.columns()
			.stream()
			.filter((column) -> !column.name().equals(SchemaGenerator.KEY) && column.computed() == null)
			.filter((column) -> !isBound(table, column))
			.toList();
	}

	private static boolean isBound(Table table, Column column) {
		return column.isPrimaryKey() || table.constraints()
			.stream()
			.anyMatch(
					(each) -> (each.kind() == Constraint.Kind.PRIMARY_KEY || each.kind() == Constraint.Kind.FOREIGN_KEY)
							&& each.columns().contains(column.name()));
	}

	private void addTable() {
		List<Table> tables = new ArrayList<>(this.schema.tables());
		tables.add(this.generator.table(tables));
		this.schema = this.schema.withTables(tables);
	}

	private void dropTable() {
		if (this.schema.tables().size() > 1) {
			this.schema = Parts.withoutTable(this.schema, this.drawn.of(this.schema.tables()).name());
		}
	}

	/**
	 * A new column; one with rows to fill has no rule that the same value in all of them
	 * would break.
	 */
	private Column addable(Table table) {
		return this.generator.column(table);
	}

	private Table withoutColumn(Table table) {
		List<Column> free = table.columns()
			.stream()
			.filter((column) -> !column.name().equals(SchemaGenerator.KEY))
			.toList();
		return free.isEmpty() ? table : Parts.withoutColumn(table, this.drawn.of(free).name(), this.traits);
	}

	private Table retyped(Table table) {
		List<Column> plain = plain(table);
		if (plain.isEmpty()) {
			return table;
		}
		Column column = this.drawn.of(plain);
		List<ColumnType> types = others(column.type());
		if (types.isEmpty()) {
			return table;
		}
		ColumnType type = this.drawn.of(types);
		if (!this.traits.isIndexed(type) && Parts.isUsed(table, column.name(), this.traits)) {
			// An index goes last, and would be in the way
			return table;
		}
		boolean kept = Family.of(type) == Family.of(column.type()) && this.traits.isIndexed(type);
		Table bare = kept ? table : Parts.withoutDependents(table, column.name(), this.traits);
		Column same = bare.column(column.name()).orElseThrow();
		return with(bare, same, (each) -> {
			Column retyped = each.withType(type);
			boolean typed = Family.of(type) == Family.of(each.type());
			retyped = (typed || each.defaultValue() == null) ? retyped : retyped.withDefault(null);
			return withType(retyped, type);
		});
	}

	/**
	 * A column with another type; only texts have a collation.
	 */
	static Column withType(Column column, ColumnType type) {
		return (Family.of(type) == Family.TEXT) ? column.withType(type)
				: new Column(column.name(), type, column.nullable(), column.defaultValue(), column.isPrimaryKey(),
						column.isUnique(), column.identity(), column.computed(), column.references(), null,
						column.comment());
	}

	/**
	 * The types that the values of rows can be converted to, and back.
	 */
	private List<ColumnType> others(ColumnType type) {
		List<ColumnType> types = switch (Family.of(type)) {
			case NUMBER -> List.of(integer(), bigint(), numeric(12, 2), numeric(8), numeric(14, 4), varchar(40));
			case TEXT -> List.of(varchar(20), varchar(60), varchar(90), varchar(12), text());
			case TIMESTAMP ->
				(type.name() == TypeName.TIMESTAMP) ? List.of(timestamp(0), timestamp(3), timestamp()) : List.of();
			case BYTES -> List.of(dev.migrate.schema.Definitions.varbinary(16),
					dev.migrate.schema.Definitions.varbinary(64), dev.migrate.schema.Definitions.blob());
			case WORD -> words(type);
			default -> List.of();
		};
		return types.stream().filter((other) -> !other.equals(type)).toList();
	}

	private List<ColumnType> words(ColumnType type) {
		ColumnType.Enumeration enumeration = java.util.Objects.requireNonNull(type.enumeration());
		List<String> words = new ArrayList<>(enumeration.values());
		words.add(this.drawn.of(0, words.size()), this.drawn.of("new", "it's new", "x,y"));
		// No word can be taken away again
		return this.traits.has(Trait.NAMED_ENUMS) ? List.of(varchar(40))
				: List.of(enumeration(enumeration.name(), words.toArray(String[]::new)), varchar(40));
	}

	private Table recomputed(Table table) {
		List<Column> computed = table.columns().stream().filter((column) -> column.computed() != null).toList();
		if (computed.isEmpty()) {
			return table;
		}
		Column column = this.drawn.of(computed);
		Table bare = Parts.withoutDependents(table, column.name(), this.traits);
		Column same = bare.column(column.name()).orElseThrow();
		Optional<Column> other = this.generator.computed(bare, column.name());
		return other.isPresent() ? with(bare, same, (each) -> other.get()) : bare;
	}

	/**
	 * A new rule, on what rows have different values in: neither on new columns nor on
	 * those that change.
	 */
	private Optional<Table> addedRule(Table table) {
		return this.generator.rule(table, this.schema.tables().stream().filter((other) -> other != table).toList());
	}

	private Table withoutRule(Table table) {
		int rules = table.constraints().size() + table.indexes().size();
		if (rules == 0) {
			return table;
		}
		int chosen = this.drawn.upTo(rules - 1);
		if (chosen < table.indexes().size()) {
			return Parts.withoutIndex(table, table.indexes().get(chosen).name());
		}
		Constraint constraint = table.constraints().get(chosen - table.indexes().size());
		boolean referenced = constraint.columns().equals(List.of(SchemaGenerator.KEY)) && this.schema.tables()
			.stream()
			.anyMatch((other) -> other.foreignKeys().stream().anyMatch((key) -> key.target().equals(table.name())));
		boolean identity = constraint.kind() == Constraint.Kind.PRIMARY_KEY
				&& table.column(SchemaGenerator.KEY).orElseThrow().identity() != null;
		if (referenced || identity) {
			return table;
		}
		if (constraint instanceof ForeignKey key && this.drawn.oneIn(2)) {
			ForeignKey other = key.onDelete((key.onDelete() == null) ? this.traits.actions().get(0) : null);
			return table
				.withConstraints(table.constraints().stream().map((each) -> (each == key) ? other : each).toList());
		}
		return Parts.withoutConstraint(table, constraint);
	}

	private void sequence() {
		if (!this.traits.has(Trait.SEQUENCES)) {
			return;
		}
		List<Sequence> sequences = new ArrayList<>(this.schema.sequences());
		if (sequences.isEmpty() || this.drawn.oneIn(3)) {
			sequences.add(this.generator.sequence());
		}
		else if (this.drawn.oneIn(2)) {
			sequences.remove(0);
		}
		else {
			sequences.set(0, sequences.get(0).incrementBy(this.drawn.of(2, 7, 50)));
		}
		this.schema = this.schema.withSequences(sequences);
	}

	private Table identity(Table table) {
		Column key = table.column(SchemaGenerator.KEY).orElseThrow();
		boolean primary = table.primaryKeyColumns().equals(List.of(SchemaGenerator.KEY));
		if (!primary) {
			return table;
		}
		Identity identity = (key.identity() == null) ? Identity.byDefault()
				: this.drawn.oneIn(2) ? null : this.generator.identity();
		return with(table, key, (each) -> each.withIdentity(identity));
	}

	/**
	 * Another type of a key, and of what refers to it.
	 */
	private void retypeKey() {
		Table parent = this.drawn.of(this.schema.tables());
		ColumnType type = parent.column(SchemaGenerator.KEY).orElseThrow().type().equals(integer()) ? bigint()
				: integer();
		this.schema = this.schema.withTables(this.schema.tables().stream().map((table) -> {
			List<String> columns = new ArrayList<>(table.foreignKeys()
				.stream()
				.filter((key) -> key.target().equals(parent.name()))
				.flatMap((key) -> key.columns().stream())
				.toList());
			if (table == parent) {
				columns.add(SchemaGenerator.KEY);
			}
			return table.withColumns(table.columns()
				.stream()
				.map((column) -> columns.contains(column.name()) ? column.withType(type) : column)
				.toList());
		}).toList());
	}

	private void rename() {
		Table table = this.drawn.of(this.schema.tables());
		if (this.renamedTables.containsKey(table.name()) || this.renamedColumns.containsKey(table.name())) {
			return;
		}
		if (this.drawn.oneIn(2)) {
			TableName name = table.name().withName(this.generator.name("r"));
			this.renamedTables.put(name, table.name());
			this.schema = Parts.renamed(this.schema, table.name(), name);
			return;
		}
		List<Column> plain = plain(table).stream()
			.filter((column) -> !Parts.isUsed(table, column.name(), this.traits))
			.toList();
		if (!plain.isEmpty()) {
			Column column = this.drawn.of(plain);
			String name = this.generator.name("c");
			this.renamedColumns.put(table.name(), Map.of(name, column.name()));
			replace(table, with(table, column, (each) -> each.named(name)));
		}
	}

}
