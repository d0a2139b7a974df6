package dev.migrate.dialect.sqlite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

import dev.migrate.dialect.ColumnNotFoundException;
import dev.migrate.dialect.ConstraintNotFoundException;
import dev.migrate.dialect.standard.Identifiers;
import dev.migrate.error.RunLog;
import dev.migrate.operation.AddColumn;
import dev.migrate.operation.AddConstraint;
import dev.migrate.operation.AlterColumn;
import dev.migrate.operation.CreateIndex;
import dev.migrate.operation.DropColumn;
import dev.migrate.operation.DropConstraint;
import dev.migrate.operation.DropIndex;
import dev.migrate.operation.GroupingOperationVisitor;
import dev.migrate.operation.Operation;
import dev.migrate.operation.SetTableComment;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnPosition;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * Makes the changes of a batch to the text of a table, one after the other, and keeps
 * account of where the values of each column come from. Used once.
 */
final class SqliteTableEditor {

	private static final Logger logger = RunLog.of(SqliteTableEditor.class);

	private final SqliteDialect dialect;

	private final SqliteDdlRenderer renderer;

	private final TableName table;

	private final Map<String, String> indexes;

	/** The expression that each column is filled with, by its folded name. */
	private final Map<String, String> sources = new LinkedHashMap<>();

	private final Set<String> droppedColumns = new LinkedHashSet<>();

	private SqliteTableText text;

	SqliteTableEditor(SqliteDialect dialect, SqliteDdlRenderer renderer, SqliteTableState state) {
		this.dialect = dialect;
		this.renderer = renderer.strict(state.text().isStrict());
		this.table = state.name();
		this.text = state.text();
		this.indexes = new LinkedHashMap<>(state.indexes());
		this.text.columns()
			.forEach((column) -> this.sources.put(Identifiers.fold(column.name()),
					dialect.spelling().quote(column.name())));
	}

	/**
	 * The table as the changes leave it; which triggers it has, the database says.
	 */
	SqliteTableState state() {
		return new SqliteTableState(this.table, this.text, this.indexes, List.of());
	}

	SqliteTableText text() {
		return this.text;
	}

	void text(SqliteTableText text) {
		this.text = text;
		this.renderer.strict(text.isStrict());
	}

	Map<String, String> indexes() {
		return this.indexes;
	}

	Map<String, String> sources() {
		return this.sources;
	}

	Set<String> droppedColumns() {
		return this.droppedColumns;
	}

	void apply(Operation change) {
		change.accept(new Edit()).run();
	}

	private void add(AddColumn operation) {
		Column column = operation.column();
		if (operation.ifNotExists() && this.text.column(column.name()).isPresent()) {
			return;
		}
		SqliteColumn added = parse(column);
		List<SqliteColumn> columns = new ArrayList<>(this.text.columns());
		columns.add(position(columns, operation.position()), added);
		this.text = this.text.withColumns(columns);
		this.droppedColumns.remove(Identifiers.fold(column.name()));
	}

	SqliteColumn parse(Column column) {
		String sql = "CREATE TABLE t (" + this.renderer.columnSpecWithConstraints(column) + ")";
		return SqliteTableParser.parse(sql).columns().get(0);
	}

	SqliteClause parse(Constraint constraint) {
		String sql = "CREATE TABLE t (x, " + this.renderer.constraintSpec(constraint) + ")";
		return SqliteTableParser.parse(sql).constraints().get(0);
	}

	private int position(List<SqliteColumn> columns, @Nullable ColumnPosition position) {
		if (position == null) {
			return columns.size();
		}
		for (int i = 0; i < columns.size(); i++) {
			if (columns.get(i).isNamed(position.neighbour())) {
				return position.before() ? i : i + 1;
			}
		}
		throw new ColumnNotFoundException(this.table, position.neighbour());
	}

	private SqliteColumn required(String name) {
		return this.text.column(name).orElseThrow(() -> new ColumnNotFoundException(this.table, name));
	}

