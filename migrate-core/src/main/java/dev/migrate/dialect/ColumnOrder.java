package dev.migrate.dialect;

import java.util.ArrayList;
import java.util.List;

import dev.migrate.lang.Internal;
import dev.migrate.schema.TableName;

/**
 * Puts columns in an order.
 */
@Internal
public final class ColumnOrder {

	private ColumnOrder() {
	}

	/**
	 * Put some columns in an order. They share the places that they have together; the
	 * others keep theirs.
	 * @param columns all columns of the table
	 * @param order those to put in order
	 * @param table the table, for the message
	 * @return all columns
	 * @throws ColumnNotFoundException if one is not there
	 */
	public static List<String> apply(List<String> columns, List<String> order, TableName table) {
		for (String column : order) {
			if (!columns.contains(column)) {
				throw new ColumnNotFoundException(table, column);
			}
		}
		List<String> ordered = new ArrayList<>(columns);
		int next = 0;
		for (int i = 0; i < ordered.size(); i++) {
			if (order.contains(ordered.get(i))) {
				ordered.set(i, order.get(next));
				next++;
			}
		}
		return ordered;
	}

}
