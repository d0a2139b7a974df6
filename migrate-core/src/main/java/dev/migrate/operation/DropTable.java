package dev.migrate.operation;

import java.util.Optional;

import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * Drops a table.
 *
 * @param table the table
 * @param ifExists whether it may be absent
 * @param existing what is dropped, or {@code null} if that is not recorded
 */
public record DropTable(TableName table, boolean ifExists, @Nullable Table existing) implements TableChange {

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.visit(this);
	}

	@Override
	public Optional<Operation> inverse() {
		return Optional.ofNullable(this.existing).map((table) -> new CreateTable(table, this.ifExists));
	}

}
