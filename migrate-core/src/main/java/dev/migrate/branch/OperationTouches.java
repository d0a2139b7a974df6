package dev.migrate.branch;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import dev.migrate.branch.Manner.Aspect;
import dev.migrate.branch.Manner.Existence;
import dev.migrate.branch.Manner.Part;
import dev.migrate.branch.Manner.RowRule;
import dev.migrate.branch.Manner.RowUse;
import dev.migrate.dialect.NameScopes.Named;
import dev.migrate.dialect.OperationNotSupportedException;
import dev.migrate.operation.AddColumn;
import dev.migrate.operation.AddConstraint;
import dev.migrate.operation.AddEnumValue;
import dev.migrate.operation.AlterColumn;
import dev.migrate.operation.AlterSequence;
import dev.migrate.operation.BatchAlterTable;
import dev.migrate.operation.BulkInsert;
import dev.migrate.operation.CreateEnum;
import dev.migrate.operation.CreateIndex;
import dev.migrate.operation.CreateObject;
import dev.migrate.operation.CreateSchema;
import dev.migrate.operation.CreateSequence;
import dev.migrate.operation.CreateTable;
import dev.migrate.operation.CustomOperation;
import dev.migrate.operation.DropColumn;
import dev.migrate.operation.DropConstraint;
import dev.migrate.operation.DropEnum;
import dev.migrate.operation.DropIndex;
import dev.migrate.operation.DropObject;
import dev.migrate.operation.DropSchema;
import dev.migrate.operation.DropSequence;
import dev.migrate.operation.DropTable;
import dev.migrate.operation.ExecuteSql;
import dev.migrate.operation.Operation;
import dev.migrate.operation.OperationVisitor;
import dev.migrate.operation.RenameColumn;
import dev.migrate.operation.RenameEnumValue;
import dev.migrate.operation.RenameTable;
import dev.migrate.operation.ReplaceObject;
import dev.migrate.operation.SetTableComment;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnPosition;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexElement;
import dev.migrate.schema.SqlValue;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.sql.SqlSplitter;
import dev.migrate.sql.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * Says of an operation what it touches. Used once.
 */
record OperationTouches(Touches touches) implements OperationVisitor<Touches> {

	@Override
	public Touches visit(CreateTable operation) {
		Table table = operation.table();
		Existence made = Touches.made(operation.ifNotExists(), table);
		this.touches.relation(Named.TABLE, table.name(), made);
		for (Column column : table.columns()) {
			new ColumnTouches(this.touches, table.name()).defined(column, operation.ifNotExists());
		}
		Stream.concat(table.columnConstraints().stream(), table.constraints().stream())
			.forEach((constraint) -> constraint
				.accept(new ConstraintTouches(this.touches, table.name(), made, !operation.ifNotExists())));
		table.indexes()
			.forEach((index) -> this.touches.name(Named.INDEX, table.name(), index.name(),
					Touches.made(operation.ifNotExists(), index)));
		return this.touches;
	}

	@Override
	public Touches visit(AddColumn operation) {
		return new ColumnTouches(this.touches, operation.table()).add(operation);
	}

	@Override
	public Touches visit(AlterColumn operation) {
		return new ColumnTouches(this.touches, operation.table()).alter(operation);
	}

	@Override
	public Touches visit(AddConstraint operation) {
		this.touches.use(operation.table());
		return operation.constraint()
			.accept(new ConstraintTouches(this.touches, operation.table(), Touches.made(false, operation.constraint()),
					false));
	}

	@Override
	public Touches visit(CreateIndex operation) {
		this.touches.use(operation.table());
		index(operation.table(), operation.index(), operation.ifNotExists());
		return this.touches;
	}

	private void index(TableName table, Index index, boolean ifNotExists) {
		this.touches.name(Named.INDEX, table, index.name(), Touches.made(ifNotExists, index));
		Set<String> columns = new HashSet<>();
		for (IndexElement element : index.elements()) {
			columns.addAll((element.column() != null) ? Set.of(Thing.fold(element.column()))
					: this.touches.words(element.expression()));
		}
		this.touches.indexMade(table, index.name(), columns);
		if (index.unique()) {
			this.touches.rule(table, RowRule.Kind.VALID, Set.copyOf(columns));
		}
		columns.addAll(this.touches.words(index.where()));
		index.include().forEach((column) -> columns.add(Thing.fold(column)));
		this.touches.depend(table, columns, "index " + index.name(), Aspect.LARGE,
				index.unique() ? Aspect.TYPE : Aspect.LARGE);
	}

