package dev.migrate.dialect.standard;

import java.util.ArrayList;
import java.util.List;

import dev.migrate.dialect.ColumnNotFoundException;
import dev.migrate.dialect.Spelling;
import dev.migrate.operation.BatchAlterTable;
import dev.migrate.operation.Operation;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnPosition;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.sql.SqlStatement;
import dev.migrate.sql.StatementFacts;

/**
 * A copy of a table with its columns in another order, which takes the table's place.
 */
public final class TableCopy {

	private static final String NAME = "_migrate_rebuild";

	private TableCopy() {
	}

	/**
	 * The name of the copy until the table is gone.
	 * @param table the table
	 * @return the name
	 */
	public static TableName name(TableName table) {
		return table.withName(NAME);
	}

	/**
	 * The table with its columns where a batch wants them.
	 * @param table the table
	 * @param batch the moves
	 * @return the table
	 * @throws ColumnNotFoundException if a column is not there
	 */
	public static Table ordered(Table table, BatchAlterTable batch) {
		List<String> names = new ArrayList<>(table.columns().stream().map(Column::name).toList());
		for (Operation change : batch.changes()) {
			BatchChanges.Placement placement = BatchChanges.Placement.of(change);
			if (placement.position() != null) {
				move(names, placement.column(), placement.position(), batch.table());
			}
		}
		List<String> ordered = names;
		for (List<String> order : batch.options().columnOrder()) {
			ordered = ColumnOrder.apply(ordered, order, table.name());
		}
		List<Column> columns = ordered.stream().map((column) -> table.column(column).orElseThrow()).toList();
		return new Table(table.name(), columns, table.constraints(), table.indexes(), table.comment(), table.options());
	}

	private static void move(List<String> names, String column, ColumnPosition position, TableName table) {
		if (!names.remove(column)) {
			throw new ColumnNotFoundException(table, column);
		}
		if (!names.contains(position.neighbour())) {
			throw new ColumnNotFoundException(table, position.neighbour());
		}
		names.add(names.indexOf(position.neighbour()) + (position.before() ? 0 : 1), column);
	}

	/**
	 * The statement that fills the copy, generated values included.
	 * @param table the table
	 * @param spelling quotes names
	 * @return the statement
	 */
	public static SqlStatement insert(Table table, Spelling spelling) {
		List<String> columns = table.columns()
			.stream()
			.filter((column) -> column.computed() == null)
			.map((column) -> spelling.quote(column.name()))
			.toList();
		String list = String.join(", ", columns);
		return new SqlStatement("INSERT INTO " + spelling.quote(name(table.name())) + " (" + list
				+ ") OVERRIDING SYSTEM VALUE SELECT " + list + " FROM " + spelling.quote(table.name()),
				StatementFacts.DATA);
	}

}
