package dev.migrate.dialect.postgresql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import dev.migrate.dialect.ColumnNotFoundException;
import dev.migrate.dialect.LiveDatabase;
import dev.migrate.dialect.TableNotFoundException;
import dev.migrate.dialect.standard.AbstractDialect;
import dev.migrate.dialect.standard.ColumnOrder;
import dev.migrate.dialect.standard.DdlFragments;
import dev.migrate.dialect.standard.DdlRenderer;
import dev.migrate.dialect.standard.InPlaceBatch;
import dev.migrate.dialect.standard.LazyStatements;
import dev.migrate.operation.AddColumn;
import dev.migrate.operation.AddConstraint;
import dev.migrate.operation.AlterColumn;
import dev.migrate.operation.BatchAlterTable;
import dev.migrate.operation.BatchOptions;
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
 * Writes a table of PostgreSQL anew, for {@code recreate(ALWAYS)}: the changes are made
 * in place; then a copy with its columns in order takes the table's place. What the copy
 * would lose silently, such as triggers, is a reason to refuse; a view over the table
 * makes the server refuse.
 */
final class PostgresqlRebuild {

	private static final String COPY = "_migrate_rebuild";

	private final AbstractDialect dialect;

	private final BatchAlterTable batch;

	private final LiveDatabase live;

	private final DdlRenderer renderer;

	PostgresqlRebuild(AbstractDialect dialect, BatchAlterTable batch, LiveDatabase live) {
		this.dialect = dialect;
		this.batch = batch;
		this.live = live;
		this.renderer = dialect.renderer(batch, live);
	}

	/**
	 * The statements.
	 * @return the statements, rendered as they are asked for
	 */
	Iterable<SqlStatement> statements() {
		this.live.jdbc();
		List<Supplier<Iterable<SqlStatement>>> parts = new ArrayList<>();
		parts.add(() -> new InPlaceBatch(this.dialect, inPlace(), this.live).statements());
		parts.add(() -> List
			.of(this.renderer.ddl("LOCK TABLE " + quoted(this.batch.table()) + " IN ACCESS EXCLUSIVE MODE")));
		parts.add(this::copy);
		return () -> new LazyStatements<>(parts, Supplier::get);
	}

	private BatchAlterTable inPlace() {
		List<Operation> changes = this.batch.changes().stream().map(PostgresqlRebuild::withoutPosition).toList();
		return new BatchAlterTable(this.batch.table(), changes.stream().filter((change) -> !isNothing(change)).toList(),
				new BatchOptions(BatchOptions.Recreate.NEVER, null, this.batch.options().tableArguments(), Map.of(),
						Map.of(), List.of()));
	}

	private static Operation withoutPosition(Operation change) {
		if (change instanceof AddColumn add) {
			return new AddColumn(add.table(), add.column(), add.ifNotExists(), null);
		}
		if (change instanceof AlterColumn alter) {
			return new AlterColumn(alter.table(), alter.column(), alter.changes(), alter.existing(), alter.using(),
					null);
		}
		return change;
	}

	private static boolean isNothing(Operation change) {
		return change instanceof AlterColumn alter && alter.changes().equals(AlterColumn.Aspects.NONE);
	}

	private Iterable<SqlStatement> copy() {
		PostgresqlTableCatalog catalog = new PostgresqlTableCatalog(this.live.jdbc(), quoted(this.batch.table()));
		List<String> losses = catalog.whatACopyLoses();
		if (!losses.isEmpty()) {
			throw this.renderer.notSupported(
					"Table '" + this.batch.table() + "' has " + String.join(", ", losses)
							+ ", which a copy of it would not have.",
					"Leave recreate(ALWAYS) out, or copy the table in SQL: op.execute(…).");
		}
		Table table = this.dialect.inspector(this.live.jdbc())
			.table(this.batch.table())
			.orElseThrow(() -> new TableNotFoundException(this.batch.table(), ""));
		return copy(withOrder(table), catalog);
	}

	private List<SqlStatement> copy(Table table, PostgresqlTableCatalog catalog) {
		TableName name = table.name();
		TableName copy = name.withName(COPY);
		List<SqlStatement> statements = new ArrayList<>();
		catalog.detachments().forEach((sql) -> statements.add(this.renderer.ddl(sql)));
		statements.add(this.renderer.ddl("CREATE TABLE " + quoted(copy) + " (\n\t"
				+ table.columns().stream().map(this.renderer::columnSpec).collect(Collectors.joining(",\n\t")) + "\n)"
				+ catalog.storageParameters(), DdlFragments.made(copy)));
		statements.add(new SqlStatement(insert(table, quoted(name), quoted(copy)), StatementFacts.DATA));
		statements.addAll(this.renderer.visit(new DropTable(name, false, null)));
		statements.addAll(this.renderer.visit(new RenameTable(copy, name.name())));
		table.constraints()
			.forEach((constraint) -> statements.addAll(this.renderer.visit(new AddConstraint(name, constraint))));
		table.indexes().forEach((index) -> statements.add(this.renderer.index(index, false, false)));
		statements.addAll(this.renderer.comments(table));
		catalog.attachments().forEach((sql) -> statements.add(this.renderer.ddl(sql)));
		return statements;
	}

	private String insert(Table table, String name, String copy) {
		List<String> columns = table.columns()
			.stream()
			.filter((column) -> column.computed() == null)
			.map(Column::name)
			.toList();
		String list = columns.stream().map(this.dialect.spelling()::quote).collect(Collectors.joining(", "));
		return "INSERT INTO " + copy + " (" + list + ") OVERRIDING SYSTEM VALUE SELECT " + list + " FROM " + name;
	}

	private Table withOrder(Table table) {
		List<String> names = new ArrayList<>(table.columns().stream().map(Column::name).toList());
		for (Operation change : this.batch.changes()) {
			if (change instanceof AddColumn add && add.position() != null) {
				move(names, add.column().name(), add.position());
			}
			else if (change instanceof AlterColumn alter && alter.position() != null) {
				move(names, alter.column(), alter.position());
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
		if (!names.remove(column) || !names.contains(position.neighbour())) {
			throw new ColumnNotFoundException(this.batch.table(),
					names.contains(position.neighbour()) ? column : position.neighbour());
		}
		names.add(names.indexOf(position.neighbour()) + (position.before() ? 0 : 1), column);
	}

	private String quoted(TableName table) {
		return this.dialect.spelling().quote(table);
	}

}
