package dev.migrate.dialect.sqlite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.migrate.dialect.LiveDatabase;
import dev.migrate.dialect.NeedsDatabaseException;
import dev.migrate.dialect.standard.LazyStatements;
import dev.migrate.operation.AddColumn;
import dev.migrate.operation.AddConstraint;
import dev.migrate.operation.AlterColumn;
import dev.migrate.operation.BatchAlterTable;
import dev.migrate.operation.BatchOptions;
import dev.migrate.operation.CreateIndex;
import dev.migrate.operation.CreateTable;
import dev.migrate.operation.DropColumn;
import dev.migrate.operation.DropIndex;
import dev.migrate.operation.Operation;
import dev.migrate.operation.RenameColumn;
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

	private final LiveDatabase live;

	private final SqliteDdlRenderer renderer;

	/** What the table is, if the revision says so; grows with the changes. */
	private @Nullable SqliteTableState given;

	private boolean rebuilt;

	/**
	 * Create a batch.
	 * @param dialect the dialect
	 * @param batch the changes
	 * @param operation the operation that messages name
	 * @param live the database
	 */
	SqliteBatch(SqliteDialect dialect, BatchAlterTable batch, Operation operation, LiveDatabase live) {
		this.dialect = dialect;
		this.batch = batch;
		this.live = live;
		this.renderer = dialect.renderer(operation, live);
		this.given = given(batch.options().copyFrom());
	}

	private @Nullable SqliteTableState given(@Nullable Table table) {
		if (table == null) {
			return null;
		}
		Table named = table.named(this.batch.table());
		String sql = this.renderer.visit(new CreateTable(named, false)).get(0).text();
		Map<String, String> indexes = new LinkedHashMap<>();
		named.indexes().forEach((index) -> indexes.put(index.name(), this.renderer.createIndex(index, false, false)));
		return new SqliteTableState(this.batch.table(), SqliteTableParser.parse(sql), indexes, List.of());
	}

	/**
	 * The statements.
	 * @return the statements, rendered as they are asked for
	 */
	Iterable<SqlStatement> statements() {
		return () -> new LazyStatements<>(segments(), this::render);
	}

	private List<List<Operation>> segments() {
		List<List<Operation>> segments = new ArrayList<>();
		List<Operation> current = new ArrayList<>();
		for (Operation change : this.batch.changes()) {
			if (change instanceof RenameColumn) {
				segments.add(current);
				segments.add(List.of(change));
				current = new ArrayList<>();
			}
			else {
				current.add(change);
			}
		}
		segments.add(current);
		segments.removeIf(List::isEmpty);
		boolean onlyRenames = segments.stream().allMatch((segment) -> segment.get(0) instanceof RenameColumn);
		if (onlyRenames && isRebuildAskedFor()) {
			segments.add(List.of());
		}
		return segments;
	}

	private boolean isRebuildAskedFor() {
		BatchOptions options = this.batch.options();
		return options.recreate() == BatchOptions.Recreate.ALWAYS || !options.tableArguments().isEmpty()
				|| !options.overrides().isEmpty() || !options.columnOrder().isEmpty();
	}

	private Iterable<SqlStatement> render(List<Operation> segment) {
		if (segment.size() == 1 && segment.get(0) instanceof RenameColumn rename) {
			return rename(rename);
		}
		boolean never = this.batch.options().recreate() == BatchOptions.Recreate.NEVER;
		if (never && isRebuildAskedFor()) {
			throw this.renderer.notSupported("recreate(NEVER) leaves no way to do what the other options ask for.",
					"Leave recreate(NEVER) out.");
		}
		boolean rebuild = !never
				&& (!this.rebuilt && isRebuildAskedFor() || segment.stream().anyMatch(this::needsRebuild));
		if (!rebuild) {
			return () -> new LazyStatements<>(segment, this::renderInPlace);
		}
		return rebuild(segment);
	}

	private List<SqlStatement> rename(RenameColumn rename) {
		if (this.given != null) {
			this.given = new SqliteTableState(this.given.name(),
					SqliteRenaming.rename(this.given.text(), this.given.name(), rename, this.dialect),
					SqliteRenaming.rename(this.given.indexes(), rename, this.dialect), this.given.triggers());
		}
		return this.dialect.renderer(rename, this.live).visit(rename);
	}

	private boolean needsRebuild(Operation change) {
		if (change instanceof CreateIndex || change instanceof DropIndex) {
			return false;
		}
		if (change instanceof AddColumn add) {
			return !isThere(add) && SqliteInPlace.needsRebuild(add, this.renderer);
		}
		if (change instanceof DropColumn drop) {
			return (this.given != null || isLive()) && SqliteInPlace.needsRebuild(drop, state());
		}
		return true;
	}

	private boolean isThere(AddColumn add) {
		return add.ifNotExists() && state().text().column(add.column().name()).isPresent();
	}

	private boolean isLive() {
		return jdbc() != null;
	}

	private @Nullable JdbcOperations jdbc() {
		try {
			return this.live.jdbc();
		}
		catch (NeedsDatabaseException ex) {
			return null;
		}
	}

	private SqliteTableState state() {
		if (this.given != null) {
			return this.given;
		}
		return SqliteTableState.read(this.live.jdbc(), this.dialect, this.batch.table());
	}

	private List<SqlStatement> renderInPlace(Operation change) {
		if (change instanceof AddColumn add && isThere(add)) {
			return List.of();
		}
		if (change instanceof DropColumn drop && drop.ifExists()) {
			if (state().text().column(drop.column()).isEmpty()) {
				return List.of();
			}
			DropColumn there = new DropColumn(drop.table(), drop.column(), false, drop.existing());
			return this.dialect.renderer(there, this.live).visit(there);
		}
		return change.accept(this.dialect.renderer(change, this.live));
	}

	private Iterable<SqlStatement> rebuild(List<Operation> segment) {
		segment.forEach(this::requireSupported);
		SqliteTableState state = withTriggers(state());
		SqliteTableEditor editor = new SqliteTableEditor(this.dialect, this.renderer, state);
		SqliteBatchOptions options = new SqliteBatchOptions(this.batch.options(), this.batch.table(), editor);
		if (!this.rebuilt) {
			options.before();
		}
		segment.forEach(editor::apply);
		if (!this.rebuilt) {
			options.after();
		}
		this.rebuilt = true;
		if (this.given != null) {
			this.given = new SqliteTableState(state.name(), editor.text(), editor.indexes(), List.of());
		}
		return new SqliteRebuild(this.dialect, this.renderer, state, editor, jdbc()).statements();
	}

	private void requireSupported(Operation change) {
		if (change instanceof AddConstraint add) {
			this.renderer.constraintSpec(add.constraint());
		}
		else if (change instanceof AddColumn add) {
			this.renderer.columnSpecWithConstraints(add.column());
		}
		else if (change instanceof AlterColumn alter && alter.changes().type() != null) {
			this.renderer.type(alter.changes().type());
		}
	}

	private SqliteTableState withTriggers(SqliteTableState state) {
		JdbcOperations jdbc = jdbc();
		if (this.given == null || jdbc == null) {
			return state;
		}
		TableName table = this.batch.table();
		return new SqliteTableState(state.name(), state.text(), state.indexes(),
				SqliteTableState.read(jdbc, this.dialect, table).triggers());
	}

}
