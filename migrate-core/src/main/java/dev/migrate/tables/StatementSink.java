package dev.migrate.tables;

import java.io.Closeable;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;

import dev.migrate.dialect.RowChange;
import dev.migrate.lang.Internal;
import dev.migrate.schema.SqlValue;
import dev.migrate.sql.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * Takes statements as they are ready to run: runs them, or writes them. Used by one
 * thread for one run.
 */
@Internal
public interface StatementSink {

	/**
	 * Take a statement of a revision.
	 */
	void execute(SqlStatement statement) throws SQLException;

	/**
	 * Take several statements in their order.
	 */
	default void executeAll(List<SqlStatement> statements) throws SQLException {
		for (SqlStatement statement : statements) {
			execute(statement);
		}
	}

	/**
	 * Whether statements that stay in a transaction are better taken together.
	 * @return {@code false} if each is taken by itself
	 */
	default boolean takesTogether() {
		return false;
	}

	/**
	 * Take statements of a revision that stay in its transaction, in their order.
	 * @param failed told which one it is, counted from 0, if one fails; not told if
	 * nobody knows, and nothing is taken together any more
	 * @throws SQLException if one fails
	 */
	default void executeTogether(List<SqlStatement> statements, IntConsumer failed) throws SQLException {
		for (int i = 0; i < statements.size(); i++) {
			failed.accept(i);
			execute(statements.get(i));
		}
	}

	/**
	 * Take the last statements of a revision, changes of our own tables, and commit. Only
	 * where statements are taken together, and changes travel with the commit.
	 * @param failed told which statement the database has refused, counted from 0, or -1
	 * if nobody tells, so that nothing is committed
	 * @return the first change that has not met one row, so that nothing is committed
	 * @throws SQLException if a statement, a change or the commit fails
	 */
	default Optional<RowChange.Missed> commitTogether(List<SqlStatement> statements, List<RowChange> changes,
			IntConsumer failed) throws SQLException {
		throw new UnsupportedOperationException(getClass().getName());
	}

	/**
	 * Take a statement of a revision with values for its parameters. Each means what its
	 * literal would mean there.
	 * @param statement the statement, with parameters such as {@code :name}
	 * @param values the values; those that it does not name are passed over
	 */
	void execute(SqlStatement statement, Map<String, SqlValue> values) throws SQLException;

	/**
	 * Take a statement of a revision that runs once for each row.
	 * @param statement the statement, with parameters such as {@code :name}
	 * @param rows the values of each parameter, once for each time that it runs
	 */
	void executeBatch(SqlStatement statement, List<Map<String, SqlValue>> rows) throws SQLException;

	/**
	 * Take a statement of a revision with the data that follows it.
	 * @param data a {@link java.io.Reader} or {@link java.io.InputStream}; not closed
	 * @return how many rows were loaded
	 * @throws java.sql.SQLFeatureNotSupportedException if there is no such statement, or
	 * no database
	 */
	long copy(String sql, Closeable data) throws SQLException;

	/**
	 * Take a change of rows of our own tables.
	 * @param parameters the values of its parameters; strings, integers or {@code null}
	 * where the statement may be written
	 * @return how many rows it has changed
	 */
	int update(String sql, @Nullable Object... parameters) throws SQLException;

	/**
	 * Take a change of our own tables that may meet any number of rows.
	 * @param parameters the values of its parameters
	 */
	default void updateAny(String sql, @Nullable Object... parameters) throws SQLException {
		update(sql, parameters);
	}

	/**
	 * Leave out something that needs the database itself.
	 * @param purpose what it is, for people
	 */
	void omit(String purpose);

}
