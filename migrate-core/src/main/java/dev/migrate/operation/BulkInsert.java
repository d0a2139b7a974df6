package dev.migrate.operation;

import java.util.List;
import java.util.Optional;

import dev.migrate.schema.SqlValue;
import dev.migrate.schema.TableName;

/**
 * Inserts rows.
 *
 * @param table the table
 * @param columns the columns, in order
 * @param rows one list of values per row, in the order of the columns
 */
public record BulkInsert(TableName table, List<String> columns, List<List<SqlValue>> rows) implements TableChange {

	/**
	 * Copy, and refuse a row of another length.
	 */
	public BulkInsert {
		columns = List.copyOf(columns);
		rows = rows.stream().map(List::copyOf).toList();
		for (List<SqlValue> row : rows) {
			if (row.size() != columns.size()) {
				throw new IllegalArgumentException("A row of '" + table + "' has " + row.size()
						+ " values but there are " + columns.size() + " columns " + columns);
			}
		}
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.visit(this);
	}

	@Override
	public Optional<Operation> inverse() {
		return Optional.empty();
	}

}