	private void drop(DropColumn operation) {
		if (operation.ifExists() && this.text.column(operation.column()).isEmpty()) {
			return;
		}
		SqliteColumn column = required(operation.column());
		List<String> key = this.text.primaryKey();
		if (key.size() > 1 && key.stream().anyMatch(column::isNamed)) {
			throw this.renderer.notSupported("'" + column.name() + "' is part of the primary key " + key + ".",
					"Drop the primary key in the same batch first, and create the new one there.");
		}
		this.text = this.text
			.withColumns(this.text.columns().stream().filter((candidate) -> candidate != column).toList());
		dropKeysOf(column.name());
		this.indexes.entrySet().removeIf((index) -> {
			boolean goes = SqliteIndexText.parse(index.getValue()).mentions(column.name());
			if (goes) {
				logger.debug("Index {} goes with column {}.{}", index.getKey(), this.table, column.name());
			}
			return goes;
		});
		this.sources.remove(Identifiers.fold(column.name()));
		this.droppedColumns.add(Identifiers.fold(column.name()));
	}

	private void dropKeysOf(String column) {
		this.text = this.text.withConstraints(this.text.constraints().stream().filter((constraint) -> {
			boolean goes = constraint.hasColumn(column);
			if (goes) {
				logger.debug("{} goes with column {}.{}", constraint.sql(this.dialect), this.table, column);
			}
			return !goes;
		}).toList());
	}

	private void alter(AlterColumn operation) {
		SqliteColumn column = required(operation.column());
		SqliteColumnEditor editor = new SqliteColumnEditor(this.dialect, this.renderer, column);
		SqliteColumn altered = editor.alter(operation);
		this.text = this.text.replace(altered);
		if (operation.changes().identity() != null) {
			if (operation.changes().identity().value() != null) {
				generateKey(operation, altered);
			}
			else {
				ungenerateKey(altered);
			}
		}
		String key = Identifiers.fold(column.name());
		String source = this.sources.get(key);
		if (source != null) {
			this.sources.put(key, editor.source(operation, source));
		}
		if (operation.position() != null) {
			move(altered, operation.position());
		}
	}

	private void generateKey(AlterColumn operation, SqliteColumn column) {
		if (this.text.primaryKey().size() != 1 || !column.isNamed(this.text.primaryKey().get(0))) {
			throw this.renderer.notSupported("It generates values only in a column that is the whole primary key, and '"
					+ operation.column() + "' is not.", "Make '" + operation.column() + "' the primary key first.");
		}
		String name = Stream.concat(column.clauses().stream(), this.text.constraints().stream())
			.filter((clause) -> clause.kind() == SqliteClause.Kind.PRIMARY_KEY && clause.name() != null)
			.map(SqliteClause::name)
			.findFirst()
			.orElse(null);
		this.text = this.text.withConstraints(this.text.constraints()
			.stream()
			.filter((constraint) -> constraint.kind() != SqliteClause.Kind.PRIMARY_KEY)
			.toList());
		SqliteClause key = new SqliteClause(SqliteClause.Kind.PRIMARY_KEY, name, "PRIMARY KEY AUTOINCREMENT", List.of(),
				null, "");
		this.text = this.text.replace(column.without(SqliteClause.Kind.PRIMARY_KEY).withType("INTEGER").with(key));
	}

	/**
	 * A key with a name stands behind the columns, but for one that generates its values.
	 */
	private void ungenerateKey(SqliteColumn column) {
		column.clause(SqliteClause.Kind.PRIMARY_KEY).filter((key) -> key.name() != null).ifPresent((key) -> {
			this.text = this.text.replace(column.without(SqliteClause.Kind.PRIMARY_KEY));
			this.text = this.text.with(parse(new PrimaryKey(key.name(), List.of(column.name()))));
		});
	}

	private void move(SqliteColumn column, ColumnPosition position) {
		List<SqliteColumn> columns = new ArrayList<>(this.text.columns());
		columns.removeIf((candidate) -> candidate.isNamed(column.name()));
		columns.add(position(columns, position), required(column.name()));
		this.text = this.text.withColumns(columns);
	}

	void add(Constraint constraint) {
		SqliteClause clause = parse(constraint);
		clause.columns().forEach(this::required);
		if (constraint.kind() == Constraint.Kind.PRIMARY_KEY) {
			constraint.columns()
				.forEach((column) -> this.text = this.text.replace(SqliteColumnEditor.notNull(required(column))));
		}
		this.text = this.text.with(clause);
	}

