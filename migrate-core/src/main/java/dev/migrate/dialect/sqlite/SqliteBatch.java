package dev.migrate.dialect.sqlite;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.migrate.dialect.Completed;
import dev.migrate.dialect.LiveDatabase;
import dev.migrate.dialect.standard.Identifiers;
import dev.migrate.operation.AddColumn;
import dev.migrate.operation.AddConstraint;
import dev.migrate.operation.AlterColumn;
import dev.migrate.operation.BatchAlterTable;
import dev.migrate.operation.BatchOptions;
import dev.migrate.operation.BatchOptions.Recreate;
import dev.migrate.operation.CreateIndex;
import dev.migrate.operation.CreateTable;
import dev.migrate.operation.DropColumn;
import dev.migrate.operation.DropIndex;
import dev.migrate.operation.GroupingOperationVisitor;
import dev.migrate.operation.Operation;
import dev.migrate.operation.RenameColumn;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.SqlValue;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.sql.SqlStatement;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * The changes of one table of SQLite. What SQLite can do in place is done in place;
 * otherwise the table is rebuilt, once for all the changes between two renamings of a
 * column, which SQLite does itself, in views and triggers too.
 */
final class SqliteBatch {

	private final SqliteDialect dialect;

	private final BatchAlterTable batch;

	private final Operation operation;

	private final LiveDatabase live;

	private final SqliteDdlRenderer renderer;

	/** What the table is, if the revision says so; grows with the changes. */
	private @Nullable SqliteTableState given;

	/**
	 * Create a batch.
	 * @param batch the changes; where the table is to be read, without a renaming among
	 * others
	 * @param operation the operation that messages name
	 */
	SqliteBatch(SqliteDialect dialect, BatchAlterTable batch, Operation operation, LiveDatabase live) {
		this.dialect = dialect;
		this.batch = batch;
		this.operation = operation;
		this.live = live;
		this.renderer = dialect.renderer(operation);
		this.given = batch.options().given(batch.table()).map(this::state).orElse(null);
	}

	private SqliteTableState state(Table table) {
		String sql = this.renderer.visit(new CreateTable(table, false)).get(0).text();
		Map<String, String> indexes = new LinkedHashMap<>();
		table.indexes().forEach((index) -> indexes.put(index.name(), this.renderer.createIndex(index, false, false)));
		return new SqliteTableState(this.batch.table(), SqliteTableParser.parse(sql), indexes, List.of());
	}

	/**
	 * A batch as renamings, and batches of the changes between them. The first of these
	 * does what the options ask for.
	 * @return the parts in order
	 */
	static List<Operation> segments(BatchAlterTable batch) {
		List<Operation> segments = new ArrayList<>();
		List<Operation> current = new ArrayList<>();
		BatchOptions options = batch.options();
		for (Operation change : batch.changes()) {
			if (change instanceof RenameColumn) {
				options = add(segments, batch.table(), current, options);
				segments.add(change);
				current = new ArrayList<>();
			}
			else {
				current.add(change);
			}
		}
		options = add(segments, batch.table(), current, options);
		if (options.equals(batch.options()) && isRebuildAskedFor(options)) {
			segments.add(new BatchAlterTable(batch.table(), List.of(), options));
		}
		return segments;
	}

	private static BatchOptions add(List<Operation> segments, TableName table, List<Operation> changes,
			BatchOptions options) {
		if (changes.isEmpty()) {
			return options;
		}
		segments.add(new BatchAlterTable(table, changes, options));
		Recreate again = (options.recreate() == Recreate.NEVER) ? Recreate.NEVER : Recreate.AUTO;
		return new BatchOptions(again, null, List.of(), Map.of(), options.namingConvention(), List.of());
	}

	private static boolean isRebuildAskedFor(BatchOptions options) {
		return options.recreate() == Recreate.ALWAYS || !options.tableArguments().isEmpty()
				|| !options.overrides().isEmpty() || !options.columnOrder().isEmpty();
	}

	/**
	 * Ask the database what the changes do not say.
	 * @return the changes with all that their statements depend on
	 */
	Completed complete() {
		if (this.given == null) {
			return complete(this.batch);
		}
		List<Completed> parts = new ArrayList<>();
		for (Operation segment : segments(this.batch)) {
			parts.add((segment instanceof RenameColumn rename) ? rename(rename, this.given)
					: complete((BatchAlterTable) segment));
		}
		return new Parts(parts);
	}

