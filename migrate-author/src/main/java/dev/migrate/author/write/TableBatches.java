package dev.migrate.author.write;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.migrate.autogenerate.SchemaChange;
import dev.migrate.dialect.Dialect;
import dev.migrate.operation.BatchAlterTable;
import dev.migrate.operation.BatchOptions;
import dev.migrate.operation.BulkInsert;
import dev.migrate.operation.DropTable;
import dev.migrate.operation.GroupingOperationVisitor;
import dev.migrate.operation.Operation;
import dev.migrate.operation.RenameTable;
import dev.migrate.operation.TableChange;
import dev.migrate.schema.TableName;

/**
 * Makes one batch of changes of a table where the database makes one statement of them,
 * or one copy of the table.
 */
record TableBatches(Dialect dialect) {

	/**
	 * Bring together what goes together.
	 * @param changes the changes, in an order in which they can be run
	 * @return the changes in such an order; those that are only proposed stand for
	 * themselves
	 */
	List<SchemaChange> of(List<SchemaChange> changes) {
		List<SchemaChange> all = new ArrayList<>();
		for (TableRun run : TableRun.of(changes)) {
			List<SchemaChange> made = new ArrayList<>();
			for (SchemaChange change : run.changes()) {
				if (!change.withheld() && change.operation().accept(new Batched())) {
					made.add(change);
				}
				else {
					all.addAll(batches(run.table(), made));
					made.clear();
					all.add(change);
				}
			}
			all.addAll(batches(run.table(), made));
		}
		return all;
	}

	private List<SchemaChange> batches(Optional<TableName> table, List<SchemaChange> changes) {
		if (table.isEmpty() || changes.size() < 2) {
			return List.copyOf(changes);
		}
		List<SchemaChange> batches = new ArrayList<>();
		int next = 0;
		List<Operation> operations = changes.stream().map(SchemaChange::operation).toList();
		for (List<Operation> part : parts(table.get(), operations)) {
			List<SchemaChange> members = changes.subList(next, next + part.size());
			batches.add((part.size() == 1) ? members.get(0) : new SchemaChange(
					new BatchAlterTable(table.get(), part, BatchOptions.DEFAULT), false, notes(members)));
			next += part.size();
		}
		return batches;
	}

	/**
	 * What the database does with a batch, unless it does something else than its
	 * changes.
	 */
	private List<List<Operation>> parts(TableName table, List<Operation> operations) {
		List<List<Operation>> parts = this.dialect.changes(new BatchAlterTable(table, operations, BatchOptions.DEFAULT))
			.stream()
			.map((part) -> (part instanceof BatchAlterTable batch) ? batch.changes() : List.of(part))
			.toList();
		return parts.stream().flatMap(List::stream).toList().equals(operations) ? parts
				: operations.stream().map(List::of).toList();
	}

	private static List<String> notes(List<SchemaChange> changes) {
		Set<String> notes = new LinkedHashSet<>();
		changes.forEach((change) -> notes.addAll(change.notes()));
		return List.copyOf(notes);
	}

	/**
	 * Whether a change can be a part of a batch.
	 */
	private static final class Batched implements GroupingOperationVisitor<Boolean> {

		@Override
		public Boolean visitTableChange(TableChange change) {
			return true;
		}

		@Override
		public Boolean visit(BatchAlterTable batch) {
			return false;
		}

		@Override
		public Boolean visit(BulkInsert rows) {
			return false;
		}

		@Override
		public Boolean visit(DropTable drop) {
			return false;
		}

		@Override
		public Boolean visit(RenameTable rename) {
			return false;
		}

		@Override
		public Boolean visitOther(Operation operation) {
			return false;
		}

	}

}
