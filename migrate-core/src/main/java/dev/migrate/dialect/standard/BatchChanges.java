package dev.migrate.dialect.standard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.migrate.operation.AddColumn;
import dev.migrate.operation.AddConstraint;
import dev.migrate.operation.AlterColumn;
import dev.migrate.operation.BatchAlterTable;
import dev.migrate.operation.BatchOptions;
import dev.migrate.operation.BatchOptions.Recreate;
import dev.migrate.operation.CreateIndex;
import dev.migrate.operation.GroupingOperationVisitor;
import dev.migrate.operation.Operation;
import dev.migrate.operation.SetTableComment;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnPosition;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.IndexDefinition;
import dev.migrate.schema.TableElement;
import org.jspecify.annotations.Nullable;

/**
 * The changes of a batch, each for itself. What only serves to describe the table for a
 * rebuild ({@code copyFrom}, overrides, names of constraints) has nothing to do here.
 *
 * @param batch the batch
 */
public record BatchChanges(BatchAlterTable batch) {

	/**
	 * All changes in place. An option of the table, an order of columns and the wish to
	 * have the table written anew are batches that have nothing else.
	 * @return the changes
	 */
	public List<Operation> inPlace() {
		List<Operation> changes = new ArrayList<>(this.batch.changes());
		BatchOptions options = this.batch.options();
		options.tableArguments().forEach((element) -> changes.add(added(element)));
		options.columnOrder()
			.forEach((order) -> changes.add(rest(List.of(), Recreate.NEVER, List.of(), List.of(order))));
		if (options.recreate() == Recreate.ALWAYS) {
			changes.add(rest(List.of(), Recreate.ALWAYS, List.of(), List.of()));
		}
		return changes;
	}

	/**
	 * All changes in place, those together that the database makes with one statement.
	 * @param joined puts them together
	 * @return the changes
	 */
	public List<Operation> joined(JoinedChanges joined) {
		return joined.of(this.batch.table(), inPlace());
	}

	private Operation added(TableElement element) {
		if (element instanceof Column column) {
			return new AddColumn(this.batch.table(), column, false, null);
		}
		if (element instanceof Constraint constraint) {
			return new AddConstraint(this.batch.table(), constraint);
		}
		if (element instanceof IndexDefinition index) {
			return new CreateIndex(index.onTable(this.batch.table()).toIndex(), false, index.isConcurrent());
		}
		if (element instanceof TableElement.Comment comment) {
			return new SetTableComment(this.batch.table(), comment.text(), null);
		}
		return rest(List.of(), Recreate.NEVER, List.of(element), List.of());
	}

	/**
	 * Whether columns that are there move.
	 * @return {@code true} if they do, and the table may be copied for that
	 */
	public boolean movesColumns() {
		boolean moves = this.batch.changes()
			.stream()
			.anyMatch((change) -> change instanceof AlterColumn alter && alter.position() != null);
		return (moves || !this.batch.options().columnOrder().isEmpty())
				&& this.batch.options().recreate() != Recreate.NEVER;
	}

	/**
	 * All changes in place; if columns that are there move, a copy of the table comes
	 * last.
	 * @return the changes
	 */
	public List<Operation> withMovesByCopy() {
		if (!movesColumns()) {
			return inPlace();
		}
		List<Operation> changes = new ArrayList<>(withoutMoves());
		changes.add(moves());
		return changes;
	}

	/**
	 * The changes in place without places, for a copy that puts the columns where they
	 * are to be.
	 * @return the changes
	 */
	public List<Operation> withoutMoves() {
		List<Operation> changes = this.batch.changes()
			.stream()
			.flatMap((change) -> Placement.of(change).rest().stream())
			.toList();
		return new BatchChanges(
				new BatchAlterTable(this.batch.table(), changes,
						BatchOptions.of(Recreate.NEVER)
							.tableArguments(this.batch.options().tableArguments().toArray(TableElement[]::new))))
			.inPlace();
	}

	/**
	 * What is left for the copy: the changes that move columns, and their order.
	 * @return the rest of the batch
	 */
	public BatchAlterTable moves() {
		List<Operation> moves = this.batch.changes()
			.stream()
			.filter((change) -> Placement.of(change).position() != null)
			.toList();
		return rest(moves, this.batch.options().recreate(), List.of(), this.batch.options().columnOrder());
	}

	private BatchAlterTable rest(List<Operation> changes, Recreate recreate, List<TableElement> arguments,
			List<List<String>> order) {
		return new BatchAlterTable(this.batch.table(), changes,
				new BatchOptions(recreate, null, arguments, Map.of(), Map.of(), order));
	}

	/**
	 * A change, and where it puts its column.
	 *
	 * @param column the column; empty if no place is said
	 * @param position where, or {@code null} if no place is said
	 * @param rest the change without the place; empty if nothing is left of it
	 */
	record Placement(String column, @Nullable ColumnPosition position, Optional<Operation> rest) {

		static Placement of(Operation change) {
			return change.accept(new GroupingOperationVisitor<>() {

				@Override
				public Placement visit(AddColumn add) {
					return new Placement(add.column().name(), add.position(),
							Optional.of(new AddColumn(add.table(), add.column(), add.ifNotExists(), null)));
				}

				@Override
				public Placement visit(AlterColumn alter) {
					Optional<Operation> rest = alter.changes().equals(AlterColumn.Aspects.NONE) ? Optional.empty()
							: Optional.of(new AlterColumn(alter.table(), alter.column(), alter.changes(),
									alter.existing(), alter.using(), null));
					return new Placement(alter.column(), alter.position(), rest);
				}

				@Override
				public Placement visitOther(Operation operation) {
					return new Placement("", null, Optional.of(operation));
				}

			});
		}

	}

}
