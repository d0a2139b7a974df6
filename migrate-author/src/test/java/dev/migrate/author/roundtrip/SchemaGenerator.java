package dev.migrate.author.roundtrip;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import dev.migrate.author.roundtrip.Traits.Trait;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Computed;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Deferrability;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Identity;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexDefinition;
import dev.migrate.schema.IndexElement;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;

import static dev.migrate.schema.Definitions.bigint;
import static dev.migrate.schema.Definitions.check;
import static dev.migrate.schema.Definitions.element;
import static dev.migrate.schema.Definitions.elementExpression;
import static dev.migrate.schema.Definitions.enumeration;
import static dev.migrate.schema.Definitions.foreignKey;
import static dev.migrate.schema.Definitions.integer;
import static dev.migrate.schema.Definitions.primaryKey;

/**
 * Draws schemas, and the parts of which they are made. Each table has a column
 * {@code rid} with the number of the row.
 */
final class SchemaGenerator {

	/** The number of the row. */
	static final String KEY = "rid";

	/** A schema beside the current one. */
	static final String ELSEWHERE = "rt_other";

	private static final List<String> NAMES = List.of("amount", "code", "note", "state", "Mixed Case", "order", "ünï",
			"value", "user", "LOUD", "a-b", "select", "Größe", "x1", "camelCase", "per cent%", "day", "key", "comment");

	private final Traits traits;

	private final Drawn drawn;

	private int number;

	SchemaGenerator(Traits traits, Drawn drawn) {
		this.traits = traits;
		this.drawn = drawn;
	}

	/**
	 * A name that nothing else has.
	 * @param word what it begins with
	 */
	String name(String word) {
		this.number++;
		if (this.drawn.oneIn(12)) {
			String end = "_" + word + this.number;
			return "n".repeat(this.traits.longest() - end.getBytes(StandardCharsets.UTF_8).length) + end;
		}
		return word + this.number;
	}

	Schema schema() {
		List<Table> tables = new ArrayList<>();
		int count = 1 + this.drawn.upTo(3);
		for (int i = 0; i < count; i++) {
			tables.add(table(tables));
		}
		List<Sequence> sequences = new ArrayList<>();
		if (this.traits.has(Trait.SEQUENCES) && this.drawn.oneIn(3)) {
			sequences.add(sequence());
		}
		return new Schema(tables, sequences, List.of(), List.of());
	}

	Sequence sequence() {
		Sequence sequence = sequence(name("sq"));
		sequence = this.drawn.oneIn(2) ? sequence.startWith(this.drawn.of(1, 5, 100)) : sequence;
		return this.drawn.oneIn(2) ? sequence.incrementBy(this.drawn.of(1, 10, 50)) : sequence;
	}

	private static Sequence sequence(String name) {
		return dev.migrate.schema.Definitions.sequence(name);
	}

	Table table(List<Table> others) {
		String word = this.drawn.oneIn(5) ? this.drawn.of("Big Table ", "group", "täble", "T") : "t";
		boolean elsewhere = this.traits.has(Trait.SCHEMAS) && this.drawn.oneIn(6);
		TableName name = new TableName(elsewhere ? ELSEWHERE : null, name(word));
		ColumnType type = this.drawn.oneIn(3) ? bigint() : integer();
		Column key = column(KEY, type).notNull();
		Table table = new Table(name, List.of(key), List.of(), List.of(), comment().orElse(null), java.util.Map.of());
		int columns = 1 + this.drawn.upTo(5);
		for (int i = 0; i < columns; i++) {
			table = add(table, column(table));
		}
		table = keyed(table);
		int rules = this.drawn.upTo(3);
		for (int i = 0; i < rules; i++) {
			table = rule(table, others).orElse(table);
		}
		return table;
	}

	static Table add(Table table, Column column) {
		List<Column> columns = new ArrayList<>(table.columns());
		columns.add(column);
		return table.withColumns(columns);
	}

