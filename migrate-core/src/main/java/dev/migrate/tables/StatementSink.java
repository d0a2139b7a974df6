package dev.migrate.tables;

import java.sql.SQLException;

import dev.migrate.sql.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * Takes statements as they are ready to run: runs them, or writes them. Used by one
 * thread for one run.
 */
public interface StatementSink {

	/**
	 * Take a statement of a revision.
	 * @param statement the statement
	 * @throws SQLException if the database fails
	 */
	void execute(SqlStatement statement) throws SQLException;

	/**
	 * Take a change of rows of our own tables.
	 * @param sql the statement
	 * @param parameters the values of its parameters; strings, integers or {@code null}
	 * where the statement may be written
	 * @return how many rows it has changed
	 * @throws SQLException if the database fails
	 */
	int update(String sql, @Nullable Object... parameters) throws SQLException;

	/**
	 * Leave out something that needs the database itself.
	 * @param purpose what it is, for people
	 */
	void omit(String purpose);

}