	private void drop(DropConstraint operation) {
		int before = count();
		withoutConstraints((clause, columns) -> matches(clause, operation));
		Constraint existing = operation.existing();
		if (count() == before && existing != null && existing.name() == null) {
			withoutConstraints((clause, columns) -> isUnnamed(clause, columns, existing));
		}
		if (count() == before && !operation.ifExists()) {
			throw new ConstraintNotFoundException(this.table, operation.name(), constraints());
		}
	}

	private void withoutConstraints(BiPredicate<SqliteClause, List<String>> gone) {
		this.text = this.text.withConstraints(
				this.text.constraints().stream().filter((clause) -> !gone.test(clause, clause.columns())).toList());
		this.text = this.text.withColumns(this.text.columns()
			.stream()
			.map((column) -> column.withClauses(
					column.clauses().stream().filter((clause) -> !gone.test(clause, List.of(column.name()))).toList()))
			.toList());
	}

	/**
	 * Whether a clause without a name is what a constraint without one says.
	 */
	private boolean isUnnamed(SqliteClause clause, List<String> columns, Constraint existing) {
		return clause.name() == null && SqliteInspector.constraint(clause, columns, this.table.schema())
			.filter((there) -> this.dialect.isSame(Table.of(this.table, List.of()), there, existing))
			.isPresent();
	}

	private int count() {
		return constraints().size();
	}

	private List<String> constraints() {
		List<String> all = new ArrayList<>();
		this.text.columns()
			.forEach((column) -> column.clauses()
				.stream()
				.filter((clause) -> clause.constraintKind() != null)
				.forEach((clause) -> all.add(clause.sql(this.dialect) + " at column '" + column.name() + "'")));
		this.text.constraints().forEach((clause) -> all.add(clause.sql(this.dialect)));
		return all;
	}

	// There is one primary key at most, so one without a name is meant by any name
	private static boolean matches(SqliteClause clause, DropConstraint operation) {
		Constraint.Kind kind = clause.constraintKind();
		if (kind == null || operation.kind() != null && operation.kind() != kind) {
			return false;
		}
		boolean theKey = operation.kind() == Constraint.Kind.PRIMARY_KEY && clause.name() == null;
		return theKey || clause.isNamed(operation.name());
	}

	private void create(CreateIndex operation) {
		String name = operation.index().name();
		boolean there = this.indexes.keySet().stream().anyMatch((index) -> SqliteTokens.equal(index, name));
		if (!(there && operation.ifNotExists())) {
			this.indexes.put(there ? name + " " : name,
					this.renderer.createIndex(operation.index().onTable(this.table), false, operation.concurrently()));
		}
	}

	private void drop(DropIndex operation) {
		boolean dropped = this.indexes.keySet().removeIf((index) -> SqliteTokens.equal(index, operation.name()));
		if (!dropped && !operation.ifExists()) {
			throw this.renderer.notSupported(
					"There is no index '" + operation.name() + "' on '" + this.table + "', but "
							+ (this.indexes.isEmpty() ? "none" : String.join(", ", this.indexes.keySet())) + ".",
					"Correct the name in the revision.");
		}
	}

	/**
	 * What a change of a batch does to the text.
	 */
	private final class Edit implements GroupingOperationVisitor<Runnable> {

		@Override
		public Runnable visit(AddColumn add) {
			return () -> SqliteTableEditor.this.add(add);
		}

		@Override
		public Runnable visit(DropColumn drop) {
			return () -> SqliteTableEditor.this.drop(drop);
		}

		@Override
		public Runnable visit(AlterColumn alter) {
			return () -> SqliteTableEditor.this.alter(alter);
		}

		@Override
		public Runnable visit(AddConstraint add) {
			return () -> SqliteTableEditor.this.add(add.constraint());
		}

		@Override
		public Runnable visit(DropConstraint drop) {
			return () -> SqliteTableEditor.this.drop(drop);
		}

		@Override
		public Runnable visit(CreateIndex create) {
			return () -> SqliteTableEditor.this.create(create);
		}

		@Override
		public Runnable visit(DropIndex drop) {
			return () -> SqliteTableEditor.this.drop(drop);
		}

		@Override
		public Runnable visit(SetTableComment set) {
			SqliteTableEditor editor = SqliteTableEditor.this;
			return () -> editor.text = editor.text.withComment(set.comment());
		}

		@Override
		public Runnable visitOther(Operation operation) {
			throw new IllegalArgumentException("'" + operation + "' is no change of a batch");
		}

	}

}
