package dev.migrate.dialect.h2;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.migrate.dialect.Completed;
import dev.migrate.dialect.standard.TableCopy;
import dev.migrate.operation.AddConstraint;
import dev.migrate.operation.AlterColumn;
import dev.migrate.operation.BatchAlterTable;
import dev.migrate.operation.BatchOptions;
import dev.migrate.operation.CreateIndex;
import dev.migrate.operation.CreateTable;
import dev.migrate.operation.DropTable;
import dev.migrate.operation.Operation;
import dev.migrate.operation.RenameTable;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.sql.SqlStatement;

/**
 * Puts the columns of a table of H2 in another order: a copy with its columns in order
 * takes the table's place, and gets its constraints and indexes when their names are free
 * again. A view over the table makes the database refuse.
 *
 * @param dialect the dialect
 * @param batch the moves
 * @param table the table with its columns in order
 * @param next the next values of columns that generate them
 */
record H2Rebuild(H2Dialect dialect, BatchAlterTable batch, Table table, Map<String, Long> next) implements Completed {

	/**
	 * Whether columns move, which H2 cannot do in place.
	 * @param batch the batch
	 * @return {@code true} if they do
	 */
	static boolean isNeeded(BatchAlterTable batch) {
		boolean moves = batch.changes()
			.stream()
			.anyMatch((change) -> change instanceof AlterColumn alter && alter.position() != null);
		return (moves || !batch.options().columnOrder().isEmpty())
				&& batch.options().recreate() != BatchOptions.Recreate.NEVER;
	}

	@Override
	public List<SqlStatement> statements() {
		TableName name = this.table.name();
		TableName copy = TableCopy.name(name);
		List<SqlStatement> sql = new ArrayList<>(rendered(new DropTable(copy, true, null)));
		sql.addAll(rendered(new CreateTable(
				new Table(copy, this.table.columns(), List.of(), List.of(), this.table.comment(), this.table.options()),
				false)));
		sql.add(TableCopy.insert(this.table, this.dialect));
		this.next.forEach((column,
				value) -> sql.add(this.dialect.renderer(this.batch)
					.ddl("ALTER TABLE " + this.dialect.quote(copy) + " ALTER COLUMN " + this.dialect.quote(column)
							+ " RESTART WITH " + value)));
		sql.addAll(rendered(new DropTable(name, false, null)));
		sql.addAll(rendered(new RenameTable(copy, name.name())));
		this.table.constraints().forEach((constraint) -> sql.addAll(rendered(new AddConstraint(name, constraint))));
		this.table.indexes().forEach((index) -> sql.addAll(rendered(new CreateIndex(index, false, false))));
		return sql;
	}

	private List<SqlStatement> rendered(Operation operation) {
		return operation.accept(this.dialect.renderer(operation));
	}

}