	static Table add(Table table, Constraint constraint) {
		List<Constraint> constraints = new ArrayList<>(table.constraints());
		constraints.add(constraint);
		return table.withConstraints(constraints);
	}

	static Table add(Table table, Index index) {
		List<Index> indexes = new ArrayList<>(table.indexes());
		indexes.add(index);
		return table.withIndexes(indexes);
	}

	private Table keyed(Table table) {
		Column key = table.column(KEY).orElseThrow();
		if (this.drawn.oneIn(2)) {
			key = key.withIdentity(identity());
		}
		if (key.identity() == null && this.drawn.oneIn(4)) {
			return this.drawn.oneIn(2) ? table
					: add(table, dev.migrate.schema.Definitions.unique(KEY).named(name("uq")));
		}
		List<Column> columns = new ArrayList<>(table.columns());
		columns.set(0, key);
		Table identified = table.withColumns(columns);
		if (this.drawn.oneIn(3)) {
			columns.set(0, key.primaryKey());
			return table.withColumns(columns);
		}
		List<String> more = (key.identity() == null && this.drawn.oneIn(4))
				? distinct(table).stream().filter((column) -> !column.nullable()).map(Column::name).limit(2).toList()
				: List.of(KEY);
		dev.migrate.schema.PrimaryKey primary = primaryKey(more.toArray(String[]::new));
		return add(identified, this.drawn.oneIn(2) ? primary : primary.named(name("pk")));
	}

	Identity identity() {
		Identity identity = this.drawn.oneIn(3) && this.traits.has(Trait.IDENTITY_OPTIONS) ? Identity.always()
				: Identity.byDefault();
		if (this.traits.has(Trait.IDENTITY_OPTIONS) && this.drawn.oneIn(4)) {
			identity = identity.startWith(this.drawn.of(1, 10));
			identity = this.drawn.oneIn(2) ? identity.incrementBy(this.drawn.of(1, 5)) : identity;
		}
		return identity;
	}

	Optional<String> comment() {
		return (this.traits.has(Trait.COMMENTS) && this.drawn.oneIn(4))
				? Optional.of(this.drawn.of("A word", "it's; really", "back\\slash", "ünï€", "two\nlines", "%s ? :x"))
				: Optional.empty();
	}

	/**
	 * A new column of a table.
	 */
	Column column(Table table) {
		Set<String> taken = new HashSet<>();
		table.columns().forEach((column) -> taken.add(column.name().toLowerCase(Locale.ROOT)));
		String word = this.drawn.of(NAMES);
		String name = taken.contains(word.toLowerCase(Locale.ROOT)) ? name("c") : word;
		if (this.drawn.oneIn(6)) {
			Optional<Column> computed = computed(table, name);
			if (computed.isPresent()) {
				return computed.get();
			}
		}
		Column column = column(name, type());
		if (Family.of(column.type()) == Family.TEXT && !this.traits.collations().isEmpty() && this.drawn.oneIn(4)) {
			column = column.collation(this.drawn.of(this.traits.collations()));
		}
		column = this.drawn.oneIn(3) ? column.notNull() : column;
		column = this.drawn.oneIn(3) ? defaulted(column) : column;
		return column.withComment(comment().orElse(null));
	}

	private static Column column(String name, ColumnType type) {
		return dev.migrate.schema.Definitions.column(name, type);
	}

	ColumnType type() {
		if (this.traits.has(Trait.ENUMS) && this.drawn.oneIn(12)) {
			String[] words = this.drawn.oneIn(2) ? new String[] { "one", "two" } : new String[] { "a b", "it's", "C" };
			return enumeration(name("mood"), words);
		}
		return this.drawn.of(this.traits.types());
	}