	private Completed rename(RenameColumn rename, SqliteTableState state) {
		this.given = state.renamed(rename, this.dialect);
		return new Completed.InItself(rename, this.dialect.renderer(rename).visit(rename));
	}

	private Completed complete(BatchAlterTable segment) {
		boolean never = segment.options().recreate() == Recreate.NEVER;
		if (never && isRebuildAskedFor(segment.options())) {
			throw this.renderer.notSupported("recreate(NEVER) leaves no way to do what the other options ask for.",
					"Leave recreate(NEVER) out.");
		}
		boolean rebuild = !never && (isRebuildAskedFor(segment.options())
				|| segment.changes().stream().anyMatch((change) -> change.accept(new NeedsRebuild())));
		return rebuild ? rebuild(segment) : inPlace(segment.changes());
	}

	private boolean isKnown() {
		TableName table = this.batch.table();
		return this.given != null || this.live.table(table).isPresent() || this.live.jdbc(table).isPresent();
	}

	private SqliteTableState state() {
		if (this.given != null) {
			return this.given;
		}
		TableName table = this.batch.table();
		return this.live.table(table)
			.map(this::state)
			.orElseGet(() -> SqliteTableState.read(this.live.required(table), this.dialect, table));
	}

	private Completed inPlace(List<Operation> changes) {
		InPlace inPlace = new InPlace();
		List<SqlStatement> statements = changes.stream().flatMap((change) -> change.accept(inPlace).stream()).toList();
		if (this.given != null) {
			edit(this.given, changes);
		}
		return new Completed.InItself(this.operation, statements);
	}

	private void edit(SqliteTableState state, List<Operation> changes) {
		SqliteTableEditor editor = new SqliteTableEditor(this.dialect, this.renderer, state);
		changes.forEach(editor::apply);
		this.given = editor.state();
	}

	private Completed rebuild(BatchAlterTable segment) {
		// What SQLite does not know is refused before the table is asked for
		segment.changes().forEach((change) -> change.accept(new NewText()));
		SqliteTableState state = withTriggers(state());
		SqliteTableEditor editor = new SqliteTableEditor(this.dialect, this.renderer, state);
		SqliteBatchOptions options = new SqliteBatchOptions(segment.options(), this.batch.table(), editor);
		options.before();
		segment.changes().forEach(editor::apply);
		options.after();
		if (this.given != null) {
			this.given = editor.state();
		}
		return SqliteRebuild.of(this.dialect, this.renderer, state, editor, this.live);
	}

	/**
	 * No revision says the triggers of its table.
	 */
	private SqliteTableState withTriggers(SqliteTableState state) {
		return this.live.jdbc()
			.map((jdbc) -> new SqliteTableState(state.name(), state.text(), state.indexes(),
					SqliteTableState.triggers(jdbc, this.dialect, this.batch.table())))
			.orElse(state);
	}

	/**
	 * Whether a change cannot be made in place.
	 */
	private final class NeedsRebuild implements GroupingOperationVisitor<Boolean> {

		@Override
		public Boolean visit(AddColumn add) {
			boolean there = add.ifNotExists() && state().text().column(add.column().name()).isPresent();
			return !there && SqliteInPlace.needsRebuild(add, SqliteBatch.this.renderer);
		}

		@Override
		public Boolean visit(DropColumn drop) {
			return isKnown() && SqliteInPlace.needsRebuild(drop, state());
		}

		@Override
		public Boolean visit(CreateIndex create) {
			return false;
		}

		@Override
		public Boolean visit(DropIndex drop) {
			return false;
		}

		@Override
		public Boolean visitOther(Operation operation) {
			return true;
		}

	}

	/**
	 * The statements of changes in place, one after the other. Used once.
	 */
	private final class InPlace implements GroupingOperationVisitor<List<SqlStatement>> {

		/** Whether columns are there, as far as the changes before tell. */
		private final Map<String, Boolean> columns = new HashMap<>();

		@Override
		public List<SqlStatement> visit(AddColumn add) {
			if (add.ifNotExists() && isThere(add.column().name())) {
				return List.of();
			}
			this.columns.put(Identifiers.fold(add.column().name()), true);
			return visitTableChange(add);
		}

