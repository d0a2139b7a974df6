package dev.migrate.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.migrate.schema.TableName;

/**
 * Changes a table in one go; the table is rebuilt where the database cannot make a change
 * in place, or where that is asked for.
 *
 * @param table the table
 * @param changes the changes, all of this table, in order
 * @param options whether and how to rebuild
 */
public record BatchAlterTable(TableName table, List<Operation> changes, BatchOptions options) implements TableChange {

	public BatchAlterTable {
		changes = List.copyOf(changes);
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.visit(this);
	}

	@Override
	public Optional<Operation> inverse() {
		return reversed(this.changes).map((inverses) -> new BatchAlterTable(this.table, inverses, this.options));
	}

	private static Optional<List<Operation>> reversed(List<Operation> changes) {
		List<Operation> inverses = new ArrayList<>();
		for (Operation change : changes) {
			Optional<Operation> inverse = change.inverse();
			if (inverse.isEmpty()) {
				return Optional.empty();
			}
			inverses.add(0, inverse.get());
		}
		return Optional.of(inverses);
	}

}