	Column defaulted(Column column) {
		List<Object> values = Family.defaults(column.type());
		// A default of CHAR keeps its blanks on HSQLDB when the type changes
		boolean padded = column.type().name() == dev.migrate.schema.TypeName.CHAR
				&& this.traits.name().equals("hsqldb");
		boolean none = values.isEmpty() || padded || column.computed() != null || column.identity() != null;
		boolean lob = !this.traits.isIndexed(column.type()) && this.traits.name().equals("mysql");
		boolean zone = column.type().name() == dev.migrate.schema.TypeName.TIMESTAMP_WITH_TIME_ZONE
				&& this.traits.name().matches("mariadb|mysql");
		return (none || lob || zone) ? column : column.defaultValue(this.drawn.of(values));
	}

	Optional<Column> computed(Table table, String name) {
		List<Column> bases = table.columns()
			.stream()
			.filter((column) -> column.computed() == null && column.identity() == null && !column.name().equals(KEY))
			.filter((column) -> column.type().equals(integer()) || column.type().equals(bigint())
					|| column.type().name() == dev.migrate.schema.TypeName.VARCHAR)
			.toList();
		return bases.isEmpty() ? Optional.empty() : Optional.of(computed(name, this.drawn.of(bases)));
	}

	private Column computed(String name, Column base) {
		String quoted = this.traits.quote(base.name());
		boolean number = Family.of(base.type()) == Family.NUMBER;
		String expression = number ? quoted + this.drawn.of(" + 1", " * 2", " - 1 + 2 * 3", " % 3")
				: this.drawn.oneIn(2) ? "upper(" + quoted + ")" : this.traits.concatenation().formatted(quoted);
		if (number && expression.endsWith("% 3") && this.traits.name().equals("hsqldb")) {
			expression = "mod(" + quoted + ", 3)";
		}
		ColumnType type = number ? base.type() : dev.migrate.schema.Definitions.varchar(90);
		Column column = column(name, type);
		boolean virtual = this.traits.has(Trait.VIRTUAL) && this.drawn.oneIn(2);
		return column.withComputed(virtual ? Computed.virtual(expression) : Computed.stored(expression));
	}

	private List<Column> distinct(Table table) {
		return table.columns()
			.stream()
			.filter((column) -> Family.of(column.type()).isDistinct() && this.traits.isIndexed(column.type())
					&& column.computed() == null)
			.toList();
	}

	private List<Column> indexed(Table table) {
		return table.columns()
			.stream()
			.filter((column) -> this.traits.isIndexed(column.type()) && column.computed() == null)
			.toList();
	}

	/**
	 * A table with another constraint or index, or with a column that refers to another
	 * table.
	 */
	Optional<Table> rule(Table table, List<Table> others) {
		return switch (this.drawn.upTo(5)) {
			case 0 -> Optional.of(unique(table));
			case 1, 2 -> reference(table, others);
			case 3 -> condition(table);
			default -> Optional.of(add(table, index(table, distinct(table))));
		};
	}

	private Table unique(Table table) {
		List<String> columns = this.drawn.some(distinct(table), 1 + this.drawn.upTo(1))
			.stream()
			.map(Column::name)
			.toList();
		boolean there = table.constraints().stream().anyMatch((each) -> same(each.columns(), columns))
				|| columns.isEmpty() || columns.equals(List.of(KEY));
		return there ? table : add(table, dev.migrate.schema.Definitions.unique(columns.toArray(String[]::new))
			.named(this.drawn.oneIn(3) ? null : name("uq")));
	}

	private static boolean same(List<String> one, List<String> two) {
		return Set.copyOf(one).equals(Set.copyOf(two));
	}

	/**
	 * The names of the one-column keys of a table.
	 */
	private static boolean isKey(Table table) {
		boolean constrained = table.constraints()
			.stream()
			.anyMatch((each) -> each.kind() != Constraint.Kind.FOREIGN_KEY && each.columns().equals(List.of(KEY)));
		return constrained || table.column(KEY).orElseThrow().isPrimaryKey();
	}

