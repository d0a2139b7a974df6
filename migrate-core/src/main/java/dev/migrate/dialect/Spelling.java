package dev.migrate.dialect;

import java.util.List;

import dev.migrate.schema.ColumnType;
import dev.migrate.schema.SqlValue;
import dev.migrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * How a database writes names, values, types and what it is asked for most. Thread-safe.
 */
public interface Spelling {

	/**
	 * An identifier as it stands in a statement: quoted if it is a reserved word, has
	 * upper case letters or anything but letters, digits and underscores, else as it is.
	 * Where words without quotes are stored in upper case, a word that is not says so by
	 * the quotes around it.
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
	 * A name in double quotes, whether it needs them or not.
	 * @param name the name as it is stored
	 * @return the text
	 */
	static String quoted(String name) {
		return '"' + name.replace("\"", "\"\"") + '"';
	}

	/**
	 * A literal as it stands in a statement, safe whatever it holds.
	 * @param value a string, number, boolean, {@code java.time} value, {@code byte[]},
	 * {@code UUID}, enum constant, or {@code null}
	 * @return the text
	 */
	String literal(@Nullable Object value);

	/**
	 * A value as it stands in a statement.
	 * @param value the value; {@code null} is SQL's NULL
	 * @return a literal, or the text of the expression
	 */
	default String value(@Nullable SqlValue value) {
		return (value instanceof SqlValue.Expression expression) ? expression.sql()
				: literal((value instanceof SqlValue.Literal literal) ? literal.value() : null);
	}

	/**
	 * A type as DDL spells it, in the normal form in which an inspector reads it. The
	 * values of an enum without a name have the name {@code enum}, which
	 * {@link Dialect#normalize} replaces by that of the column.
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
	 * A default as DDL writes it.
	 * @param value the value
	 * @param type the type of the column
	 * @return the text
	 */
	String defaultValue(SqlValue value, ColumnType type);

	/**
	 * The time of the database.
	 * @return an SQL expression of the current time in UTC, without a time zone
	 */
	String utcNow();

	/**
	 * How long the transaction has lasted, where changes of our tables travel with the
	 * statements of a revision.
	 * @return an SQL expression of an integer in milliseconds
	 */
	default String transactionMillis() {
		throw new UnsupportedOperationException(
				getClass().getName() + " lets changes travel with statements, and does not override this");
	}

	/**
	 * Let a sequence go on behind values that are there, if it would not do so anyway. A
	 * value is a block of as many as the sequence steps to those who generate in their
	 * own memory, and may be its last one.
	 * @param sequence the sequence, which counts up
	 * @param increment its step
	 * @param largest an SQL expression of the largest value, NULL if there is none
	 * @return the statements; none where there are no sequences
	 */
	default List<String> goOnBehind(TableName sequence, long increment, String largest) {
		return List.of();
	}

	/**
	 * The database user.
	 * @return an SQL expression of text, empty where there are no users
	 */
	String currentUser();

	/**
	 * Where an unqualified name leads to.
	 * @param table the name of a table
	 * @return an SQL expression of text: the schema in which the table is, or, if there
	 * is none of that name, would be created
	 */
	String schemaOf(String table);

	/**
	 * What stands behind the expressions of a query that reads no table.
	 * @return the text with a blank before it; empty where a query needs no table
	 */
	default String fromNothing() {
		return "";
	}

	/**
	 * A query of tables that may be missing, so that there is no result then in place of
	 * a failure, which some drivers would log.
	 * @param query the query
	 * @return a statement that takes no more round trips; the query itself where the
	 * database has none
	 */
	default String unlessMissing(String query) {
		return query;
	}

	/**
	 * Text that stands in a query beside text of other tables, whatever collations these
	 * have.
	 * @param column the column
	 * @return an SQL expression of the same text
	 */
	default String ofAnyCollation(String column) {
		return column;
	}

	/**
	 * What ends a query of which only the first rows are wanted.
	 * @param count how many of them
	 * @return the text with a blank before it
	 */
	default String firstRows(int count) {
		return " limit " + count;
	}

}
