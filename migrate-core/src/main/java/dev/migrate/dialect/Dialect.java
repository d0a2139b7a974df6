package dev.migrate.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import dev.migrate.schema.Sequence;
import dev.migrate.operation.Operation;
import dev.migrate.schema.Table;
import dev.migrate.sql.SqlStatement;
import dev.migrate.sql.SqlSyntax;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * All that differs between databases. Thread-safe and without state.
 * <p>
 * This is what somebody implements to bring a database that we do not know: given to
 * {@code Migrator.builder(…).dialect(…)}, or as a bean. It is no part of the API that is
 * promised: a later version may ask more.
 */
public interface Dialect {

	/**
	 * The name in sections of SQL files and in {@code op.dialect()}.
	 * @return the name in lower case, such as {@code postgresql}
	 */
	String name();

	/**
	 * The names whose sections of SQL files, variants of types and options of tables
	 * count here.
	 * @return its own name, then those of dialects that it understands as well
	 */
	default List<String> names() {
		return List.of(name());
	}

	/**
	 * The database's name as its makers write it, for messages.
	 * @return the name, such as {@code PostgreSQL}
	 */
	String productName();

	/**
	 * Whether this is the dialect of a database.
	 * @param product what is at the other end of a connection
	 * @return whether it is; no product has two dialects
	 * @throws SQLException if the database does not answer
	 */
	Recognition recognises(DatabaseProduct product) throws SQLException;

	/**
	 * What the database does in another way than most.
	 * @return the facts that hold
	 */
	Set<DialectFact> facts();

	/**
	 * Whether a fact holds.
	 * @param fact the fact
	 * @return whether it does
	 */
	default boolean has(DialectFact fact) {
		return facts().contains(fact);
	}

	/**
	 * Which names there are once in a schema.
	 * @return the names; those of the standard if a dialect does not say more
	 */
	default NameScopes nameScopes() {
		return NameScopes.STANDARD;
	}

	/**
	 * How SQL text is split into statements, and what they do to their transaction.
	 * @return the lexical facts
	 */
	SqlSyntax syntax();

	/**
	 * Whether DDL takes part in transactions, as the rules of its SQL say. Where it does,
	 * a failed revision leaves nothing behind; where it does not, each DDL statement
	 * commits what went before.
	 * @return whether a rollback undoes DDL
	 */
	default boolean transactionalDdl() {
		return !syntax().rules().ddlCommits();
	}

	/**
	 * Whether a statement that the database refuses may have done some of its work, which
	 * stays: on some of the objects that it names, or before what was refused.
	 * @param statement a statement that commits by itself
	 * @return {@code false} if it is done as a whole or not at all, as statements are
	 * where a dialect does not say more
	 */
	default boolean worksInParts(SqlStatement statement) {
		return false;
	}

	/**
	 * Whether a schema is one that the database has for itself, in which nothing of ours
	 * may be.
	 * @param schema the name as revisions write it
	 * @return whether it is; that of the standard if a dialect does not say more
	 */
	default boolean isSystemSchema(String schema) {
		return schema.equalsIgnoreCase("information_schema");
	}

	/**
	 * Whether a session that is not in autocommit mode has a transaction in which
	 * something has happened.
	 * @param connection the session
	 * @return {@code false} as well if the database does not tell
	 * @throws SQLException if the database fails
	 */
	default boolean hasOpenTransaction(Connection connection) throws SQLException {
		return false;
	}

	/**
	 * How names, values and types are written.
	 * @return the spelling
	 */
	Spelling spelling();

	/**
	 * What becomes of values when the type of their column changes.
	 * @return the conversions
	 */
	default TypeConversions conversions() {
		return TypeConversions.BY_ITSELF;
	}

	/**
	 * The changes that an operation is made of. Each is completed when those before it
	 * have run.
	 * @param operation the operation
	 * @return the operation itself, or the changes of a batch
	 * @throws OperationNotSupportedException if the database cannot do it
	 */
	List<Operation> changes(Operation operation);

	/**
	 * Ask the database for what a change does not say and its statements depend on.
	 * @param change one of the {@link #changes} of an operation
	 * @param live the database, or what is known without it
	 * @return the change with all that its statements depend on
	 * @throws OperationNotSupportedException if the database cannot do it
	 * @throws NeedsDatabaseException if what is not said is not known
	 */
	Completed complete(Operation change, LiveDatabase live);

	/**
	 * Give the statements of an operation to who runs, writes or shows them.
	 * @param operation the operation
	 * @param live the database, or what is known without it
	 * @param sink takes each statement; where it runs them, it has when it returns
	 * @throws OperationNotSupportedException if the database cannot do it
	 * @throws NeedsDatabaseException if what is not said is not known
	 */
	default void render(Operation operation, LiveDatabase live, Consumer<SqlStatement> sink) {
		for (Operation change : changes(operation)) {
			live.perform(this, change, (statements) -> statements.forEach(sink));
		}
	}

	/**
	 * The statements of an operation that says all that they depend on.
	 * @param operation the operation
	 * @return the statements
	 * @throws OperationNotSupportedException if the database cannot do it
	 * @throws NeedsDatabaseException if it does not say all
	 */
	default List<SqlStatement> ddl(Operation operation) {
		List<SqlStatement> statements = new ArrayList<>();
		render(operation, LiveDatabase.none(), statements::add);
		return statements;
	}

	/**
	 * Reads what is there.
	 * @param jdbc access to the database
	 * @return an inspector
	 */
	SchemaInspector inspector(JdbcOperations jdbc);

	/**
	 * What a table has that operations made of what an inspector reads would lose.
	 * @param jdbc access to the database
	 * @param table the table as an inspector reads it
	 * @return what it has, in an order in which it can be made again
	 */
	default List<ServerWords> unsaid(JdbcOperations jdbc, Table table) {
		return List.of();
	}

	/**
	 * What makes a sequence again where operations made of what an inspector reads would
	 * make another one.
	 * @param jdbc access to the database
	 * @param sequence the sequence as an inspector reads it
	 * @return the statements in order, none where an operation says all
	 */
	default List<String> unsaid(JdbcOperations jdbc, Sequence sequence) {
		return List.of();
	}

	/**
	 * Migrate through a connection.
	 * @param connection the connection; it belongs to the session from now on
	 * @param settings how the session behaves
	 * @return the session
	 * @throws SQLException if the database fails
	 */
	MigrationSession session(Connection connection, SessionSettings settings) throws SQLException;

	/**
	 * What failures of this database mean.
	 * @return the failures
	 */
	SqlFailures failures();

	/**
	 * A table as an inspector would read it after it was created, as far as that can be
	 * said without asking a database: constraints beside columns, types and literals in
	 * normal form, what is the default left out. What an inspector has read stays as it
	 * is.
	 * @param table the table
	 * @return the table in normal form
	 */
	Table normalize(Table table);

	/**
	 * How files of SQL are written and run.
	 * @return the facts
	 */
	ScriptFacts script();

	/**
	 * Where something can be tried without leaving a trace.
	 * @return the space
	 */
	ScratchSpace scratch();

}
