package dev.migrate.schema;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import dev.migrate.lang.Internal;
import org.jspecify.annotations.Nullable;

/**
 * How constraints and indexes are called that have no name, in the patterns and under the
 * keys of SQLAlchemy's {@code naming_convention}: {@code pk}, {@code uq}, {@code fk},
 * {@code ck}, {@code ix}, and {@code ex} for exclude constraints. A pattern with
 * {@code %(constraint_name)s} is put around the names that are given, too.
 *
 * @param patterns the patterns, such as {@code uq_%(table_name)s_%(column_0_N_name)s}, by
 * key; what has none is named by the database
 */
@Internal
public record NamingConvention(Map<String, String> patterns) {

	/** Nothing is named but indexes, of which every database wants a name. */
	public static final NamingConvention NONE = new NamingConvention(Map.of());

	private static final String INDEX = "ix";

	private static final List<String> KEYS = List.of("pk", "uq", "fk", "ck", INDEX, "ex");

	/** What is written where the patterns say nothing. */
	private static final Map<String, String> USUAL = Map.of("pk", "pk_%(table_name)s", "uq",
			"uq_%(table_name)s_%(column_0_N_name)s", "fk", "fk_%(table_name)s_%(column_0_N_name)s", "ck",
			"ck_%(table_name)s_%(column_0_N_name)s", INDEX, "ix_%(table_name)s_%(column_0_N_name)s", "ex",
			"ex_%(table_name)s_%(column_0_N_name)s");

	/**
	 * Check and copy.
	 */
	public NamingConvention {
		patterns.forEach((key, pattern) -> {
			if (!KEYS.contains(key)) {
				throw new IllegalArgumentException(
						"A naming convention for '" + key + "' names nothing: the keys are " + String.join(", ", KEYS));
			}
			new NamingPattern(pattern);
		});
		patterns = Collections.unmodifiableMap(new LinkedHashMap<>(patterns));
	}

	/**
	 * A constraint as the convention has it.
	 * @param table its table
	 * @param constraint the constraint
	 * @return the same, or with a name; without one if the pattern asks for what the
	 * constraint has not
	 */
	public Constraint named(TableName table, Constraint constraint) {
		NamingPattern pattern = pattern(key(constraint.kind()));
		if (pattern == null || constraint.name() != null && !pattern.usesName()) {
			return constraint;
		}
		return name(pattern, table, constraint, constraint.columns(), constraint.name()).map(constraint::named)
			.orElse(constraint);
	}

	/**
	 * The name of a constraint whose kind and given name are all that is known.
	 * @param table its table
	 * @param kind its kind
	 * @param given its name, as it is given
	 * @return the name
	 */
	public String named(TableName table, Constraint.Kind kind, String given) {
		NamingPattern pattern = pattern(key(kind));
		return (pattern == null || !pattern.usesName()) ? given
				: pattern.name(table.name(), List.of(), null, List.of(), given).orElse(given);
	}

	/**
	 * An index as the convention has it.
	 * @param index the index
	 * @return the same, or with a name if it has none
	 */
	public Index named(Index index) {
		if (!index.name().isEmpty()) {
			return index;
		}
		List<String> columns = index.elements()
			.stream()
			.map(IndexElement::column)
			.filter(Objects::nonNull)
			.map(String::valueOf)
			.toList();
		return Optional.ofNullable(pattern(INDEX))
			.flatMap((pattern) -> pattern.name(index.table().name(), columns, null, List.of(), null))
			.or(() -> usual(INDEX).name(index.table().name(), columns, null, List.of(), null))
			.map(index::named)
			.orElseThrow(() -> new IllegalArgumentException("An index of '" + index.table()
					+ "' over expressions alone has no name, and no column to be called after: give it one"));
	}

