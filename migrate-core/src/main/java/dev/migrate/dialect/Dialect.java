package dev.migrate.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import dev.migrate.operation.Operation;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.sql.SqlStatement;
import dev.migrate.sql.SqlSyntax;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * All that differs between databases. Thread-safe and without state.
 */
public interface Dialect {

	/**
	 * The name in sections of SQL files and in {@code op.dialect()}.
	 * @return {@code postgresql}, {@code mysql}, {@code mariadb}, {@code h2} or
	 * {@code sqlite}
	 */
	String name();

	/**
	 * The database's name as its makers write it, for messages.
	 * @return the name, such as {@code PostgreSQL}
	 */
	String productName();

	/**
	 * Whether DDL takes part in transactions. Where it does, a failed revision leaves
	 * nothing behind; where it does not, each DDL statement commits what went before.
	 * @return whether a rollback undoes DDL
	 */
	boolean transactionalDdl();

	/**
	 * Whether a text that is longer than its column is refused. Where it is, revision
	 * identifiers are measured before anything runs.
	 * @return whether the length of a column holds
	 */
	default boolean limitsText() {
		return true;
	}

	/**
	 * How SQL text is split into statements.
	 * @return the lexical facts
	 */
	SqlSyntax syntax();

	/**
	 * The statements of an operation, to be run one by one in order. SQL text is split
	 * lazily, so that it may be large; a statement that depends on the live table is
	 * rendered when the one before has run.
	 * @param operation the operation
	 * @param live the database
	 * @return the statements
	 * @throws OperationNotSupportedException if the database cannot do it
	 */
	Iterable<SqlStatement> render(Operation operation, LiveDatabase live);

	/**
	 * An identifier as it stands in a statement: quoted if it is a reserved word, has
	 * upper case letters or anything but letters, digits and underscores, else as it is.
	 * @param identifier the identifier
	 * @return the text
	 * @throws IllegalIdentifierException if the database cannot have it: too long, or
	 * with control characters
	 */
	String quote(String identifier);

	/**
	 * A qualified name as it stands in a statement.
	 * @param name the name
	 * @return the text
	 */
	default String quote(TableName name) {
		return (name.schema() != null) ? quote(name.schema()) + "." + quote(name.name()) : quote(name.name());
	}

	/**
	 * A literal as it stands in a statement, safe whatever it holds.
	 * @param value a string, number, boolean, {@code java.time} value, {@code byte[]},
	 * {@code UUID}, enum constant, or {@code null}
	 * @return the text
	 */
	String literal(@Nullable Object value);

	/**
	 * Reads what is there.
	 * @param jdbc access to the database
	 * @return an inspector
	 */
	SchemaInspector inspector(JdbcOperations jdbc);

	/**
	 * How the enforcement of foreign keys is switched on a connection, where that is
	 * needed to rebuild a table.
	 * @return the switch, or empty if no table is ever rebuilt or no switch is needed
	 */
	default Optional<ForeignKeyEnforcement> foreignKeys() {
		return Optional.empty();
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
	 * The time of the database.
	 * @return an SQL expression of the current time in UTC, without a time zone
	 */
	String utcNow();

	/**
	 * The database user.
	 * @return an SQL expression of text, empty where there are no users
	 */
	String currentUser();

	/**
	 * What a script begins with, so that its statements mean the same whatever the
	 * settings of the session are that runs it.
	 * @param schema the schema that names without one are in, or {@code null} for that of
	 * the session
	 * @return the statements
	 */
	List<String> scriptPreamble(@Nullable String schema);

	/**
	 * How the database's own client runs a script, ending at the first error.
	 * @return the command, for people
	 */
	String scriptCommand();

	/**
	 * Where an unqualified name leads to.
	 * @param table the name of a table
	 * @return an SQL expression of text: the schema in which the table is, or, if there
	 * is none of that name, would be created
	 */
	String schemaOf(String table);

	/**
	 * A type as DDL spells it, in the normal form in which an inspector reads it. The
	 * words of an enum without a name have the name {@code enum}, which
	 * {@link #normalize} replaces by that of the column.
	 * @param sql the type, such as {@code float(53)} or
	 * {@code timestamp(6) with time zone}
	 * @return the type; {@link dev.migrate.schema.TypeName#VERBATIM} if no other says
	 * exactly that
	 */
	ColumnType type(String sql);

	/**
	 * A type as DDL writes it.
	 * @param type the type
	 * @param collation the collation, or {@code null} for the default
	 * @return the text
	 */
	String sql(ColumnType type, @Nullable String collation);

	/**
	 * Whether a column whose type becomes one of another kind has to say how its values
	 * are converted.
	 * @return whether it does, so that {@code using(…)} is needed
	 */
	default boolean needsConversion() {
		return false;
	}

	/**
	 * Whether the comment of a table that is there can be changed.
	 * @return whether it can
	 */
	default boolean changesTableComments() {
		return true;
	}

	/**
	 * Whether a foreign key gets an index that has its name and stays when it goes, and
	 * holds the types of its columns while it is there.
	 * @return whether it does
	 */
	default boolean indexesForeignKeys() {
		return false;
	}

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
	 * Whether enum types have a name of their own and are created before their columns.
	 * @return whether there are such types
	 */
	default boolean namedEnums() {
		return false;
	}

	/**
	 * A place where tables can be created to see what the database makes of them, without
	 * leaving a trace.
	 * @param connection a connection to the database, in autocommit mode
	 * @return the place, or empty where only a database of its own could be one
	 */
	default Optional<Scratch> scratch(Connection connection) {
		return Optional.empty();
	}

	/**
	 * An empty database in memory that is set as another one is, and ends when its last
	 * connection does.
	 * @param connection a connection to the other one
	 * @return the URL, or empty where there are no databases in memory
	 * @throws SQLException if the database fails
	 */
	default Optional<String> memoryDatabase(Connection connection) throws SQLException {
		return Optional.empty();
	}

}
