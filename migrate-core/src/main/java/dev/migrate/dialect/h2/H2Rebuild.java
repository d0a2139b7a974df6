package dev.migrate.dialect.h2;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import dev.migrate.dialect.ColumnNotFoundException;
import dev.migrate.dialect.LiveDatabase;
import dev.migrate.dialect.OperationNotSupportedException;
import dev.migrate.dialect.TableNotFoundException;
import dev.migrate.dialect.standard.ColumnOrder;
import dev.migrate.dialect.standard.DdlRenderer;
import dev.migrate.dialect.standard.InPlaceBatch;
import dev.migrate.dialect.standard.LazyStatements;
import dev.migrate.operation.AddColumn;
import dev.migrate.operation.AddConstraint;
import dev.migrate.operation.AlterColumn;
import dev.migrate.operation.BatchAlterTable;
import dev.migrate.operation.BatchOptions;
import dev.migrate.operation.CreateIndex;
import dev.migrate.operation.CreateTable;
import dev.migrate.operation.DropTable;
import dev.migrate.operation.Operation;
import dev.migrate.operation.RenameTable;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnPosition;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.sql.SqlStatement;
import dev.migrate.sql.StatementFacts;

/**
 * Puts the columns of a table of H2 in another order: the changes are made in place; then
 * a copy with its columns in order takes the table's place, and gets its constraints and
 * indexes when their names are free again. What the copy would lose is a reason to
 * refuse; a view over the table makes the database refuse.
 */
final class H2Rebuild {

	private static final String COPY = "_migrate_rebuild";

	private final H2Dialect dialect;

	private final BatchAlterTable batch;

	private final LiveDatabase live;

	H2Rebuild(H2Dialect dialect, BatchAlterTable batch, LiveDatabase live) {
		this.dialect = dialect;
		this.batch = batch;
		this.live = live;
	}

	/**
	 * Whether columns move, which H2 cannot do in place.
	 * @param batch the batch
	 * @return {@code true} if they do
	 */
	static boolean isNeeded(BatchAlterTable batch) {
		boolean moves = batch.changes()
			.stream()
			.anyMatch((change) -> change instanceof AlterColumn alter && alter.position() != null);
		return (moves || !batch.options().columnOrder().isEmpty())
				&& batch.options().recreate() != BatchOptions.Recreate.NEVER;
	}

	/**
	 * The statements.
	 * @return the statements, rendered as they are asked for
	 */
	Iterable<SqlStatement> statements() {
		this.live.jdbc();
		List<Supplier<Iterable<SqlStatement>>> parts = List
			.of(() -> new InPlaceBatch(this.dialect, inPlace(), this.live).statements(), this::copy);
		return () -> new LazyStatements<>(parts, Supplier::get);
	}

	private BatchAlterTable inPlace() {
		List<Operation> changes = this.batch.changes()
			.stream()
			.map(H2Rebuild::withoutMove)
			.filter((change) -> !isNothing(change))
			.toList();
		return new BatchAlterTable(this.batch.table(), changes, new BatchOptions(BatchOptions.Recreate.NEVER, null,
				this.batch.options().tableArguments(), Map.of(), Map.of(), List.of()));
	}

	private static Operation withoutMove(Operation change) {
		return (change instanceof AlterColumn alter)
				? new AlterColumn(alter.table(), alter.column(), alter.changes(), alter.existing(), alter.using(), null)
				: change;
	}

	private static boolean isNothing(Operation change) {
		return change instanceof AlterColumn alter && alter.changes().equals(AlterColumn.Aspects.NONE);
	}

	private Iterable<SqlStatement> copy() {
		TableName name = this.batch.table();
		H2TableCatalog catalog = new H2TableCatalog(this.live.jdbc(), this.dialect, name);
		List<String> losses = catalog.whatACopyLoses();
		if (!losses.isEmpty()) {
			throw new OperationNotSupportedException(this.batch, this.dialect.productName(),
					"Table '" + name + "' has " + String.join(", ", losses) + ", which a copy of it would not have.",
					"Leave the order of the columns as it is.");
		}
		Table table = this.dialect.inspector(this.live.jdbc())
			.table(name)
			.orElseThrow(() -> new TableNotFoundException(name, ""));
		return copy(ordered(table), catalog);
	}

	private List<SqlStatement> copy(Table table, H2TableCatalog catalog) {
		TableName copy = table.name().withName(COPY);
		List<SqlStatement> sql = new ArrayList<>();
		DdlRenderer renderer = this.dialect.renderer(this.batch, this.live);
		sql.addAll(render(new DropTable(copy, true, null)));
		sql.addAll(render(new CreateTable(
				new Table(copy, table.columns(), List.of(), List.of(), table.comment(), table.options()), false)));
		sql.add(insert(table, copy));
		table.columns()
			.stream()
			.filter((column) -> column.identity() != null)
			.forEach((column) -> sql.add(renderer.ddl("ALTER TABLE " + this.dialect.spelling().quote(copy)
					+ " ALTER COLUMN " + this.dialect.spelling().quote(column.name()) + " RESTART WITH "
					+ catalog.nextValue(column.name()))));
		sql.addAll(render(new DropTable(table.name(), false, null)));
		sql.addAll(render(new RenameTable(copy, table.name().name())));
		table.constraints().forEach((constraint) -> sql.addAll(render(new AddConstraint(table.name(), constraint))));
		table.indexes().forEach((index) -> sql.addAll(render(new CreateIndex(index, false, false))));
		return sql;
	}

	private List<SqlStatement> render(Operation operation) {
		return operation.accept(this.dialect.renderer(operation, this.live));
	}

	private SqlStatement insert(Table table, TableName copy) {
		List<String> columns = table.columns()
			.stream()
			.filter((column) -> column.computed() == null)
			.map((column) -> this.dialect.spelling().quote(column.name()))
			.toList();
		String list = String.join(", ", columns);
		return new SqlStatement("INSERT INTO " + this.dialect.spelling().quote(copy) + " (" + list
				+ ") OVERRIDING SYSTEM VALUE SELECT " + list + " FROM " + this.dialect.spelling().quote(table.name()),
				StatementFacts.DATA);
	}

	private Table ordered(Table table) {
		List<String> names = new ArrayList<>(table.columns().stream().map(Column::name).toList());
		for (Operation change : this.batch.changes()) {
			if (change instanceof AlterColumn alter && alter.position() != null) {
				move(names, alter.column(), alter.position());
			}
			else if (change instanceof AddColumn add && add.position() != null) {
				move(names, add.column().name(), add.position());
			}
		}
		List<String> ordered = names;
		for (List<String> order : this.batch.options().columnOrder()) {
			ordered = ColumnOrder.apply(ordered, order, table.name());
		}
		List<Column> columns = ordered.stream().map((column) -> table.column(column).orElseThrow()).toList();
		return new Table(table.name(), columns, table.constraints(), table.indexes(), table.comment(), table.options());
	}

	private void move(List<String> names, String column, ColumnPosition position) {
		if (!names.remove(column)) {
			throw new ColumnNotFoundException(this.batch.table(), column);
		}
		if (!names.contains(position.neighbour())) {
			throw new ColumnNotFoundException(this.batch.table(), position.neighbour());
		}
		names.add(names.indexOf(position.neighbour()) + (position.before() ? 0 : 1), column);
	}

}
