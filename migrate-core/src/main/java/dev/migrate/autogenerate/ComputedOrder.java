package dev.migrate.autogenerate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.migrate.operation.AddColumn;
import dev.migrate.operation.DropColumn;
import dev.migrate.schema.Column;
import dev.migrate.schema.Computed;
import dev.migrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * Where columns are computed from others: a computed one goes before those that it is
 * computed from, and comes behind them.
 *
 * @param text reads expressions
 */
record ComputedOrder(SqlText text) {

	/**
	 * Put the changes of columns in order; what is not about computed columns stays in
	 * its order.
	 */
	List<SchemaChange> sorted(List<SchemaChange> changes) {
		Map<List<Object>, Column> dropped = new HashMap<>();
		Map<List<Object>, Column> added = new HashMap<>();
		changes.forEach((change) -> {
			if (change.operation() instanceof DropColumn drop && drop.existing() != null) {
				dropped.put(List.of(drop.table(), drop.column()), drop.existing());
			}
			if (change.operation() instanceof AddColumn add) {
				added.put(List.of(add.table(), add.column().name()), add.column());
			}
		});
		List<SchemaChange> sorted = new ArrayList<>(changes);
		sorted.sort(Comparator.comparingInt((change) -> rank(change, dropped, added)));
		return sorted;
	}

	private int rank(SchemaChange change, Map<List<Object>, Column> dropped, Map<List<Object>, Column> added) {
		if (change.operation() instanceof DropColumn drop) {
			return -depth(drop.table(), drop.existing(), dropped, 0);
		}
		return (change.operation() instanceof AddColumn add) ? depth(add.table(), add.column(), added, 0) : 0;
	}

	/**
	 * How many computed columns are computed from one another, up to this one; 0 for one
	 * that is not computed.
	 */
	private int depth(TableName table, @Nullable Column column, Map<List<Object>, Column> all, int above) {
		Computed computed = (column != null) ? column.computed() : null;
		if (computed == null || above > all.size()) {
			return 0;
		}
		return 1 + all.entrySet()
			.stream()
			.filter((other) -> other.getKey().get(0).equals(table) && other.getValue() != column
					&& this.text.mentions(computed.expression(), other.getValue().name()))
			.mapToInt((other) -> depth(table, other.getValue(), all, above + 1))
			.max()
			.orElse(0);
	}

}
