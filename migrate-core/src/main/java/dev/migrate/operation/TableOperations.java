package dev.migrate.operation;

import java.util.List;
import java.util.function.Consumer;

import dev.migrate.schema.CheckConstraint;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnPosition;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.ExcludeConstraint;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexDefinition;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.TableName;
import dev.migrate.schema.UniqueConstraint;
import org.jspecify.annotations.Nullable;

/**
 * The operations of one table. {@code op.table} makes each of them at once;
 * {@code op.batchAlterTable} collects them, and makes them together when its function
 * returns. Used by one thread, within that function.
 */
public final class TableOperations implements TableCreateOperations, TableDropOperations {

	private final TableName table;

	private final Consumer<Operation> sink;

	private final boolean conditional;

	TableOperations(TableName table, Consumer<Operation> sink, boolean conditional) {
		this.table = table;
		this.sink = sink;
		this.conditional = conditional;
	}

	/**
	 * Leave alone, in the one call that follows, what is there already.
	 * @return what can be added to the table
	 */
	public TableCreateOperations ifNotExists() {
		return new TableOperations(this.table, this.sink, true);
	}

	/**
	 * Drop, in the one call that follows, only what is there.
	 * @return what can be dropped of the table
	 */
	public TableDropOperations ifExists() {
		return new TableOperations(this.table, this.sink, true);
	}

	@Override
	public TableOperations addColumn(Column column) {
		return add(new AddColumn(this.table, column, this.conditional, null));
	}

	@Override
	public TableOperations addColumn(Column column, ColumnPosition position) {
		return add(new AddColumn(this.table, column, this.conditional, position));
	}

	@Override
	public TableOperations dropColumn(String column) {
		return add(new DropColumn(this.table, column, this.conditional, null));
	}

	@Override
	public TableOperations dropColumn(Column existing) {
		return add(new DropColumn(this.table, existing.name(), this.conditional, existing));
	}

	/**
	 * Alter a column. SQLite rebuilds the table for it, as it does for constraints;
	 * several such changes of a table are one rebuild in
	 * {@link Operations#batchAlterTable}.
	 * @param column the column
	 * @param alteration says what changes
	 * @return this
	 */
	public TableOperations alterColumn(String column, Consumer<ColumnAlteration> alteration) {
		ColumnAlteration changes = new ColumnAlteration();
		alteration.accept(changes);
		changes.emit(this.table, column, this.sink);
		return this;
	}

	/**
	 * Rename a column.
	 * @param from the column
	 * @param to its new name
	 * @return this
	 */
	public TableOperations renameColumn(String from, String to) {
		return add(new RenameColumn(this.table, from, to));
	}

	@Override
	public TableOperations createIndex(@Nullable String name, String... columns) {
		return add(new CreateIndex(Index.of((name != null) ? name : "", this.table, List.of(columns)), this.conditional,
				false));
	}

	@Override
	public TableOperations createIndex(IndexDefinition index) {
		return add(new CreateIndex(index.onTable(this.table).toIndex(), this.conditional, index.isConcurrent()));
	}

	@Override
	public TableOperations dropIndex(String name) {
		return add(new DropIndex(this.table, name, this.conditional, false, null));
	}

	@Override
	public TableOperations dropIndex(IndexDefinition existing) {
		Index index = existing.elements().isEmpty() ? null : existing.onTable(this.table).toIndex();
		return add(new DropIndex(this.table, existing.name(), this.conditional, existing.isConcurrent(), index));
	}

	/**
	 * Add a primary key.
	 * @param name the name, or {@code null} for that of the naming convention
	 * @param columns the columns
	 * @return this
	 */
	public TableOperations createPrimaryKey(@Nullable String name, String... columns) {
		return addConstraint(new PrimaryKey(name, List.of(columns)));
	}

	/**
	 * Add a unique constraint.
	 * @param name the name, or {@code null} for that of the naming convention
	 * @param columns the columns
	 * @return this
	 */
	public TableOperations createUniqueConstraint(@Nullable String name, String... columns) {
		return addConstraint(new UniqueConstraint(name, List.of(columns), false, null));
	}

	/**
	 * Add a foreign key.
	 * @param foreignKey the foreign key
	 * @return this
	 */
	public TableOperations createForeignKey(ForeignKey foreignKey) {
		foreignKey.target();
		return addConstraint(foreignKey);
	}

	/**
	 * Add a check constraint.
	 * @param name the name, or {@code null} for that of the naming convention
	 * @param condition SQL, taken as it is
	 * @return this
	 */
	public TableOperations createCheckConstraint(@Nullable String name, String condition) {
		return addConstraint(new CheckConstraint(name, condition, false));
	}

	/**
	 * Add an exclude constraint (PostgreSQL).
	 * @param constraint the constraint
	 * @return this
	 */
	public TableOperations createExcludeConstraint(ExcludeConstraint constraint) {
		return addConstraint(constraint);
	}

	/**
	 * Add a constraint.
	 * @param constraint a {@link PrimaryKey}, {@link UniqueConstraint},
	 * {@link ForeignKey}, {@link CheckConstraint} or {@link ExcludeConstraint}
	 * @return this
	 */
	public TableOperations addConstraint(Constraint constraint) {
		return add(new AddConstraint(this.table, constraint));
	}

	@Override
	public TableOperations dropConstraint(String name) {
		return add(new DropConstraint(this.table, name, null, this.conditional, null));
	}

	@Override
	public TableOperations dropConstraint(String name, Constraint.Kind kind) {
		return add(new DropConstraint(this.table, name, kind, this.conditional, null));
	}

	@Override
	public TableOperations dropConstraint(Constraint existing) {
		String name = (existing.name() != null) ? existing.name() : DropConstraint.UNNAMED;
		return add(new DropConstraint(this.table, name, existing.kind(), this.conditional, existing));
	}

	/**
	 * Set the table's comment.
	 * @param comment the comment
	 * @return this
	 */
	public TableOperations createTableComment(String comment) {
		return add(new SetTableComment(this.table, comment, null));
	}

	/**
	 * Set the table's comment, saying what it was, so that the downgrade can be derived.
	 * @param comment the comment
	 * @param existing the comment as it is, or {@code null} for none
	 * @return this
	 */
	public TableOperations createTableComment(String comment, @Nullable String existing) {
		return add(new SetTableComment(this.table, comment, new NewValue<>(existing)));
	}

	/**
	 * Remove the table's comment.
	 * @return this
	 */
	public TableOperations dropTableComment() {
		return add(new SetTableComment(this.table, null, null));
	}

	/**
	 * Remove the table's comment, saying what it was, so that the downgrade can be
	 * derived.
	 * @param existing the comment as it is, or {@code null} for none
	 * @return this
	 */
	public TableOperations dropTableComment(@Nullable String existing) {
		return add(new SetTableComment(this.table, null, new NewValue<>(existing)));
	}

	private TableOperations add(Operation operation) {
		this.sink.accept(operation);
		return this.conditional ? new TableOperations(this.table, this.sink, false) : this;
	}

}
