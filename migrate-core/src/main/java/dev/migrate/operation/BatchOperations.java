package dev.migrate.operation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import dev.migrate.schema.CheckConstraint;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnPosition;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Definitions;
import dev.migrate.schema.ExcludeConstraint;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexDefinition;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableElement;
import dev.migrate.schema.TableName;
import dev.migrate.schema.UniqueConstraint;
import org.jspecify.annotations.Nullable;

/**
 * The changes of one table inside {@code op.batchAlterTable}. They are collected, and
 * made together when the function returns; only {@link #execute} runs at once, as in
 * Alembic. Used by one thread, within that function.
 */
public final class BatchOperations {

	private final TableName table;

	private final OperationSink sink;

	private final List<Operation> changes = new ArrayList<>();

	private final List<TableElement> tableArguments = new ArrayList<>();

	private final Map<String, Column> overrides = new LinkedHashMap<>();

	private final Map<Constraint.Kind, String> namingConvention = new LinkedHashMap<>();

	private final List<List<String>> columnOrder = new ArrayList<>();

	private BatchOptions.Recreate recreate = BatchOptions.Recreate.AUTO;

	private @Nullable Table copyFrom;

	BatchOperations(TableName table, OperationSink sink) {
		this.table = table;
		this.sink = sink;
	}

	BatchAlterTable toOperation() {
		return new BatchAlterTable(this.table, this.changes, new BatchOptions(this.recreate, this.copyFrom,
				this.tableArguments, this.overrides, this.namingConvention, this.columnOrder));
	}

	/**
	 * Say whether to rebuild the table; where needed, unless said otherwise.
	 * @param recreate whether to rebuild
	 * @return this
	 */
	public BatchOperations recreate(BatchOptions.Recreate recreate) {
		this.recreate = recreate;
		return this;
	}

	/**
	 * Say what the table is like instead of having it read from the database.
	 * @param elements columns, constraints, indexes, comment and options
	 * @return this
	 */
	public BatchOperations copyFrom(TableElement... elements) {
		this.copyFrom = Table.of(this.table, List.of(elements));
		return this;
	}

	/**
	 * Give the new table further constraints and options.
	 * @param elements constraints and options
	 * @return this
	 */
	public BatchOperations tableArguments(TableElement... elements) {
		this.tableArguments.addAll(List.of(elements));
		return this;
	}

	/**
	 * Replace what is read from the database for one column.
	 * @param column the column as it should be understood
	 * @return this
	 */
	public BatchOperations override(Column column) {
		this.overrides.put(column.name(), column);
		return this;
	}

	/**
	 * Name constraints that have no name in the database, so that they can be dropped.
	 * @param kind the kind of constraint
	 * @param pattern a pattern with {@code %(table_name)s}, {@code %(column_0_name)s} and
	 * {@code %(referred_table_name)s}
	 * @return this
	 */
	public BatchOperations namingConvention(Constraint.Kind kind, String pattern) {
		this.namingConvention.put(kind, pattern);
		return this;
	}

	/**
	 * Put columns in an order; those not named keep their places. The table is rebuilt.
	 * @param columns two or more columns
	 * @return this
	 */
	public BatchOperations columnOrder(String... columns) {
		this.columnOrder.add(List.of(columns));
		return this;
	}

	/**
	 * Add a column behind the others.
	 * @param column the column
	 * @return this
	 */
	public BatchOperations addColumn(Column column) {
		return add(new AddColumn(this.table, column, false, null));
	}

	/**
	 * Add a column before another one.
	 * @param column the column
	 * @param neighbour the other column
	 * @return this
	 */
	public BatchOperations addColumnBefore(Column column, String neighbour) {
		return add(new AddColumn(this.table, column, false, new ColumnPosition(true, neighbour)));
	}

	/**
	 * Add a column behind another one.
	 * @param column the column
	 * @param neighbour the other column
	 * @return this
	 */
	public BatchOperations addColumnAfter(Column column, String neighbour) {
		return add(new AddColumn(this.table, column, false, new ColumnPosition(false, neighbour)));
	}

	/**
	 * Drop a column.
	 * @param column the column
	 * @return this
	 */
	public BatchOperations dropColumn(String column) {
		return add(new DropColumn(this.table, column, false, null));
	}

	/**
	 * Drop a column, saying what it was, so that the downgrade can be derived.
	 * @param existing the column as it is
	 * @return this
	 */
	public BatchOperations dropColumn(Column existing) {
		return add(new DropColumn(this.table, existing.name(), false, existing));
	}

