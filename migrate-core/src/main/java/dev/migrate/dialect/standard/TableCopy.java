package dev.migrate.dialect.standard;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migrate.dialect.ColumnNotFoundException;
import dev.migrate.dialect.ColumnOrder;
import dev.migrate.dialect.Completed;
import dev.migrate.operation.AddConstraint;
import dev.migrate.operation.BatchAlterTable;
import dev.migrate.operation.DropTable;
import dev.migrate.operation.Operation;
import dev.migrate.operation.RenameTable;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnPosition;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.sql.SqlStatement;
import dev.migrate.sql.StatementFacts;

/**
 * Puts the columns of a table in another order: a copy with its columns in order takes
 * the table's place, and gets its constraints and indexes when their names are free
 * again. A view over the table makes the database refuse.
 *
 * @param renderer renders the statements
 * @param table the table with its columns in order; what has no name is made with the
 * copy
 * @param options what stands behind the closing bracket of the copy
 * @param before the statements that come first
 * @param filled the statements that finish the copy while the table is still there
 * @param after the statements that come last
 */
public record TableCopy(DdlRenderer renderer, Table table, String options, List<SqlStatement> before,
		List<SqlStatement> filled, List<SqlStatement> after) implements Completed {

	private static final String NAME = "_migrate_rebuild";

	@Override
	public List<SqlStatement> statements() {
		TableName name = this.table.name();
		TableName copy = name(name);
		List<SqlStatement> statements = new ArrayList<>(this.before);
		Stream<String> unnamed = this.table.constraints()
			.stream()
			.filter((constraint) -> !isMadeBehind(constraint))
			.map(this.renderer::constraintSpec);
		statements
			.add(this.renderer.ddl(
					"CREATE TABLE " + this.renderer.quote(copy) + " (\n\t"
							+ Stream.concat(this.table.columns().stream().map(this.renderer::columnSpec), unnamed)
								.collect(Collectors.joining(",\n\t"))
							+ "\n)" + this.options,
					this.renderer.made(copy)));
		statements.add(insert());
		statements.addAll(this.filled);
		statements.addAll(this.renderer.visit(new DropTable(name, false, null)));
		statements.addAll(this.renderer.visit(new RenameTable(copy, name.name())));
		this.table.constraints()
			.stream()
			.filter(this::isMadeBehind)
			.forEach((constraint) -> statements.addAll(this.renderer.visit(new AddConstraint(name, constraint))));
		this.table.indexes().forEach((index) -> statements.add(this.renderer.index(index, false, false)));
		statements.addAll(this.renderer.comments(this.table));
		statements.addAll(this.after);
		return statements;
	}

	/**
	 * What has a name has to wait until that is free, and a key to the table itself until
	 * the copy is the table.
	 */
	private boolean isMadeBehind(Constraint constraint) {
		return constraint.name() != null || refersTo(constraint, this.table.name());
	}

	/**
	 * Whether a constraint of a table is a key to the table itself.
	 * @param constraint the constraint
	 * @param table the table
	 * @return {@code true} if it is
	 */
	public static boolean refersTo(Constraint constraint, TableName table) {
		return constraint.kind() == Constraint.Kind.FOREIGN_KEY
				&& (constraint.referencedTable() == null || table.equals(constraint.referencedTable()));
	}

	/**
	 * Fills the copy, generated values included. Not all know the words where no column
	 * generates any.
	 */
	private SqlStatement insert() {
		boolean generates = this.table.columns().stream().anyMatch((column) -> column.identity() != null);
		String list = this.table.columns()
			.stream()
			.filter((column) -> column.computed() == null)
			.map((column) -> this.renderer.quote(column.name()))
			.collect(Collectors.joining(", "));
		return new SqlStatement("INSERT INTO " + this.renderer.quote(name(this.table.name())) + " (" + list + ") "
				+ (generates ? "OVERRIDING SYSTEM VALUE " : "") + "SELECT " + list + " FROM "
				+ this.renderer.quote(this.table.name()), StatementFacts.DATA);
	}

	/**
	 * The name of the copy until the table is gone.
	 */
	public static TableName name(TableName table) {
		return table.withName(NAME);
	}

	/**
	 * The table with its columns where a batch wants them.
	 * @param batch the moves
	 * @throws ColumnNotFoundException if a column is not there
	 */
	public static Table ordered(Table table, BatchAlterTable batch) {
		List<String> names = new ArrayList<>(table.columns().stream().map(Column::name).toList());
		for (Operation change : batch.changes()) {
			BatchChanges.Placement placement = BatchChanges.Placement.of(change);
			if (placement.position() != null) {
				move(names, placement.column(), placement.position(), batch.table());
			}
		}
		List<String> ordered = names;
		for (List<String> order : batch.options().columnOrder()) {
			ordered = ColumnOrder.apply(ordered, order, table.name());
		}
		return table.withColumns(ordered.stream().map((column) -> table.column(column).orElseThrow()).toList());
	}

	private static void move(List<String> names, String column, ColumnPosition position, TableName table) {
		if (!names.remove(column)) {
			throw new ColumnNotFoundException(table, column);
		}
		if (!names.contains(position.neighbour())) {
			throw new ColumnNotFoundException(table, position.neighbour());
		}
		names.add(names.indexOf(position.neighbour()) + (position.before() ? 0 : 1), column);
	}

	/**
	 * Refuse to copy a table that has what a copy would not have.
	 * @param renderer the renderer of the operation
	 */
	public static void requireNone(DdlRenderer renderer, TableName table, List<String> losses) {
		if (!losses.isEmpty()) {
			throw renderer.notSupported(
					"Table '" + table + "' has " + String.join(", ", losses) + ", which a copy of it would not have.",
					"Leave the order of the columns and recreate(ALWAYS) out, or copy the table in SQL: op.execute(…).");
		}
	}

}
