package dev.migrate.author.write;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

import dev.migrate.autogenerate.SchemaChange;
import dev.migrate.operation.AddEnumValue;
import dev.migrate.operation.BatchAlterTable;
import dev.migrate.operation.DropColumn;
import dev.migrate.operation.DropConstraint;
import dev.migrate.operation.DropEnum;
import dev.migrate.operation.DropIndex;
import dev.migrate.operation.DropSequence;
import dev.migrate.operation.DropTable;
import dev.migrate.operation.ExecuteSql;
import dev.migrate.operation.GroupingOperationVisitor;
import dev.migrate.operation.IrreversibleOperationException;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Recording;
import dev.migrate.operation.SetTableComment;
import dev.migrate.operation.TableChange;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Persistence;
import dev.migrate.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * What undoes changes, as a written downgrade has it. Unlike one that is derived, nothing
 * will be derived from it in turn, so what is dropped need not be described.
 */
final class WrittenDowngrade {

	private final List<SchemaChange> changes;

	WrittenDowngrade(List<SchemaChange> changes) {
		this.changes = List.copyOf(changes);
	}

	/**
	 * The changes, with a note at the first that is made and does not say how to undo it.
	 * @return the changes
	 */
	List<SchemaChange> annotated() {
		Operation obstacle = obstacle();
		return this.changes.stream()
			.map((change) -> (obstacle != null && !change.withheld() && change.operation() == obstacle)
					? withNote(change) : change)
			.toList();
	}

	private static SchemaChange withNote(SchemaChange change) {
		List<String> notes = new ArrayList<>(change.notes());
		notes.add((change.operation() instanceof AddEnumValue)
				? "No value can be taken away from an enum type, so a downgrade has to be written by hand"
				: "Nothing says how to undo this, so a downgrade has to be written by hand");
		return new SchemaChange(change.operation(), change.withheld(), notes);
	}

	/**
	 * The inverses in reverse order, those of withheld changes withheld. What has none
	 * (rows that go with their table, what was only proposed) is left out. There are none
	 * at all if a change that is made does not say how to undo it: a downgrade without it
	 * would pretend.
	 * @return the inverses
	 */
	List<SchemaChange> inverses() {
		if (obstacle() != null) {
			return List.of();
		}
		Terse terse = new Terse();
		List<SchemaChange> inverses = new ArrayList<>();
		for (SchemaChange change : this.changes) {
			change.operation()
				.inverse()
				.map((inverse) -> new SchemaChange(inverse.accept(terse), change.withheld(), List.of()))
				.ifPresent(inverses::add);
		}
		Collections.reverse(inverses);
		return inverses;
	}

	private @Nullable Operation obstacle() {
		List<Recording.Entry> made = this.changes.stream()
			.filter((change) -> !change.withheld())
			.map((change) -> new Recording.Entry(change.operation(), false))
			.toList();
		try {
			new Recording(made).inverse();
			return null;
		}
		catch (IrreversibleOperationException ex) {
			return ex.operation();
		}
	}

	/**
	 * Whether enum types of the database go with columns, which then have to be told.
	 */
	private static boolean dropsTypes(List<Column> columns) {
		return columns.stream().flatMap((column) -> enumerations(column.type())).anyMatch((each) -> !each.existing());
	}

	private static Stream<ColumnType.Enumeration> enumerations(@Nullable ColumnType type) {
		return (type == null) ? Stream.empty()
				: Stream.concat(Stream.ofNullable(type.enumeration()), enumerations(type.element()));
	}

	/**
	 * What says no more of what it drops than the drop needs.
	 */
	private static final class Terse implements GroupingOperationVisitor<Operation> {

		@Override
		public Operation visit(DropTable drop) {
			Table existing = drop.existing();
			if (existing == null || dropsTypes(existing.columns())) {
				return drop;
			}
			return new DropTable(drop.table(), drop.ifExists(), (existing.persistence() == Persistence.TEMPORARY)
					? Table.of(drop.table(), List.of(Persistence.TEMPORARY)) : null);
		}

		@Override
		public Operation visit(DropColumn drop) {
			return new DropColumn(drop.table(), drop.column(), drop.ifExists(),
					(drop.existing() != null && dropsTypes(List.of(drop.existing()))) ? drop.existing() : null);
		}

		@Override
		public Operation visit(DropIndex drop) {
			return drop.concurrently() ? drop : new DropIndex(drop.table(), drop.name(), drop.ifExists(), false, null);
		}

		@Override
		public Operation visit(BatchAlterTable batch) {
			return new BatchAlterTable(batch.table(),
					batch.changes().stream().map((change) -> change.accept(this)).toList(), batch.options());
		}

		@Override
		public Operation visit(DropConstraint drop) {
			return new DropConstraint(drop.table(), drop.name(), drop.kind(), drop.ifExists(), null);
		}

		@Override
		public Operation visit(DropSequence drop) {
			return new DropSequence(drop.schema(), drop.name(), drop.ifExists(), null);
		}

		@Override
		public Operation visit(DropEnum drop) {
			return new DropEnum(drop.schema(), drop.name(), drop.ifExists(), null);
		}

		@Override
		public Operation visit(SetTableComment set) {
			return new SetTableComment(set.table(), set.comment(), null);
		}

		@Override
		public Operation visit(ExecuteSql execute) {
			return new ExecuteSql(execute.sql(), execute.origin(), execute.line(), null);
		}

		@Override
		public Operation visitTableChange(TableChange change) {
			return change;
		}

		@Override
		public Operation visitOther(Operation operation) {
			return operation;
		}

	}

}
