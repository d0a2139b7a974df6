package dev.migrate.operation;

import java.util.Optional;

import dev.migrate.schema.Column;
import dev.migrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * Drops a column.
 *
 * @param table the table
 * @param column the column
 * @param ifExists whether it may be absent
 * @param existing what is dropped, or {@code null} if that is not recorded
 */
public record DropColumn(TableName table, String column, boolean ifExists,
		@Nullable Column existing) implements TableChange {

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.visit(this);
	}

	@Override
	public Optional<Operation> inverse() {
		return Optional.ofNullable(this.existing)
			.map((column) -> new AddColumn(this.table, column, this.ifExists, null));
	}

}
