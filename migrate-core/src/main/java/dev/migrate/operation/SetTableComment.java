package dev.migrate.operation;

import java.util.Optional;

import dev.migrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * Sets or removes the comment of a table.
 *
 * @param table the table
 * @param comment the comment, or {@code null} to remove it
 * @param existing what it was, or {@code null} if that is not recorded
 */
public record SetTableComment(TableName table, @Nullable String comment,
		@Nullable NewValue<String> existing) implements TableChange {

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.visit(this);
	}

	@Override
	public Optional<Operation> inverse() {
		return Optional.ofNullable(this.existing)
			.map((before) -> new SetTableComment(this.table, before.value(), new NewValue<>(this.comment)));
	}

}
