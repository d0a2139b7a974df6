package dev.migrate.operation;

import java.util.Optional;

import dev.migrate.schema.Index;
import dev.migrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * Drops an index.
 *
 * @param table the table that it belongs to
 * @param name the index
 * @param ifExists whether it may be absent
 * @param concurrently whether to drop it without blocking (PostgreSQL); cannot run in a
 * transaction
 * @param existing what is dropped, or {@code null} if that is not recorded
 */
public record DropIndex(TableName table, String name, boolean ifExists, boolean concurrently,
		@Nullable Index existing) implements TableChange {

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.visit(this);
	}

	@Override
	public Optional<Operation> inverse() {
		return Optional.ofNullable(this.existing)
			.map((index) -> new CreateIndex(index, this.ifExists, this.concurrently));
	}

}
