package dev.migrate.operation;

import java.io.InputStream;
import java.io.Reader;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Consumer;

import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnPosition;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Definitions;
import dev.migrate.schema.ExcludeConstraint;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.IndexDefinition;
import dev.migrate.schema.NamingConvention;
import dev.migrate.schema.SchemaObject;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.SqlValue;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableElement;
import dev.migrate.schema.TableName;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a revision can do: {@code op}. Each call runs at once, in order, so Java code
 * between two of them sees the effect of the first.
 * <p>
 * Names are given without quotes; the dialect quotes what needs it. Tables are those of
 * the current schema; {@link #inSchema} gives the same operations for another one. Where
 * a {@code drop…} takes a definition in place of a name, the downgrade of the revision
 * can be derived. What may be there already, or may be absent, is said before the call:
 * {@code op.ifNotExists().createTable(…)}, {@code op.ifExists().dropTable(…)}. Used by
 * one thread, within the revision's method.
 */
public final class Operations implements CreateOperations, DropOperations, ObjectOperations {

	private final OperationSink sink;

	private final @Nullable String schema;

	private final boolean conditional;

	private final ConventionalNames names;

	Operations(OperationSink sink) {
		this(sink, null, false, new ConventionalNames(NamingConvention.NONE));
	}

	private Operations(OperationSink sink, @Nullable String schema, boolean conditional, ConventionalNames names) {
		this.names = names;
		this.sink = sink;
		this.schema = schema;
		this.conditional = conditional;
	}

	/**
	 * The same operations for the tables of a schema.
	 * @param schema the schema
	 * @return operations of that schema
	 */
	public Operations inSchema(String schema) {
		return new Operations(this.sink, schema, this.conditional, this.names);
	}

	/**
	 * The same operations with another naming convention than that of the application.
	 * @param patterns patterns by the keys of SQLAlchemy's naming convention, such as
	 * {@code uq}
	 * @return operations whose constraints and indexes it names
	 */
	public Operations naming(Map<String, String> patterns) {
		return new Operations(this.sink, this.schema, this.conditional,
				new ConventionalNames(new NamingConvention(patterns)));
	}

	/**
	 * The same operations with names as they are given: a pattern of the naming
	 * convention that is put around them is not. What has no name is named as ever.
	 * @return operations whose names are final
	 */
	public Operations finalNames() {
		return naming(this.names.naming().ofUnnamed());
	}

	/**
	 * Leave alone, in the one call that follows, what is there already.
	 * @return what can be created
	 */
	public CreateOperations ifNotExists() {
		return new Operations(this.sink, this.schema, true, this.names);
	}

	/**
	 * Drop, in the one call that follows, only what is there.
	 * @return what can be dropped
	 */
	public DropOperations ifExists() {
		return new Operations(this.sink, this.schema, true, this.names);
	}

	/**
	 * The name of the dialect that this runs on.
	 * @return {@code postgresql}, {@code mysql}, {@code mariadb}, {@code h2},
	 * {@code sqlite} or {@code hsqldb}
	 */
	public String dialect() {
		return this.sink.dialect();
	}

	/**
	 * Apply an operation that was made elsewhere, such as one of a recording, with its
	 * names as they are. All kinds have a method here.
	 * @param operation the operation
	 */
	public void apply(Operation operation) {
		this.sink.apply(operation);
	}

	/**
	 * Apply an operation of your own.
	 * @param operation the operation
	 * @throws CustomOperationException if it fails to say what it does
	 */
	public void apply(OwnOperation operation) {
		apply(CustomOperation.of(operation, dialect(), this.schema, this.names.naming().patterns()));
	}

	/**
	 * Change a table without naming it in each call; each change is made at once.
	 * @param table the table
	 * @param changes says the changes
	 */
	public void table(String table, Consumer<TableOperations> changes) {
		changes.accept(of(table));
	}

	/**
	 * Change a table in one go; it is rebuilt where the database cannot make a change in
	 * place (SQLite). The changes are made when the function returns.
	 * @param table the table
	 * @param changes says the changes
	 */
	public void batchAlterTable(String table, Consumer<TableOperations> changes) {
		batchAlterTable(table, BatchOptions.DEFAULT, changes);
	}

	/**
	 * Change a table in one go, saying whether and how to rebuild it. The changes are
	 * made when the function returns.
	 * @param table the table
	 * @param options whether and how to rebuild it
	 * @param changes says the changes
	 */
	public void batchAlterTable(String table, BatchOptions options, Consumer<TableOperations> changes) {
		List<Operation> all = new ArrayList<>();
		changes.accept(new TableOperations(name(table), all::add, false));
		make(new BatchAlterTable(name(table), all, options));
	}

	@Override
	public void createTable(String table, TableElement... elements) {
		make(new CreateTable(Table.of(name(table), List.of(elements)), this.conditional));
	}

	@Override
	public void dropTable(String table, TableElement... existing) {
		make(new DropTable(name(table), this.conditional,
				(existing.length > 0) ? Table.of(name(table), List.of(existing)) : null));
	}

	/**
	 * Rename a table within its schema.
	 * @param from the table
	 * @param to its new name
	 */
	public void renameTable(String from, String to) {
		apply(new RenameTable(name(from), to));
	}

	@Override
	public void addColumn(String table, Column column) {
		of(table).addColumn(column);
	}

	@Override
	public void addColumn(String table, Column column, ColumnPosition position) {
		of(table).addColumn(column, position);
	}

	@Override
	public void dropColumn(String table, String column) {
		of(table).dropColumn(column);
	}

	@Override
	public void dropColumn(String table, Column existing) {
		of(table).dropColumn(existing);
	}

	/**
	 * Alter a column. SQLite rebuilds the table for it, as it does for constraints;
	 * several such changes of a table are one rebuild in {@link #batchAlterTable}.
	 * @param table the table
	 * @param column the column
	 * @param alteration says what changes
	 */
	public void alterColumn(String table, String column, Consumer<ColumnAlteration> alteration) {
		of(table).alterColumn(column, alteration);
	}

	/**
	 * Rename a column.
	 * @param table the table
	 * @param from the column
	 * @param to its new name
	 */
	public void renameColumn(String table, String from, String to) {
		of(table).renameColumn(from, to);
	}

	@Override
	public void createIndex(@Nullable String name, String table, String... columns) {
		of(table).createIndex(name, columns);
	}

	@Override
	public void createIndex(IndexDefinition index) {
		of(index).createIndex(index);
	}

	@Override
	public void dropIndex(String name, String table) {
		of(table).dropIndex(name);
	}

	@Override
	public void dropIndex(IndexDefinition existing) {
		of(existing).dropIndex(existing);
	}

	/**
	 * Add a primary key to a table that exists.
	 * @param name the name, or {@code null} for that of the naming convention
	 * @param table the table
	 * @param columns the columns
	 */
	public void createPrimaryKey(@Nullable String name, String table, String... columns) {
		of(table).createPrimaryKey(name, columns);
	}

	/**
	 * Add a unique constraint to a table that exists.
	 * @param name the name, or {@code null} for that of the naming convention
	 * @param table the table
	 * @param columns the columns
	 */
	public void createUniqueConstraint(@Nullable String name, String table, String... columns) {
		of(table).createUniqueConstraint(name, columns);
	}

	/**
	 * Add a foreign key to a table that exists.
	 * @param table the referring table
	 * @param foreignKey the foreign key
	 */
	public void createForeignKey(String table, ForeignKey foreignKey) {
		of(table).createForeignKey(foreignKey);
	}

	/**
	 * Add a check constraint to a table that exists.
	 * @param name the name, or {@code null} for that of the naming convention
	 * @param table the table
	 * @param condition SQL, taken as it is
	 */
	public void createCheckConstraint(@Nullable String name, String table, String condition) {
		of(table).createCheckConstraint(name, condition);
	}

	/**
	 * Add an exclude constraint to a table that exists (PostgreSQL).
	 * @param table the table
	 * @param constraint the constraint
	 */
	public void createExcludeConstraint(String table, ExcludeConstraint constraint) {
		of(table).createExcludeConstraint(constraint);
	}

	/**
	 * Add a constraint to a table that exists.
	 * @param table the table
	 * @param constraint the constraint
	 */
	public void addConstraint(String table, Constraint constraint) {
		of(table).addConstraint(constraint);
	}

	@Override
	public void dropConstraint(String name, String table) {
		of(table).dropConstraint(name);
	}

	@Override
	public void dropConstraint(String name, String table, Constraint.Kind kind) {
		of(table).dropConstraint(name, kind);
	}

	@Override
	public void dropConstraint(String table, Constraint existing) {
		of(table).dropConstraint(existing);
	}

	/**
	 * Set a table's comment.
	 * @param table the table
	 * @param comment the comment
	 */
	public void createTableComment(String table, String comment) {
		of(table).createTableComment(comment);
	}

	/**
	 * Set a table's comment, saying what it was, so that the downgrade can be derived.
	 * @param table the table
	 * @param comment the comment
	 * @param existing the comment as it is, or {@code null} for none
	 */
	public void createTableComment(String table, String comment, @Nullable String existing) {
		of(table).createTableComment(comment, existing);
	}

	/**
	 * Remove a table's comment.
	 * @param table the table
	 */
	public void dropTableComment(String table) {
		of(table).dropTableComment();
	}

	/**
	 * Remove a table's comment, saying what it was, so that the downgrade can be derived.
	 * @param table the table
	 * @param existing the comment as it is, or {@code null} for none
	 */
	public void dropTableComment(String table, @Nullable String existing) {
		of(table).dropTableComment(existing);
	}

	/**
	 * Insert rows.
	 * @param table the table
	 * @param rows the rows by column name; values are strings, numbers, booleans,
	 * {@code java.time} values, {@code byte[]}, {@code UUID}s, {@link SqlValue}s or
	 * {@code null}. A column that a row leaves out is NULL there. The columns stand in
	 * the order of a {@link LinkedHashMap} or {@link SortedMap}, those of another map in
	 * that of their names
	 */
	public void bulkInsert(String table, List<? extends Map<String, ?>> rows) {
		if (rows.isEmpty()) {
			return;
		}
		Set<String> columns = new LinkedHashSet<>();
		rows.forEach((row) -> columns.addAll(isOrdered(row) ? row.keySet() : new TreeSet<>(row.keySet())));
		List<List<SqlValue>> values = new ArrayList<>();
		for (Map<String, ?> row : rows) {
			values.add(columns.stream().map((column) -> SqlValue.of(row.get(column))).toList());
		}
		apply(new BulkInsert(name(table), List.copyOf(columns), values));
	}

	/**
	 * Another map gives its keys in an order that may differ from process to process.
	 */
	private static boolean isOrdered(Map<String, ?> row) {
		return row instanceof LinkedHashMap || row instanceof SortedMap;
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
	 * Run SQL with values for its parameters. Each means what its literal means in that
	 * place, in a script as in a run; only bytes and long text are bound.
	 * @param sql one statement or several, with parameters such as {@code :name}
	 * @param parameters the value of each parameter, of the same kinds as in
	 * {@link #bulkInsert}
	 * @throws dev.migrate.sql.ParametersException if a parameter has no value, or a value
	 * no parameter
	 */
	public void execute(String sql, Map<String, ?> parameters) {
		if (parameters.isEmpty()) {
			throw new IllegalArgumentException("'parameters' must not be empty: without any, call execute(sql)");
		}
		apply(new ExecuteSql(sql, "", 1, null, values(parameters)));
	}

	/**
	 * Run one statement for each of many rows, as a batch of JDBC. A script has a
	 * statement for each row. Values are bound, so that the database has to know the type
	 * of each parameter from where it stands; where it does not, such as in
	 * {@code jsonb_build_object('k', cast(:v as text))}, a cast says it.
	 * @param sql one statement, with parameters such as {@code :name}
	 * @param rows the value of each parameter, for each row; of the same kinds as in
	 * {@link #bulkInsert}. On databases where a literal of {@code java.time} is not a
	 * string, rows that differ in one are batches of their own
	 * @throws dev.migrate.sql.ParametersException if a parameter has no value, or a value
	 * no parameter
	 */
	public void executeBatch(String sql, List<? extends Map<String, ?>> rows) {
		this.sink.executeBatch(sql, rows.stream().map(Operations::values).toList());
	}

	private static Map<String, SqlValue> values(Map<String, ?> parameters) {
		Map<String, SqlValue> values = new LinkedHashMap<>();
		parameters.forEach((name, value) -> values.put(name, SqlValue.of(value)));
		return values;
	}

	/**
	 * Load rows by the database's own bulk format, inside the revision's transaction
	 * (PostgreSQL).
	 * @param sql such as {@code copy users from stdin (format csv)}
	 * @param data what follows that statement; read to its end, not closed
	 * @return how many rows were loaded
	 * @throws dev.migrate.dialect.OperationNotSupportedException on other databases
	 */
	public long copy(String sql, Reader data) {
		return this.sink.copy(sql, data);
	}

	/**
	 * Load rows by the database's own bulk format, inside the revision's transaction
	 * (PostgreSQL).
	 * @param sql such as {@code copy users from stdin (format binary)}
	 * @param data what follows that statement; read to its end, not closed
	 * @return how many rows were loaded
	 * @throws dev.migrate.dialect.OperationNotSupportedException on other databases
	 */
	public long copy(String sql, InputStream data) {
		return this.sink.copy(sql, data);
	}

	/**
	 * The migration's own connection, in the revision's transaction, for what plain JDBC
	 * is needed for. Transaction and connection are not the revision's to end:
	 * {@code commit}, {@code rollback} without a savepoint, {@code setAutoCommit} and
	 * {@code close} are refused.
	 * @return the connection; {@code unwrap} gives the driver's
	 */
	public Connection connection() {
		return this.sink.connection();
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

	@Override
	public void createSequence(Sequence sequence) {
		apply(new CreateSequence(qualified(sequence), this.conditional));
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
		restartSequence(Definitions.sequence(name), next);
	}

	/**
	 * Change a sequence and let it go on elsewhere.
	 * @param changes the sequence with what is new: its first value, its distance
	 * @param next the value that it gives next
	 */
	public void restartSequence(Sequence changes, long next) {
		apply(new AlterSequence(qualified(changes), next, null));
	}

	@Override
	public void dropSequence(String name) {
		apply(new DropSequence(this.schema, name, this.conditional, null));
	}

	@Override
	public void dropSequence(Sequence existing) {
		Sequence sequence = qualified(existing);
		apply(new DropSequence(sequence.schema(), sequence.name(), this.conditional, sequence));
	}

	@Override
	public void createSchema(String name) {
		apply(new CreateSchema(name, this.conditional));
	}

	@Override
	public void dropSchema(String name) {
		apply(new DropSchema(name, this.conditional));
	}

	/**
	 * Create an enum type (PostgreSQL).
	 * @param name the type
	 * @param values the values, in order
	 */
	public void createEnum(String name, String... values) {
		apply(new CreateEnum(new ColumnType.Enumeration(this.schema, name, List.of(values), true)));
	}

	@Override
	public void dropEnum(String name, String... existing) {
		apply(new DropEnum(this.schema, name, this.conditional,
				(existing.length > 0) ? new ColumnType.Enumeration(this.schema, name, List.of(existing), true) : null));
	}

	@Override
	public void addEnumValue(String name, String value) {
		apply(new AddEnumValue(this.schema, name, value, this.conditional, null));
	}

	@Override
	public void addEnumValue(String name, String value, ColumnPosition position) {
		apply(new AddEnumValue(this.schema, name, value, this.conditional, position));
	}

	/**
	 * Rename a value of an enum type (PostgreSQL).
	 * @param name the type
	 * @param from the value
	 * @param to its new spelling
	 */
	public void renameEnumValue(String name, String from, String to) {
		apply(new RenameEnumValue(this.schema, name, from, to));
	}

	void create(SchemaObject.Kind kind, SchemaObject object) {
		apply(new CreateObject(checked(kind, object)));
	}

	void replace(SchemaObject.Kind kind, @Nullable SchemaObject existing, SchemaObject object) {
		apply(new ReplaceObject(checked(kind, object), (existing != null) ? checked(kind, existing) : null));
	}

	void drop(SchemaObject.Kind kind, SchemaObject object) {
		apply(new DropObject(checked(kind, object), this.conditional));
	}

	private SchemaObject checked(SchemaObject.Kind kind, SchemaObject object) {
		if (object.kind() != kind) {
			throw new IllegalArgumentException("'" + object + "' must be a " + kind);
		}
		return (object.schema() != null) ? object : object.inSchema(this.schema);
	}

	private void make(Operation operation) {
		operation.accept(this.names).forEach(this.sink::apply);
	}

	private TableOperations of(String table) {
		return new TableOperations(name(table), this::make, this.conditional);
	}

	private TableOperations of(IndexDefinition index) {
		TableName table = index.requiredTable();
		return new TableOperations((table.schema() != null) ? table : name(table.name()), this::make, this.conditional);
	}

	private TableName name(String table) {
		return new TableName(this.schema, table);
	}

	private Sequence qualified(Sequence sequence) {
		return (sequence.schema() != null) ? sequence
				: new Sequence(this.schema, sequence.name(), sequence.start(), sequence.increment());
	}

}
