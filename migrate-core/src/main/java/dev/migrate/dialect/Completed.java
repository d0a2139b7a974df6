package dev.migrate.dialect;

import java.util.List;

import dev.migrate.operation.Operation;
import dev.migrate.sql.SqlStatement;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * An operation with all that its statements depend on: what it does not say itself has
 * been read from the database. {@link Dialect#complete} makes it.
 */
public interface Completed {

	/**
	 * The statements. Asks nobody: neither the database nor anything that changes.
	 * @return the statements in order; those of SQL text are split as they are asked for,
	 * so that it may be large
	 */
	Iterable<SqlStatement> statements();

	/**
	 * Look, once the statements have run, whether something else is broken by them that
	 * the database does not look at itself.
	 * @param jdbc access to the database
	 * @throws OperationNotSupportedException if there is, so that all has to be undone
	 */
	default void verify(JdbcOperations jdbc) {
	}

	/**
	 * An operation that says all that its statements depend on, or nothing to do.
	 *
	 * @param operation the operation
	 * @param statements its statements
	 */
	record InItself(Operation operation, Iterable<SqlStatement> statements) implements Completed {

		/**
		 * An operation that leaves nothing to do.
		 * @param operation the operation
		 * @return the operation without statements
		 */
		public static Completed nothing(Operation operation) {
			return new InItself(operation, List.of());
		}

	}

}