	@Override
	public Touches visit(DropConstraint operation) {
		TableName table = operation.table();
		Existence dropped = Touches.dropped(operation.ifExists());
		this.touches.use(table);
		List<Constraint.Kind> kinds = (operation.kind() != null) ? List.of(operation.kind())
				: List.of(Constraint.Kind.values());
		kinds.forEach((kind) -> this.touches.name(Named.of(kind), table, operation.name(), dropped));
		if (operation.kind() == Constraint.Kind.PRIMARY_KEY) {
			this.touches.add(Thing.key(table), dropped);
		}
		this.touches.add(Thing.parts(table), new Part(Part.Event.CONSTRAINT_DROPPED, operation.name(),
				columns(operation.existing()), operation.ifExists()));
		return this.touches;
	}

	/**
	 * The columns that a constraint stands upon, if it says them.
	 */
	private static @Nullable List<String> columns(@Nullable Constraint constraint) {
		return (constraint == null || constraint.columns().isEmpty()) ? null : Thing.fold(constraint.columns());
	}

	@Override
	public Touches visit(DropIndex operation) {
		TableName table = operation.table();
		this.touches.use(table);
		this.touches.name(Named.INDEX, table, operation.name(), Touches.dropped(operation.ifExists()));
		this.touches.add(Thing.parts(table),
				new Part(Part.Event.INDEX_DROPPED, operation.name(), null, operation.ifExists()));
		return this.touches;
	}

	@Override
	public Touches visit(DropColumn operation) {
		this.touches.use(operation.table());
		this.touches.columnDropped(operation.table(), operation.column(), operation.ifExists());
		return this.touches;
	}

	@Override
	public Touches visit(RenameColumn operation) {
		TableName table = operation.table();
		this.touches.use(table);
		this.touches.columnRenamed(table, operation.from(), operation.to());
		return this.touches;
	}

	@Override
	public Touches visit(DropTable operation) {
		this.touches.tableDropped(operation.table(), Touches.dropped(operation.ifExists()));
		return this.touches;
	}

	@Override
	public Touches visit(RenameTable operation) {
		this.touches.relation(Named.TABLE, operation.table(), Existence.DROPPED);
		this.touches.relation(Named.TABLE, operation.table().withName(operation.newName()), Existence.MADE);
		this.touches.needViews();
		return this.touches;
	}

	@Override
	public Touches visit(SetTableComment operation) {
		this.touches.use(operation.table());
		this.touches.add(Thing.table(operation.table()),
				new Aspect(Aspect.COMMENT, String.valueOf(operation.comment())));
		return this.touches;
	}

	/**
	 * Where the database makes the table anew from what is said of it, what another
	 * branch has made of it is lost.
	 */
	@Override
	public Touches visit(BatchAlterTable operation) {
		TableName table = operation.table();
		this.touches.use(table);
		operation.changes().forEach((change) -> change.accept(this));
		operation.options()
			.columnOrder()
			.forEach((columns) -> this.touches.depend(table, Thing.fold(columns), "order"));
		operation.options()
			.overrides()
			.values()
			.forEach((column) -> this.touches.add(Thing.column(table, column.name()),
					new Aspect(Aspect.ALL, column.toString())));
		if (operation.options().copyFrom() != null) {
			this.touches.add(Thing.table(table), Touches.made(true, operation));
		}
		Table added = operation.options().added(table);
		added.constraints().forEach((constraint) -> visit(new AddConstraint(table, constraint)));
		added.options()
			.values()
			.forEach((option) -> this.touches.add(Thing.table(table), new Aspect("options", option)));
		return this.touches;
	}

	@Override
	public Touches visit(BulkInsert operation) {
		TableName table = operation.table();
		this.touches.use(table);
		List<String> columns = Thing.fold(operation.columns());
		this.touches.depend(table, Set.copyOf(columns), "insert", Aspect.IDENTITY);
		this.touches.add(Thing.rows(table), new RowUse(RowUse.Action.INSERT, columns, Map.of(), operation.rows(), "",
				Set.of(), operation.toString()));
		operation.rows()
			.forEach((row) -> row.forEach((value) -> this.touches
				.mention((value instanceof SqlValue.Expression sql) ? this.touches.words(sql.sql()) : Set.of())));
		return this.touches;
	}

	@Override
	public Touches visit(CustomOperation operation) {
		operation.steps().forEach((step) -> step.accept(this));
		if (operation.steps().isEmpty()) {
			this.touches.opaque();
		}
		return this.touches;
	}

	@Override
	public Touches visit(CreateEnum operation) {
		ColumnType.Enumeration type = operation.enumeration();
		return of(Thing.Kind.TYPE, type.schema(), type.name(), Touches.made(false, type));
	}