	/**
	 * A column whose reference is as the convention has it.
	 * @param table its table
	 * @param column the column
	 * @return the same, or with a name for its foreign key
	 */
	public Column named(TableName table, Column column) {
		ForeignKey key = column.references();
		if (key == null) {
			return column;
		}
		String name = named(table, key.columns(column.name())).name();
		return Objects.equals(name, key.name()) ? column : column.withReferences(key.named(name));
	}

	/**
	 * A table as the convention has it: what is said at a column and gets a name stands
	 * beside the columns.
	 * @param table the table
	 * @return the same table with names
	 */
	public Table named(Table table) {
		List<Constraint> constraints = new ArrayList<>();
		Map<String, Column> columns = new LinkedHashMap<>();
		table.columns().forEach((column) -> columns.put(column.name(), named(table.name(), column)));
		for (Constraint constraint : table.columnConstraints()) {
			Constraint named = named(table.name(), constraint);
			if (constraint.kind() != Constraint.Kind.FOREIGN_KEY && named.name() != null) {
				constraints.add(named);
				boolean isKey = constraint.kind() == Constraint.Kind.PRIMARY_KEY;
				constraint.columns()
					.forEach((name) -> columns.computeIfPresent(name,
							(same, column) -> isKey ? column.withPrimaryKey(false) : column.withUnique(false)));
			}
		}
		table.constraints().forEach((constraint) -> constraints.add(named(table.name(), constraint)));
		return table.withColumns(List.copyOf(columns.values()))
			.withConstraints(constraints)
			.withIndexes(table.indexes().stream().map(this::named).toList());
	}

	/**
	 * A name for a constraint, whatever the convention says: the usual one where it says
	 * nothing.
	 * @param table its table
	 * @param constraint the constraint, without a name
	 * @param columns its columns, or those that it mentions
	 * @return the name
	 */
	public String required(TableName table, Constraint constraint, List<String> columns) {
		String key = key(constraint.kind());
		String given = columns.isEmpty() ? null : String.join("_", columns);
		return Optional.ofNullable(pattern(key))
			.flatMap((pattern) -> name(pattern, table, constraint, columns, given))
			.or(() -> name(usual(key), table, constraint, columns, given))
			.orElseGet(() -> NamingPattern.fitting(key + "_" + table.name()));
	}

	private static Optional<String> name(NamingPattern pattern, TableName table, Constraint constraint,
			List<String> columns, @Nullable String given) {
		TableName referred = constraint.referencedTable();
		return pattern.name(table.name(), columns, (referred != null) ? referred.name() : null,
				constraint.referencedColumns(), given);
	}

	/**
	 * The same without the patterns that are put around names that are given.
	 * @return the patterns for what has no name
	 */
	public Map<String, String> ofUnnamed() {
		Map<String, String> unnamed = new LinkedHashMap<>(this.patterns);
		unnamed.values().removeIf((pattern) -> new NamingPattern(pattern).usesName());
		return unnamed;
	}

	/**
	 * The patterns of constraints, as a batch has them.
	 * @return the patterns, by kind of constraint
	 */
	public Map<Constraint.Kind, String> ofConstraints() {
		Map<Constraint.Kind, String> all = new LinkedHashMap<>();
		for (Constraint.Kind kind : Constraint.Kind.values()) {
			Optional.ofNullable(this.patterns.get(key(kind))).ifPresent((pattern) -> all.put(kind, pattern));
		}
		return all;
	}

	private @Nullable NamingPattern pattern(String key) {
		String pattern = this.patterns.get(key);
		return (pattern != null) ? new NamingPattern(pattern) : null;
	}

	private static NamingPattern usual(String key) {
		return new NamingPattern(Objects.requireNonNull(USUAL.get(key)));
	}

	private static String key(Constraint.Kind kind) {
		return switch (kind) {
			case PRIMARY_KEY -> "pk";
			case UNIQUE -> "uq";
			case FOREIGN_KEY -> "fk";
			case CHECK -> "ck";
			case EXCLUDE -> "ex";
		};
	}

}
