package dev.migrate.operation;

import java.util.Optional;

import dev.migrate.schema.Index;
import dev.migrate.schema.TableName;

/**
 * Creates an index.
 *
 * @param index the index
 * @param ifNotExists whether an index of that name that is there already is left alone
 * @param concurrently whether to build it without blocking writes (PostgreSQL); cannot
 * run in a transaction
 */
public record CreateIndex(Index index, boolean ifNotExists, boolean concurrently) implements TableChange {

	@Override
	public TableName table() {
		return this.index.table();
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.visit(this);
	}

	@Override
	public Optional<Operation> inverse() {
		return Optional
			.of(new DropIndex(this.index.table(), this.index.name(), this.ifNotExists, this.concurrently, this.index));
	}

}