	private Optional<Table> reference(Table table, List<Table> others) {
		List<Table> parents = others.stream().filter(SchemaGenerator::isKey).toList();
		Identity own = table.column(KEY).orElseThrow().identity();
		boolean itself = isKey(table) && (own == null || own.start() == null) && this.drawn.oneIn(3);
		if (!itself && parents.isEmpty()) {
			return Optional.empty();
		}
		Table parent = itself ? table : this.drawn.of(parents);
		Column column = column(name("ref"), parent.column(KEY).orElseThrow().type());
		ForeignKey key = foreignKey().columns(column.name()).references(parent.name(), KEY);
		key = this.drawn.oneIn(2) ? key.named(name("fk")) : key;
		key = this.drawn.oneIn(2) ? key.onDelete(this.drawn.of(this.traits.actions())) : key;
		if (this.traits.has(Trait.DEFERRABLE) && this.drawn.oneIn(4)) {
			key = key.deferrable(this.drawn.of(Deferrability.INITIALLY_DEFERRED, Deferrability.INITIALLY_IMMEDIATE));
		}
		Table referring = add(table, this.drawn.oneIn(3) && !itself ? column.notNull() : column);
		referring = add(referring, key);
		return Optional.of(this.drawn.oneIn(3)
				? add(referring, index(name("ix")).columns(column.name()).on(table.name()).toIndex()) : referring);
	}

	private static IndexDefinition index(String name) {
		return dev.migrate.schema.Definitions.index(name);
	}

	Optional<Table> condition(Table table) {
		List<Column> columns = table.columns()
			.stream()
			.filter((column) -> column.computed() == null && column.identity() == null && !column.name().equals(KEY)
					&& !column.name().startsWith("ref"))
			.filter((column) -> !Family.of(column.type()).conditions("c").isEmpty()
					&& this.traits.isIndexed(column.type()))
			.toList();
		if (columns.isEmpty()) {
			return Optional.empty();
		}
		Column column = this.drawn.of(columns);
		// H2 keeps the session that has made a list of values, and refuses rows when it
		// is gone
		List<String> conditions = Family.of(column.type())
			.conditions(this.traits.quote(column.name()))
			.stream()
			.filter((each) -> !this.traits.name().equals("h2") || !each.contains(" in (") && !each.contains("1 = "))
			.toList();
		String condition = this.drawn.of(conditions);
		return Optional.of(add(table, check(condition).named(name("ck"))));
	}

	private Index index(Table table, List<Column> distinct) {
		List<Column> columns = this.drawn.some(indexed(table), 1 + this.drawn.upTo(2));
		List<IndexElement> elements = new ArrayList<>(columns.stream()
			.map((column) -> this.drawn.oneIn(4) ? element(column.name()).desc() : element(column.name()))
			.toList());
		if (this.traits.has(Trait.EXPRESSIONS) && this.drawn.oneIn(4)) {
			columns.stream()
				.filter((column) -> Family.of(column.type()) == Family.TEXT)
				.findFirst()
				.ifPresent((column) -> elements.set(0,
						elementExpression("lower(" + this.traits.quote(column.name()) + ")")));
		}
		IndexDefinition index = index(name("ix")).on(table.name()).elements(elements.toArray(IndexElement[]::new));
		if (columns.stream().anyMatch(distinct::contains) && this.drawn.oneIn(4)) {
			index = index.unique();
		}
		if (this.traits.has(Trait.CONDITIONS) && this.drawn.oneIn(4)) {
			Column column = columns.get(0);
			List<String> conditions = Family.of(column.type()).conditions(this.traits.quote(column.name()));
			index = conditions.isEmpty() ? index : index.where(this.drawn.of(conditions));
		}
		if (this.traits.has(Trait.INCLUDE) && this.drawn.oneIn(6)) {
			index = index.include(KEY);
		}
		return index.toIndex();
	}

}
