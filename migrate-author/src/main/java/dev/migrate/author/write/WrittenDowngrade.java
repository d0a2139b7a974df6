package dev.migrate.author.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.migrate.autogenerate.ColumnSteps;
import dev.migrate.autogenerate.DrawnValues;
import dev.migrate.autogenerate.SchemaChange;
import dev.migrate.dialect.Dialect;
import dev.migrate.operation.AddColumn;
import dev.migrate.operation.AddEnumValue;
import dev.migrate.operation.AlterColumn;
import dev.migrate.operation.BatchAlterTable;
import dev.migrate.operation.DropColumn;
import dev.migrate.operation.DropConstraint;
import dev.migrate.operation.DropEnum;
import dev.migrate.operation.DropIndex;
import dev.migrate.operation.DropObject;
import dev.migrate.operation.DropSequence;
import dev.migrate.operation.DropTable;
import dev.migrate.operation.ExecuteSql;
import dev.migrate.operation.GroupingOperationVisitor;
import dev.migrate.operation.IrreversibleOperationException;
import dev.migrate.operation.NewValue;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Recording;
import dev.migrate.operation.ReplaceObject;
import dev.migrate.operation.SetTableComment;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Identity;
import dev.migrate.schema.Persistence;
import dev.migrate.schema.SchemaObject;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.SqlValue;
import dev.migrate.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * What undoes changes, as a written downgrade has it. Unlike one that is derived, nothing
 * will be derived from it in turn, so what is dropped need not be described.
 */
final class WrittenDowngrade {

	private final List<SchemaChange> changes;

	private final List<SchemaChange> all;

	private final ColumnSteps steps;

	private final List<Operation> obstacles;

	/**
	 * Create a downgrade.
	 * @param changes the changes to undo
	 * @param all the changes among which they are, where these are several revisions
	 * @param dialect the database, which may have rows when they are undone
	 */
	WrittenDowngrade(List<SchemaChange> changes, List<SchemaChange> all, Dialect dialect) {
		this.changes = List.copyOf(changes);
		this.all = List.copyOf(all);
		this.steps = new ColumnSteps(dialect);
		this.obstacles = obstacles();
	}

	/**
	 * The changes, with a note at each that is made and does not say how to undo it.
	 */
	List<SchemaChange> annotated() {
		return this.changes.stream().map((change) -> isObstacle(change) ? withNote(change) : change).toList();
	}

	private boolean isObstacle(SchemaChange change) {
		return !change.withheld() && this.obstacles.stream().anyMatch((each) -> each == change.operation());
	}

	private SchemaChange withNote(SchemaChange change) {
		String reason = (change.operation() instanceof AddEnumValue) ? "No value can be taken away from an enum type"
				: "Nothing says how to undo this";
		return change.noted(reason + (undoesSomething() ? ", so the downgrade leaves it as it is"
				: ", so a downgrade has to be written by hand"));
	}

	/**
	 * The inverses in reverse order, those of withheld changes withheld, with the care
	 * that the upgrade has for rows. A change that does not say how to undo it stands
	 * there as a comment; where nothing that is made says that, there is no downgrade.
	 * Rows that go with their table, and what was only proposed, are left out.
	 */
	List<SchemaChange> inverses() {
		if (!this.obstacles.isEmpty() && !undoesSomething()) {
			return List.of();
		}
		List<SchemaChange> inverses = new ArrayList<>();
		for (int i = this.changes.size() - 1; i >= 0; i--) {
			SchemaChange change = this.changes.get(i);
			if (isObstacle(change)) {
				inverses.add(SchemaChange.withheld(change.operation(), "Not undone, as nothing says how:"));
			}
			else {
				change.undoing().forEach((inverse) -> inverses.addAll(careful(inverse, change)));
				inverses.addAll(change.operation().accept(new GoingOn()));
			}
		}
		return inverses;
	}

	private boolean undoesSomething() {
		return this.changes.stream().anyMatch((change) -> !change.withheld() && !change.undoing().isEmpty());
	}

	private List<SchemaChange> careful(Operation inverse, SchemaChange change) {
		return inverse.accept(new Careful())
			.stream()
			.map((step) -> step.decided(step.withheld() || change.withheld()))
			.toList();
	}

