package dev.migrate.operation;

import java.util.Optional;

import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;

/**
 * Creates a table with its indexes and comments.
 *
 * @param table the table
 * @param ifNotExists whether a table of that name that is there already is left alone
 */
public record CreateTable(Table table, boolean ifNotExists) implements Operation {

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.visit(this);
	}

	@Override
	public Optional<TableName> tableName() {
		return Optional.of(this.table.name());
	}

	@Override
	public Optional<Operation> inverse() {
		return Optional.of(new DropTable(this.table.name(), this.ifNotExists, this.table));
	}

}
