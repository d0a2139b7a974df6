package dev.migrate.operation;

import java.util.Optional;

import dev.migrate.schema.TableName;

/**
 * Renames a table within its schema.
 *
 * @param table the table
 * @param newName its new name
 */
public record RenameTable(TableName table, String newName) implements TableChange {

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.visit(this);
	}

	@Override
	public Optional<Operation> inverse() {
		return Optional.of(new RenameTable(this.table.withName(this.newName), this.table.name()));
	}

}