		@Override
		public List<SqlStatement> visit(DropColumn drop) {
			if (!drop.ifExists()) {
				return visitTableChange(drop);
			}
			if (!isThere(drop.column())) {
				return List.of();
			}
			this.columns.put(Identifiers.fold(drop.column()), false);
			return visitTableChange(new DropColumn(drop.table(), drop.column(), false, drop.existing()));
		}

		private boolean isThere(String column) {
			Boolean known = this.columns.get(Identifiers.fold(column));
			return (known != null) ? known : state().text().column(column).isPresent();
		}

		@Override
		public List<SqlStatement> visitOther(Operation operation) {
			return operation.accept(SqliteBatch.this.dialect.renderer(operation));
		}

	}

	/**
	 * What a change writes into the text of the table.
	 */
	private final class NewText implements GroupingOperationVisitor<String> {

		@Override
		public String visit(AddColumn add) {
			return SqliteBatch.this.renderer.columnSpecWithConstraints(add.column());
		}

		@Override
		public String visit(AlterColumn alter) {
			ColumnType type = alter.changes().type();
			return (type != null) ? SqliteBatch.this.renderer.type(type) : "";
		}

		@Override
		public String visit(AddConstraint add) {
			return SqliteBatch.this.renderer.constraintSpec(add.constraint());
		}

		@Override
		public String visitOther(Operation operation) {
			return "";
		}

	}

	/**
	 * Several, one after the other.
	 */
	private record Parts(List<Completed> parts) implements Completed {

		@Override
		public List<SqlStatement> statements() {
			List<SqlStatement> statements = new ArrayList<>();
			this.parts.forEach((part) -> part.statements().forEach(statements::add));
			return statements;
		}

		@Override
		public void verify(JdbcOperations jdbc) {
			this.parts.forEach((part) -> part.verify(jdbc));
		}

	}

	/**
	 * Knows which columns SQLite adds and drops in place.
	 */
	private static final class SqliteInPlace {

		private static final Set<SqliteClause.Kind> FREE = Set.of(SqliteClause.Kind.NOT_NULL, SqliteClause.Kind.NULL,
				SqliteClause.Kind.DEFAULT, SqliteClause.Kind.COLLATE);

		private SqliteInPlace() {
		}

		static boolean needsRebuild(AddColumn operation, SqliteDdlRenderer renderer) {
			Column column = operation.column();
			boolean key = column.isPrimaryKey() || column.isUnique() || column.identity() != null;
			boolean stored = column.computed() != null && Boolean.TRUE.equals(column.computed().stored());
			boolean filled = column.defaultValue() != null;
			boolean emptyButNotNull = !column.nullable() && !filled && column.computed() == null;
			boolean refers = column.references() != null && filled;
			return operation.position() != null || key || stored || emptyButNotNull || refers
					|| filled && !isConstant(column, renderer);
		}

		// The current time is no constant there, though it stands without brackets
		private static boolean isConstant(Column column, SqliteDdlRenderer renderer) {
			SqlValue value = column.defaultValue();
			if (value == null) {
				return true;
			}
			String text = renderer.defaultValue(value, column.type());
			return !text.startsWith("(") && !text.regionMatches(true, 0, "current_", 0, "current_".length())
					&& !text.startsWith("CAST");
		}

		/**
		 * Whether a column cannot be dropped in place: a key, an index or an expression
		 * has it. SQLite itself looks into views and triggers then.
		 * @return {@code true} if the table has to be rebuilt
		 */
		static boolean needsRebuild(DropColumn operation, SqliteTableState state) {
			SqliteColumn column = state.text().column(operation.column()).orElse(null);
			if (column == null) {
				return !operation.ifExists();
			}
			boolean plain = column.clauses().stream().allMatch((clause) -> FREE.contains(clause.kind()));
			boolean inConstraint = state.text()
				.constraints()
				.stream()
				.anyMatch((constraint) -> constraint.hasColumn(column.name()) || constraint.mentions(column.name()));
			boolean inColumn = state.text()
				.columns()
				.stream()
				.flatMap((other) -> other.clauses().stream())
				.anyMatch((clause) -> clause.mentions(column.name()));
			boolean inIndex = state.indexes()
				.values()
				.stream()
				.anyMatch((index) -> SqliteIndexText.parse(index).mentions(column.name()));
			return !plain || inConstraint || inColumn || inIndex || state.text().columns().size() == 1;
		}

	}

}
