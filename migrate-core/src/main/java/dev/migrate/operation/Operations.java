package dev.migrate.operation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import dev.migrate.schema.CheckConstraint;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnPosition;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Definitions;
import dev.migrate.schema.ExcludeConstraint;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexDefinition;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.SqlValue;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableElement;
import dev.migrate.schema.TableName;
import dev.migrate.schema.UniqueConstraint;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a revision can do: {@code op}. Each call runs at once, in order, so Java code
 * between two of them sees the effect of the first.
 * <p>
 * Names are given without quotes; the dialect quotes what needs it. Tables are those of
 * the current schema; {@link #inSchema} gives the same operations for another one. Where
 * a {@code drop…} takes a definition in place of a name, the downgrade of the revision
 * can be derived. Used by one thread, within the revision's method.
 */
public final class Operations {

	private final OperationSink sink;

	private final @Nullable String schema;

	/**
	 * Create operations of the current schema.
	 * @param sink takes the operations
	 */
	public Operations(OperationSink sink) {
		this(sink, null);
	}

	private Operations(OperationSink sink, @Nullable String schema) {
		this.sink = sink;
		this.schema = schema;
	}

	/**
	 * The same operations for the tables of a schema.
	 * @param schema the schema
	 * @return operations of that schema
	 */
	public Operations inSchema(String schema) {
		return new Operations(this.sink, schema);
	}

	/**
	 * The name of the dialect that this runs on.
	 * @return {@code postgresql}, {@code mysql}, {@code mariadb}, {@code h2} or
	 * {@code sqlite}
	 */
	public String dialect() {
		return this.sink.dialect();
	}

	/**
	 * Apply an operation that was made elsewhere.
	 * @param operation the operation
	 */
	public void apply(Operation operation) {
		this.sink.apply(operation);
	}

	/**
	 * Create a table with its indexes and comments.
	 * @param table the table
	 * @param elements columns, constraints, indexes, comment and options
	 */
	public void createTable(String table, TableElement... elements) {
		List<TableElement> all = List.of(elements);
		boolean ifNotExists = all.stream().anyMatch(TableElement.IfNotExists.class::isInstance);
		apply(new CreateTable(Table.of(name(table), all), ifNotExists));
	}

	/**
	 * Drop a table.
	 * @param table the table
	 * @param existing the table's columns, constraints and indexes as they are, so that
	 * the downgrade can be derived; none to leave that unsaid
	 */
	public void dropTable(String table, TableElement... existing) {
		apply(new DropTable(name(table), false, before(table, existing)));
	}

	/**
	 * Drop a table if it is there.
	 * @param table the table
	 * @param existing the table's columns, constraints and indexes as they are, so that
	 * the downgrade can be derived; none to leave that unsaid
	 */
	public void dropTableIfExists(String table, TableElement... existing) {
		apply(new DropTable(name(table), true, before(table, existing)));
	}

	/**
	 * Rename a table within its schema.
	 * @param from the table
	 * @param to its new name
	 */
	public void renameTable(String from, String to) {
		apply(new RenameTable(name(from), to));
	}

	/**
	 * Add a column behind the others.
	 * @param table the table
	 * @param column the column
	 */
	public void addColumn(String table, Column column) {
		apply(new AddColumn(name(table), column, false, null));
	}

	/**
	 * Add a column unless one of that name is there.
	 * @param table the table
	 * @param column the column
	 */
	public void addColumnIfNotExists(String table, Column column) {
		apply(new AddColumn(name(table), column, true, null));
	}

	/**
	 * Drop a column.
	 * @param table the table
	 * @param column the column
	 */
	public void dropColumn(String table, String column) {
		apply(new DropColumn(name(table), column, false, null));
	}

	/**
	 * Drop a column, saying what it was, so that the downgrade can be derived.
	 * @param table the table
	 * @param existing the column as it is
	 */
	public void dropColumn(String table, Column existing) {
		apply(new DropColumn(name(table), existing.name(), false, existing));
	}

	/**
	 * Drop a column if it is there.
	 * @param table the table
	 * @param column the column
	 */
	public void dropColumnIfExists(String table, String column) {
		apply(new DropColumn(name(table), column, true, null));
	}

	/**
	 * Drop a column if it is there, saying what it was, so that the downgrade can be
	 * derived.
	 * @param table the table
	 * @param existing the column as it is
	 */
	public void dropColumnIfExists(String table, Column existing) {
		apply(new DropColumn(name(table), existing.name(), true, existing));
	}

	/**
	 * Alter a column. SQLite rebuilds the table for it, as it does for constraints;
	 * several such changes of a table are one rebuild in {@link #batchAlterTable}.
	 * @param table the table
	 * @param column the column
	 * @param alteration says what changes
	 */
	public void alterColumn(String table, String column, Consumer<ColumnAlteration> alteration) {
		ColumnAlteration changes = new ColumnAlteration();
		alteration.accept(changes);
		changes.emit(name(table), column, this::apply);
	}

	/**
	 * Rename a column.
	 * @param table the table
	 * @param from the column
	 * @param to its new name
	 */
	public void renameColumn(String table, String from, String to) {
		apply(new RenameColumn(name(table), from, to));
	}

	/**
	 * Create an index of columns.
	 * @param name the index
	 * @param table the table
	 * @param columns the columns, in order
	 */
	public void createIndex(String name, String table, String... columns) {
		apply(new CreateIndex(Index.of(name, name(table), List.of(columns)), false, false));
	}

	/**
	 * Create an index with options.
	 * @param index the index and how to create it
	 */
	public void createIndex(IndexDefinition index) {
		apply(new CreateIndex(qualified(index).toIndex(), index.isIfNotExists(), index.isConcurrent()));
	}

	/**
	 * Drop an index.
	 * @param name the index
	 * @param table the table that it belongs to
	 */
	public void dropIndex(String name, String table) {
		apply(new DropIndex(name(table), name, false, false, null));
	}

	/**
	 * Drop an index if it is there.
	 * @param name the index
	 * @param table the table that it belongs to
	 */
	public void dropIndexIfExists(String name, String table) {
		apply(new DropIndex(name(table), name, true, false, null));
	}

	/**
	 * Drop an index, saying what it was, so that the downgrade can be derived. One
	 * defined with {@code concurrently()} is dropped without blocking.
	 * @param existing the index as it is
	 */
	public void dropIndex(IndexDefinition existing) {
		Index index = qualified(existing).toIndex();
		apply(new DropIndex(index.table(), index.name(), existing.isIfNotExists(), existing.isConcurrent(), index));
	}

	/**
	 * Add a primary key to a table that exists.
	 * @param name the name
	 * @param table the table
	 * @param columns the columns
	 */
	public void createPrimaryKey(String name, String table, String... columns) {
		addConstraint(table, new PrimaryKey(name, List.of(columns)));
	}

	/**
	 * Add a unique constraint to a table that exists.
	 * @param name the name
	 * @param table the table
	 * @param columns the columns
	 */
	public void createUniqueConstraint(String name, String table, String... columns) {
		addConstraint(table, new UniqueConstraint(name, List.of(columns), false, null));
	}

	/**
	 * Add a foreign key to a table that exists.
	 * @param name the name
	 * @param table the referring table
	 * @param referencedTable the referenced table
	 * @param columns the referring columns
	 * @param referencedColumns the referenced columns
	 */
	public void createForeignKey(String name, String table, String referencedTable, List<String> columns,
			List<String> referencedColumns) {
		createForeignKey(table,
				Definitions.foreignKey(name)
					.columns(columns.toArray(String[]::new))
					.references(name(referencedTable), referencedColumns.toArray(String[]::new)));
	}

	/**
	 * Add a foreign key with options to a table that exists.
	 * @param table the referring table
	 * @param foreignKey the foreign key
	 */
	public void createForeignKey(String table, ForeignKey foreignKey) {
		foreignKey.target();
		addConstraint(table, foreignKey);
	}

	/**
	 * Add a check constraint to a table that exists.
	 * @param name the name
	 * @param table the table
	 * @param condition SQL, taken as it is
	 */
	public void createCheckConstraint(String name, String table, String condition) {
		addConstraint(table, new CheckConstraint(name, condition, false));
	}

	/**
	 * Add an exclude constraint to a table that exists (PostgreSQL).
	 * @param table the table
	 * @param constraint the constraint
	 */
	public void createExcludeConstraint(String table, ExcludeConstraint constraint) {
		addConstraint(table, constraint);
	}

	/**
	 * Add a constraint to a table that exists.
	 * @param table the table
	 * @param constraint the constraint
	 */
	public void addConstraint(String table, Constraint constraint) {
		apply(new AddConstraint(name(table), constraint));
	}

	/**
	 * Drop a constraint.
	 * @param name the constraint
	 * @param table the table
	 * @param kind its kind
	 */
	public void dropConstraint(String name, String table, Constraint.Kind kind) {
		apply(new DropConstraint(name(table), name, kind, false, null));
	}

	/**
	 * Drop a constraint whose kind the database can tell from its name.
	 * @param name the constraint
	 * @param table the table
	 */
	public void dropConstraint(String name, String table) {
		apply(new DropConstraint(name(table), name, null, false, null));
	}

	/**
	 * Drop a constraint, saying what it was, so that the downgrade can be derived.
	 * @param table the table
	 * @param existing the constraint as it is, with its name
	 */
	public void dropConstraint(String table, Constraint existing) {
		apply(new DropConstraint(name(table), nameOf(existing), existing.kind(), false, existing));
	}

	/**
	 * Drop a constraint if it is there.
	 * @param name the constraint
	 * @param table the table
	 * @param kind its kind
	 */
	public void dropConstraintIfExists(String name, String table, Constraint.Kind kind) {
		apply(new DropConstraint(name(table), name, kind, true, null));
	}

	/**
	 * Drop a constraint if it is there, saying what it was, so that the downgrade can be
	 * derived.
	 * @param table the table
	 * @param existing the constraint as it is, with its name
	 */
	public void dropConstraintIfExists(String table, Constraint existing) {
		apply(new DropConstraint(name(table), nameOf(existing), existing.kind(), true, existing));
	}

	/**
	 * Set a table's comment.
	 * @param table the table
	 * @param comment the comment
	 */
	public void createTableComment(String table, String comment) {
		apply(new SetTableComment(name(table), comment, null));
	}

	/**
	 * Set a table's comment, saying what it was, so that the downgrade can be derived.
	 * @param table the table
	 * @param comment the comment
	 * @param existing the comment as it is, or {@code null} for none
	 */
	public void createTableComment(String table, String comment, @Nullable String existing) {
		apply(new SetTableComment(name(table), comment, new NewValue<>(existing)));
	}

	/**
	 * Remove a table's comment.
	 * @param table the table
	 */
	public void dropTableComment(String table) {
		apply(new SetTableComment(name(table), null, null));
	}

	/**
	 * Remove a table's comment, saying what it was, so that the downgrade can be derived.
	 * @param table the table
	 * @param existing the comment as it is
	 */
	public void dropTableComment(String table, String existing) {
		apply(new SetTableComment(name(table), null, new NewValue<>(existing)));
	}

	/**
	 * Insert rows.
	 * @param table the table
	 * @param rows the rows by column name; values are strings, numbers, booleans,
	 * {@code java.time} values, {@code byte[]}, {@code UUID}s, {@link SqlValue}s or
	 * {@code null}. A column that a row leaves out is NULL there
	 */
	public void bulkInsert(String table, List<? extends Map<String, ?>> rows) {
		if (rows.isEmpty()) {
			return;
		}
		Set<String> columns = new LinkedHashSet<>();
		rows.forEach((row) -> columns.addAll(row.keySet()));
		List<List<SqlValue>> values = new ArrayList<>();
		for (Map<String, ?> row : rows) {
			values.add(columns.stream().map((column) -> SqlValue.of(row.get(column))).toList());
		}
		apply(new BulkInsert(name(table), List.copyOf(columns), values));
	}

	/**
	 * Insert rows, in the order of the columns.
	 * @param table the table
	 * @param columns the columns
	 * @param rows the values of each row, one for each column, of the same kinds as above
	 */
	public void bulkInsert(String table, List<String> columns, List<? extends List<?>> rows) {
		if (rows.isEmpty()) {
			return;
		}
		List<List<SqlValue>> values = new ArrayList<>();
		for (List<?> row : rows) {
			values.add(row.stream().map((value) -> SqlValue.of(value)).toList());
		}
		apply(new BulkInsert(name(table), columns, values));
	}

	/**
	 * Run SQL.
	 * @param sql one statement or several, in the database's own words
	 */
	public void execute(String sql) {
		apply(new ExecuteSql(sql, "", 1, null));
	}

	/**
	 * Run SQL, saying how to undo it, so that the downgrade can be derived.
	 * @param sql one statement or several, in the database's own words
	 * @param inverse one statement or several that undo it
	 */
	public void execute(String sql, String inverse) {
		apply(new ExecuteSql(sql, "", 1, inverse));
	}

	/**
	 * Update many rows in batches, outside of a transaction: what went before is
	 * committed, and so is each batch. A script has one UPDATE in its place.
	 * @param backfill what to do
	 */
	public void backfill(Backfill backfill) {
		this.sink.backfill(backfill);
	}

	/**
	 * Read and write data with Spring's client on the migration's own connection, in the
	 * revision's transaction.
	 * @return the client
	 */
	public JdbcClient jdbc() {
		return this.sink.jdbc();
	}

	/**
	 * Change a table in one go; it is rebuilt where the database cannot make a change in
	 * place (SQLite), or where that is asked for.
	 * @param table the table
	 * @param changes says the changes
	 */
	public void batchAlterTable(String table, Consumer<BatchOperations> changes) {
		BatchOperations batch = new BatchOperations(name(table), this.sink);
		changes.accept(batch);
		apply(batch.toOperation());
	}

	/**
	 * Run a block outside of a transaction: what went before is committed, each statement
	 * of the block by itself, and a new transaction begins after it.
	 * @param block calls operations
	 */
	public void autocommit(Runnable block) {
		this.sink.autocommit(block);
	}

	/**
	 * Whether SQL is only written, not run, so that nothing can be read from a database.
	 * @return {@code true} while a script is written
	 */
	public boolean isOffline() {
		return this.sink.isOffline();
	}

	/**
	 * Run a block on a database only. A script that is written instead gets a comment in
	 * its place, which says that something is missing there.
	 * @param purpose what the block does, for people who run such a script
	 * @param block calls operations, and may read and write data
	 */
	public void online(String purpose, Runnable block) {
		this.sink.online(purpose, block);
	}

	/**
	 * Create a sequence.
	 * @param sequence the sequence
	 */
	public void createSequence(Sequence sequence) {
		apply(new CreateSequence(qualified(sequence), false));
	}

	/**
	 * Create a sequence if it is not there.
	 * @param sequence the sequence
	 */
	public void createSequenceIfNotExists(Sequence sequence) {
		apply(new CreateSequence(qualified(sequence), true));
	}

	/**
	 * Change a sequence.
	 * @param changes the sequence with what is new: its first value, its distance
	 */
	public void alterSequence(Sequence changes) {
		apply(new AlterSequence(qualified(changes), null, null));
	}

	/**
	 * Change a sequence, saying what it was, so that the downgrade can be derived.
	 * @param existing the sequence as it is
	 * @param changes the sequence with what is new: its first value, its distance
	 */
	public void alterSequence(Sequence existing, Sequence changes) {
		apply(new AlterSequence(qualified(changes), null, qualified(existing)));
	}

	/**
	 * Let a sequence go on elsewhere.
	 * @param name the sequence
	 * @param next the value that it gives next
	 */
	public void restartSequence(String name, long next) {
		apply(new AlterSequence(new Sequence(this.schema, name, null, null), next, null));
	}

	/**
	 * Drop a sequence.
	 * @param name the sequence
	 */
	public void dropSequence(String name) {
		apply(new DropSequence(this.schema, name, false, null));
	}

	/**
	 * Drop a sequence, saying what it was, so that the downgrade can be derived.
	 * @param existing the sequence as it is
	 */
	public void dropSequence(Sequence existing) {
		Sequence sequence = qualified(existing);
		apply(new DropSequence(sequence.schema(), sequence.name(), false, sequence));
	}

	/**
	 * Drop a sequence if it is there.
	 * @param name the sequence
	 */
	public void dropSequenceIfExists(String name) {
		apply(new DropSequence(this.schema, name, true, null));
	}

	/**
	 * Drop a sequence if it is there, saying what it was, so that the downgrade can be
	 * derived.
	 * @param existing the sequence as it is
	 */
	public void dropSequenceIfExists(Sequence existing) {
		Sequence sequence = qualified(existing);
		apply(new DropSequence(sequence.schema(), sequence.name(), true, sequence));
	}

	/**
	 * Create a schema.
	 * @param name the schema
	 */
	public void createSchema(String name) {
		apply(new CreateSchema(name, false));
	}

	/**
	 * Create a schema if it is not there.
	 * @param name the schema
	 */
	public void createSchemaIfNotExists(String name) {
		apply(new CreateSchema(name, true));
	}

	/**
	 * Drop a schema that is empty.
	 * @param name the schema
	 */
	public void dropSchema(String name) {
		apply(new DropSchema(name, false));
	}

	/**
	 * Drop a schema if it is there; it has to be empty.
	 * @param name the schema
	 */
	public void dropSchemaIfExists(String name) {
		apply(new DropSchema(name, true));
	}

	/**
	 * Create an enum type (PostgreSQL).
	 * @param name the type
	 * @param values the words, in order
	 */
	public void createEnum(String name, String... values) {
		apply(new CreateEnum(new ColumnType.Enumeration(this.schema, name, List.of(values), true)));
	}

	/**
	 * Drop an enum type (PostgreSQL).
	 * @param name the type
	 * @param existing the words as they are, so that the downgrade can be derived; none
	 * to leave that unsaid
	 */
	public void dropEnum(String name, String... existing) {
		apply(new DropEnum(this.schema, name, false, words(name, existing)));
	}

	/**
	 * Drop an enum type if it is there (PostgreSQL).
	 * @param name the type
	 * @param existing the words as they are, so that the downgrade can be derived; none
	 * to leave that unsaid
	 */
	public void dropEnumIfExists(String name, String... existing) {
		apply(new DropEnum(this.schema, name, true, words(name, existing)));
	}

	private ColumnType.@Nullable Enumeration words(String name, String... existing) {
		return (existing.length > 0) ? new ColumnType.Enumeration(this.schema, name, List.of(existing), true) : null;
	}

	/**
	 * Add a word behind the others of an enum type (PostgreSQL).
	 * @param name the type
	 * @param value the new word
	 */
	public void addEnumValue(String name, String value) {
		apply(new AddEnumValue(this.schema, name, value, false, null));
	}

	/**
	 * Add a word before another one of an enum type (PostgreSQL).
	 * @param name the type
	 * @param value the new word
	 * @param neighbour the other word
	 */
	public void addEnumValueBefore(String name, String value, String neighbour) {
		apply(new AddEnumValue(this.schema, name, value, false, new ColumnPosition(true, neighbour)));
	}

	/**
	 * Add a word behind another one of an enum type (PostgreSQL).
	 * @param name the type
	 * @param value the new word
	 * @param neighbour the other word
	 */
	public void addEnumValueAfter(String name, String value, String neighbour) {
		apply(new AddEnumValue(this.schema, name, value, false, new ColumnPosition(false, neighbour)));
	}

	/**
	 * Rename a word of an enum type (PostgreSQL).
	 * @param name the type
	 * @param from the word
	 * @param to its new spelling
	 */
	public void renameEnumValue(String name, String from, String to) {
		apply(new RenameEnumValue(this.schema, name, from, to));
	}

	static String nameOf(Constraint constraint) {
		String name = constraint.name();
		if (name == null) {
			throw new IllegalArgumentException(
					"A constraint is dropped by its name, but this " + constraint.kind() + " has none: call named(…)");
		}
		return name;
	}

	private @Nullable Table before(String table, TableElement... existing) {
		return (existing.length > 0) ? Table.of(name(table), List.of(existing)) : null;
	}

	private TableName name(String table) {
		return new TableName(this.schema, table);
	}

	private IndexDefinition qualified(IndexDefinition index) {
		TableName table = index.table();
		if (table == null || table.schema() != null || this.schema == null) {
			return index;
		}
		return index.onTable(name(table.name()));
	}

	private Sequence qualified(Sequence sequence) {
		return (sequence.schema() != null) ? sequence
				: new Sequence(this.schema, sequence.name(), sequence.start(), sequence.increment());
	}

}
