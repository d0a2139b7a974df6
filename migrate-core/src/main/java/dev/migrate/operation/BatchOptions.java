package dev.migrate.operation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.NamingPattern;
import dev.migrate.schema.Persistence;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableElement;
import dev.migrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * Whether and how {@code op.batchAlterTable} rebuilds the table. Made with
 * {@link #of(Recreate)} or {@link #DEFAULT}; each method gives a new value.
 *
 * @param recreate whether to rebuild
 * @param copyFrom what the table is, or {@code null} to read it from the database
 * @param tableArguments further constraints and options of the new table
 * @param overrides columns that replace what is read from the database, by name
 * @param namingConvention patterns that name constraints which have no name in the
 * database, by kind, such as {@code uq_%(table_name)s_%(column_0_name)s}
 * @param columnOrder columns that stand in this order in the new table, each list for
 * itself; columns not named keep their places
 */
public record BatchOptions(Recreate recreate, @Nullable List<TableElement> copyFrom, List<TableElement> tableArguments,
		Map<String, Column> overrides, Map<Constraint.Kind, String> namingConvention, List<List<String>> columnOrder) {

	/** Rebuild where needed, from the live table. */
	public static final BatchOptions DEFAULT = of(Recreate.AUTO);

	public BatchOptions {
		copyFrom = (copyFrom != null) ? List.copyOf(copyFrom) : null;
		tableArguments = List.copyOf(tableArguments);
		overrides = Collections.unmodifiableMap(new LinkedHashMap<>(overrides));
		for (TableElement element : tableArguments) {
			if (element instanceof Persistence persistence) {
				throw new IllegalArgumentException("A batch changes a table that is there, and cannot make it '"
						+ persistence.name().toLowerCase(Locale.ROOT)
						+ "()': say that where the table is made, in op.createTable(…)");
			}
		}
		namingConvention.values().forEach(NamingPattern::new);
		namingConvention = Collections.unmodifiableMap(new LinkedHashMap<>(namingConvention));
		columnOrder = columnOrder.stream().map(List::copyOf).toList();
	}

	/**
	 * Options that say whether to rebuild the table.
	 * @param recreate whether to rebuild
	 * @return the options
	 */
	public static BatchOptions of(Recreate recreate) {
		return new BatchOptions(recreate, null, List.of(), Map.of(), Map.of(), List.of());
	}

	/**
	 * With what the table is, instead of having it read from the database.
	 * @param elements columns, constraints, indexes, comment and options
	 * @return new options
	 */
	public BatchOptions copyFrom(TableElement... elements) {
		return new BatchOptions(this.recreate, List.of(elements), this.tableArguments, this.overrides,
				this.namingConvention, this.columnOrder);
	}

	/**
	 * With further constraints and options of the new table.
	 * @param elements constraints and options
	 * @return new options
	 */
	public BatchOptions tableArguments(TableElement... elements) {
		List<TableElement> all = new ArrayList<>(this.tableArguments);
		all.addAll(List.of(elements));
		return new BatchOptions(this.recreate, this.copyFrom, all, this.overrides, this.namingConvention,
				this.columnOrder);
	}

	/**
	 * With a column that replaces what is read from the database.
	 * @param column the column as it should be understood
	 * @return new options
	 */
	public BatchOptions override(Column column) {
		Map<String, Column> all = new LinkedHashMap<>(this.overrides);
		all.put(column.name(), column);
		return new BatchOptions(this.recreate, this.copyFrom, this.tableArguments, all, this.namingConvention,
				this.columnOrder);
	}

	/**
	 * With names for constraints that have none in the database, so that they can be
	 * dropped.
	 * @param kind the kind of constraint
	 * @param pattern a pattern with tokens of SQLAlchemy, such as {@code %(table_name)s},
	 * {@code %(column_0_name)s}, {@code %(column_0_N_name)s} and
	 * {@code %(referred_table_name)s}
	 * @return new options
	 * @throws IllegalArgumentException if the pattern has another token
	 */
	public BatchOptions namingConvention(Constraint.Kind kind, String pattern) {
		Map<Constraint.Kind, String> all = new LinkedHashMap<>(this.namingConvention);
		all.put(kind, pattern);
		return new BatchOptions(this.recreate, this.copyFrom, this.tableArguments, this.overrides, all,
				this.columnOrder);
	}

	/**
	 * With columns in an order; those not named keep their places. The table is rebuilt.
	 * @param columns two or more columns
	 * @return new options
	 */
	public BatchOptions columnOrder(String... columns) {
		List<List<String>> all = new ArrayList<>(this.columnOrder);
		all.add(List.of(columns));
		return new BatchOptions(this.recreate, this.copyFrom, this.tableArguments, this.overrides,
				this.namingConvention, all);
	}

	/**
	 * The table that {@code copyFrom} says.
	 * @param name its name
	 * @return the table, or empty to read it from the database
	 */
	public Optional<Table> given(TableName name) {
		return Optional.ofNullable(this.copyFrom).map((elements) -> Table.of(name, elements));
	}

	/**
	 * What the arguments add to a table.
	 * @param name its name
	 * @return a table of these alone
	 */
	public Table added(TableName name) {
		return Table.of(name, this.tableArguments);
	}

	/**
	 * Whether to rebuild the table.
	 */
	public enum Recreate {

		/** Where the database cannot make a change in place. */
		AUTO,

		/** Always, on every database. */
		ALWAYS,

		/** Never; a change that cannot be made in place is refused. */
		NEVER

	}

}
