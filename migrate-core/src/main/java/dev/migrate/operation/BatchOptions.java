package dev.migrate.operation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.migrate.schema.Column;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableElement;

import org.jspecify.annotations.Nullable;

/**
 * Whether and how {@link BatchAlterTable} rebuilds the table.
 *
 * @param recreate whether to rebuild
 * @param copyFrom the table as it is, or {@code null} to read it from the database
 * @param tableArguments further constraints and options of the new table
 * @param overrides columns that replace what is read from the database, by name
 * @param namingConvention patterns that name constraints which have no name in the
 * database, by kind, such as {@code uq_%(table_name)s_%(column_0_name)s}
 * @param columnOrder columns that stand in this order in the new table, each list for
 * itself; columns not named keep their places
 */
public record BatchOptions(Recreate recreate, @Nullable Table copyFrom, List<TableElement> tableArguments,
		Map<String, Column> overrides, Map<Constraint.Kind, String> namingConvention, List<List<String>> columnOrder) {

	/** Rebuild where needed, from the live table. */
	public static final BatchOptions DEFAULT = new BatchOptions(Recreate.AUTO, null, List.of(), Map.of(), Map.of(),
			List.of());

	/**
	 * Copy.
	 */
	public BatchOptions {
		tableArguments = List.copyOf(tableArguments);
		overrides = Collections.unmodifiableMap(new LinkedHashMap<>(overrides));
		namingConvention = Collections.unmodifiableMap(new LinkedHashMap<>(namingConvention));
		columnOrder = columnOrder.stream().map(List::copyOf).toList();
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