	@Override
	public Touches visit(DropEnum operation) {
		return of(Thing.Kind.TYPE, operation.schema(), operation.name(), Touches.dropped(operation.ifExists()));
	}

	private Touches of(Thing.Kind kind, @Nullable String schema, String name, Manner manner) {
		this.touches.add(Thing.of(kind, schema, name), manner);
		return this.touches;
	}

	/**
	 * Where a value is added matters to another one that is added there.
	 */
	@Override
	public Touches visit(AddEnumValue operation) {
		of(Thing.Kind.TYPE, operation.schema(), operation.name(), Existence.USED);
		ColumnPosition position = operation.position();
		String place = (position == null) ? "" : (position.before() ? "before " : "after ") + position.neighbour();
		value(operation.schema(), operation.name(), "# " + place,
				new Aspect("place", operation.value() + operation.ifNotExists()));
		if (position != null) {
			value(operation.schema(), operation.name(), position.neighbour(), Existence.USED);
		}
		return value(operation.schema(), operation.name(), operation.value(),
				Touches.made(operation.ifNotExists(), place));
	}

	private Touches value(@Nullable String schema, String type, String value, Manner manner) {
		this.touches.add(new Thing(Thing.Kind.VALUE, schema, type, value), manner);
		return this.touches;
	}

	@Override
	public Touches visit(RenameEnumValue operation) {
		of(Thing.Kind.TYPE, operation.schema(), operation.name(), Existence.USED);
		value(operation.schema(), operation.name(), operation.from(), Existence.DROPPED);
		return value(operation.schema(), operation.name(), operation.to(), Existence.MADE);
	}

	@Override
	public Touches visit(CreateSchema operation) {
		return of(Thing.Kind.SCHEMA, null, operation.name(), Touches.made(operation.ifNotExists(), operation.name()));
	}

	@Override
	public Touches visit(DropSchema operation) {
		return of(Thing.Kind.SCHEMA, null, operation.name(), Touches.dropped(operation.ifExists()));
	}

	@Override
	public Touches visit(CreateSequence operation) {
		return sequence(operation.sequence().schema(), operation.sequence().name(),
				Touches.made(operation.ifNotExists(), operation.sequence()));
	}

	@Override
	public Touches visit(DropSequence operation) {
		return sequence(operation.schema(), operation.name(), Touches.dropped(operation.ifExists()));
	}

	private Touches sequence(@Nullable String schema, String name, Existence existence) {
		this.touches.name(Named.SEQUENCE, new TableName(schema, name), name, existence);
		return of(Thing.Kind.SEQUENCE, schema, name, existence);
	}

	@Override
	public Touches visit(AlterSequence operation) {
		String schema = operation.sequence().schema();
		String name = operation.sequence().name();
		of(Thing.Kind.SEQUENCE, schema, name, Existence.USED);
		aspect(schema, name, Aspect.INCREMENT, operation.sequence().increment());
		aspect(schema, name, Aspect.START, operation.sequence().start());
		aspect(schema, name, Aspect.RESTART, operation.restart());
		return this.touches;
	}

	private void aspect(@Nullable String schema, String name, String aspect, @Nullable Long value) {
		if (value != null) {
			of(Thing.Kind.SEQUENCE, schema, name, new Aspect(aspect, value.toString()));
		}
	}

	@Override
	public Touches visit(CreateObject operation) {
		return object(operation);
	}

	@Override
	public Touches visit(ReplaceObject operation) {
		return object(operation);
	}

	@Override
	public Touches visit(DropObject operation) {
		return object(operation);
	}

	/**
	 * Its text says it, whoever has written the words before.
	 */
	private Touches object(Operation operation) {
		try {
			for (SqlStatement statement : this.touches.dialect().ddl(operation)) {
				new SqlTouches(this.touches, SqlStatement.read(statement.text(), this.touches.dialect().syntax()))
					.read();
			}
		}
		catch (OperationNotSupportedException ex) {
			// It will not run there, so that nobody can tell what it would have touched
			this.touches.opaque();
		}
		return this.touches;
	}

	@Override
	public Touches visit(ExecuteSql operation) {
		for (SqlStatement statement : new SqlSplitter(this.touches.dialect().syntax()).split(operation.sql())) {
			UnresolvedConflict.marked(statement.text(), this.touches.dialect().syntax())
				.ifPresentOrElse(this.touches::unresolved, () -> new SqlTouches(this.touches, statement).read());
		}
		return this.touches;
	}

}
