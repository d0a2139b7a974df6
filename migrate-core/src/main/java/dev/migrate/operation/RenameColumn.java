package dev.migrate.operation;

import java.util.Optional;

import dev.migrate.schema.TableName;

/**
 * Renames a column.
 *
 * @param table the table
 * @param from the column
 * @param to its new name
 */
public record RenameColumn(TableName table, String from, String to) implements TableChange {

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.visit(this);
	}

	@Override
	public Optional<Operation> inverse() {
		return Optional.of(new RenameColumn(this.table, this.to, this.from));
	}

}