	/**
	 * Alter a column.
	 * @param column the column
	 * @param alteration says what changes
	 * @return this
	 */
	public BatchOperations alterColumn(String column, Consumer<ColumnAlteration> alteration) {
		ColumnAlteration changes = new ColumnAlteration();
		alteration.accept(changes);
		changes.emit(this.table, column, this.changes::add);
		return this;
	}

	/**
	 * Rename a column.
	 * @param from the column
	 * @param to its new name
	 * @return this
	 */
	public BatchOperations renameColumn(String from, String to) {
		return add(new RenameColumn(this.table, from, to));
	}

	/**
	 * Create an index.
	 * @param name the index
	 * @param columns the columns
	 * @return this
	 */
	public BatchOperations createIndex(String name, String... columns) {
		return add(new CreateIndex(Index.of(name, this.table, List.of(columns)), false, false));
	}

	/**
	 * Create an index.
	 * @param index the index, of this table
	 * @return this
	 */
	public BatchOperations createIndex(IndexDefinition index) {
		return add(new CreateIndex(index.onTable(this.table).toIndex(), index.isIfNotExists(), index.isConcurrent()));
	}

	/**
	 * Drop an index.
	 * @param name the index
	 * @return this
	 */
	public BatchOperations dropIndex(String name) {
		return add(new DropIndex(this.table, name, false, false, null));
	}

	/**
	 * Add a primary key.
	 * @param name the name
	 * @param columns the columns
	 * @return this
	 */
	public BatchOperations createPrimaryKey(String name, String... columns) {
		return addConstraint(new PrimaryKey(name, List.of(columns)));
	}

	/**
	 * Add a unique constraint.
	 * @param name the name
	 * @param columns the columns
	 * @return this
	 */
	public BatchOperations createUniqueConstraint(String name, String... columns) {
		return addConstraint(new UniqueConstraint(name, List.of(columns), false, null));
	}

	/**
	 * Add a foreign key to a table in the current schema.
	 * @param name the name
	 * @param referencedTable the referenced table
	 * @param columns the referring columns
	 * @param referencedColumns the referenced columns
	 * @return this
	 */
	public BatchOperations createForeignKey(String name, String referencedTable, List<String> columns,
			List<String> referencedColumns) {
		return addConstraint(Definitions.foreignKey(name)
			.columns(columns.toArray(String[]::new))
			.references(referencedTable, referencedColumns.toArray(String[]::new)));
	}

	/**
	 * Add a check constraint.
	 * @param name the name
	 * @param condition SQL, taken as it is
	 * @return this
	 */
	public BatchOperations createCheckConstraint(String name, String condition) {
		return addConstraint(new CheckConstraint(name, condition, false));
	}

	/**
	 * Add a constraint.
	 * @param constraint a {@link PrimaryKey}, {@link UniqueConstraint},
	 * {@link ForeignKey}, {@link CheckConstraint} or {@link ExcludeConstraint}
	 * @return this
	 */
	public BatchOperations addConstraint(Constraint constraint) {
		return add(new AddConstraint(this.table, constraint));
	}

	/**
	 * Drop a constraint.
	 * @param name the constraint
	 * @param kind its kind
	 * @return this
	 */
	public BatchOperations dropConstraint(String name, Constraint.Kind kind) {
		return add(new DropConstraint(this.table, name, kind, false, null));
	}

	/**
	 * Drop a constraint, saying what it was, so that the downgrade can be derived.
	 * @param existing the constraint as it is, with its name
	 * @return this
	 */
	public BatchOperations dropConstraint(Constraint existing) {
		return add(new DropConstraint(this.table, Operations.nameOf(existing), existing.kind(), false, existing));
	}

	/**
	 * Set the table's comment.
	 * @param comment the comment
	 * @return this
	 */
	public BatchOperations createTableComment(String comment) {
		return add(new SetTableComment(this.table, comment, null));
	}

	/**
	 * Remove the table's comment.
	 * @return this
	 */
	public BatchOperations dropTableComment() {
		return add(new SetTableComment(this.table, null, null));
	}

	/**
	 * Run SQL at once, before the changes that are collected.
	 * @param sql one statement or several
	 * @return this
	 */
	public BatchOperations execute(String sql) {
		this.sink.apply(new ExecuteSql(sql, "", 1, null));
		return this;
	}

	/**
	 * Add a change of this table that was made elsewhere.
	 * @param change the change
	 * @return this
	 */
	public BatchOperations apply(Operation change) {
		return add(change);
	}

	private BatchOperations add(Operation... operations) {
		this.changes.addAll(Arrays.asList(operations));
		return this;
	}

}
