package dev.migrate.operation;

import java.util.Optional;

import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnPosition;
import dev.migrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * Adds a column.
 *
 * @param table the table
 * @param column the column
 * @param ifNotExists whether a column of that name that is there already is left alone
 * @param position where, or {@code null} for last
 */
public record AddColumn(TableName table, Column column, boolean ifNotExists,
		@Nullable ColumnPosition position) implements TableChange {

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.visit(this);
	}

	@Override
	public Optional<Operation> inverse() {
		return Optional.of(new DropColumn(this.table, this.column.name(), this.ifNotExists, this.column));
	}

}
