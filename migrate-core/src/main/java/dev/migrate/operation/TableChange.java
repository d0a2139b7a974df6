package dev.migrate.operation;

import java.util.Optional;

import dev.migrate.schema.TableName;

/**
 * A change of one table that is there: of its columns, constraints, indexes, rows, its
 * comment or its name, or its end.
 */
public sealed interface TableChange extends Operation
		permits AddColumn, AddConstraint, AlterColumn, BatchAlterTable, BulkInsert, CreateIndex, DropColumn,
		DropConstraint, DropIndex, DropTable, RenameColumn, RenameTable, SetTableComment {

	/**
	 * The table, by the name that it has before the change.
	 * @return the table
	 */
	TableName table();

	@Override
	default Optional<TableName> tableName() {
		return Optional.of(table());
	}

}