	/**
	 * What is made and has no inverse, but for rows of a table that is made with them.
	 */
	private List<Operation> obstacles() {
		List<Operation> obstacles = new ArrayList<>();
		List<Recording.Entry> made = new ArrayList<>();
		for (SchemaChange change : this.changes) {
			if (!change.withheld() && change.undo() == null) {
				made.add(new Recording.Entry(change.operation(), false));
				try {
					new Recording(made).inverse();
				}
				catch (IrreversibleOperationException ex) {
					obstacles.add(ex.operation());
					made.remove(made.size() - 1);
				}
			}
		}
		return obstacles;
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
	 * The steps of what undoes a change.
	 */
	private final class Careful implements GroupingOperationVisitor<List<SchemaChange>> {

		private final Terse terse = new Terse();

		@Override
		public List<SchemaChange> visit(AddColumn add) {
			return WrittenDowngrade.this.steps.added(add);
		}

		@Override
		public List<SchemaChange> visit(AlterColumn alter) {
			return WrittenDowngrade.this.steps.altered(alter);
		}

		@Override
		public List<SchemaChange> visit(ExecuteSql execute) {
			return execute.sql().isBlank() ? List.of() : visitOther(execute);
		}

		@Override
		public List<SchemaChange> visitOther(Operation operation) {
			return List.of(SchemaChange.of(operation.accept(this.terse)));
		}

	}

	/**
	 * What lets a sequence that comes back, or was kept, go on behind the values that
	 * columns have made themselves since.
	 */
	private final class GoingOn implements GroupingOperationVisitor<List<SchemaChange>> {

		@Override
		public List<SchemaChange> visit(DropSequence drop) {
			Sequence sequence = drop.existing();
			if (sequence == null) {
				return List.of();
			}
			List<AlterColumn> own = filled((column) -> isFor(sequence, column));
			List<AlterColumn> drawn = own.isEmpty()
					? filled((column) -> gone().noneMatch((each) -> isFor(each, column))) : own;
			return drawn.isEmpty() ? List.of()
					: new DrawnValues(WrittenDowngrade.this.steps.dialect()).goOn(sequence, drawn);
		}

		private List<AlterColumn> filled(Predicate<AlterColumn> which) {
			return WrittenDowngrade.this.all.stream()
				.filter((change) -> !change.withheld())
				.flatMap((change) -> change.operation().accept(new Filled()).stream())
				.filter(which)
				.toList();
		}

		private Stream<Sequence> gone() {
			return WrittenDowngrade.this.all.stream()
				.flatMap((change) -> change.operation().accept(new Gone()).stream());
		}

		/**
		 * Whether a column has drawn from a sequence, by its default before or by a name
		 * as databases and Hibernate make them.
		 */
		private boolean isFor(Sequence sequence, AlterColumn column) {
			NewValue<SqlValue> before = column.existing().defaultValue();
			String table = column.table().name();
			return Stream.of(table + "_seq", table + "_" + column.column() + "_seq")
				.anyMatch(sequence.name()::equalsIgnoreCase)
					|| before != null && before.value() instanceof SqlValue.Expression expression
							&& Pattern.compile("(?<!\\w)" + Pattern.quote(sequence.name()) + "(?!\\w)")
								.matcher(expression.sql())
								.find();
		}

		@Override
		public List<SchemaChange> visitOther(Operation operation) {
			return List.of();
		}

	}

	/**
	 * A sequence that goes, if there is one.
	 */
	private static final class Gone implements GroupingOperationVisitor<Optional<Sequence>> {

		@Override
		public Optional<Sequence> visit(DropSequence drop) {
			return Optional.ofNullable(drop.existing());
		}

		@Override
		public Optional<Sequence> visitOther(Operation operation) {
			return Optional.empty();
		}

	}

	/**
	 * A column that the database begins to fill, if there is one.
	 */
	private static final class Filled implements GroupingOperationVisitor<Optional<AlterColumn>> {

		@Override
		public Optional<AlterColumn> visit(AlterColumn alter) {
			NewValue<Identity> before = alter.existing().identity();
			NewValue<Identity> after = alter.changes().identity();
			boolean filled = after != null && after.value() != null && (before == null || before.value() == null);
			return filled ? Optional.of(alter) : Optional.empty();
		}

		@Override
		public Optional<AlterColumn> visitOther(Operation operation) {
			return Optional.empty();
		}

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

		/**
		 * Without a name it is found by what it is.
		 */
		@Override
		public Operation visit(DropConstraint drop) {
			return drop.name().isEmpty() ? drop
					: new DropConstraint(drop.table(), drop.name(), drop.kind(), drop.ifExists(), null);
		}

		@Override
		public Operation visit(DropSequence drop) {
			return new DropSequence(drop.schema(), drop.name(), drop.ifExists(), null);
		}

		/**
		 * A trigger may be dropped from the table that only its text says.
		 */
		@Override
		public Operation visit(DropObject drop) {
			return (drop.object().kind() == SchemaObject.Kind.TRIGGER) ? drop
					: new DropObject(drop.object().withoutText(), drop.ifExists());
		}

		/**
		 * What has other arguments is another one to some databases.
		 */
		@Override
		public Operation visit(ReplaceObject replace) {
			SchemaObject existing = replace.existing();
			return new ReplaceObject(replace.object(),
					(existing == null || existing.isSame(replace.object())) ? null : existing);
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
		public Operation visitOther(Operation operation) {
			return operation;
		}

	}

}
