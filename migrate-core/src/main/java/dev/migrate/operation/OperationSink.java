package dev.migrate.operation;

import java.io.InputStream;
import java.io.Reader;
import java.sql.Connection;
import java.util.List;
import java.util.Map;

import dev.migrate.lang.Internal;
import dev.migrate.schema.SqlValue;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Takes operations as a revision makes them: runs them, or keeps them. Used by one thread
 * for one revision.
 */
@Internal
public interface OperationSink {

	/**
	 * What a revision calls to make operations through this sink.
	 * @return operations of the current schema
	 */
	default Operations operations() {
		return new Operations(this);
	}

	/**
	 * Take one operation; where it is run, it has been run when this returns.
	 * @param operation the operation
	 */
	void apply(Operation operation);

	/**
	 * Run a block outside of a transaction: what went before is committed, and a new
	 * transaction begins after it.
	 * @param block makes operations through this sink
	 */
	void autocommit(Runnable block);

	/**
	 * Update many rows in batches.
	 * @param backfill what to do; as one update where it is not run
	 */
	default void backfill(Backfill backfill) {
		apply(backfill.asOneUpdate());
	}

	/**
	 * Run a statement for each of many rows.
	 * @param sql the statement, with parameters such as {@code :name}
	 * @param rows the values of each row
	 * @throws dev.migrate.error.MigrateException if operations are only recorded
	 */
	void executeBatch(String sql, List<Map<String, SqlValue>> rows);

	/**
	 * Load rows by a {@code COPY … FROM stdin}.
	 * @param sql the statement
	 * @param data its data
	 * @return how many rows were loaded
	 * @throws dev.migrate.error.MigrateException if there is no database to load them
	 * into
	 */
	long copy(String sql, Reader data);

	/**
	 * Load rows by a {@code COPY … FROM stdin}.
	 * @param sql the statement
	 * @param data its data
	 * @return how many rows were loaded
	 * @throws dev.migrate.error.MigrateException if there is no database to load them
	 * into
	 */
	long copy(String sql, InputStream data);

	/**
	 * The migration's own connection, without the methods that end transactions.
	 * @return the connection
	 * @throws dev.migrate.error.MigrateException if there is no database
	 */
	Connection connection();

	/**
	 * Access to the data on the migration's own connection.
	 * @return the client
	 * @throws dev.migrate.error.MigrateException if there is no database to read from
	 */
	JdbcClient jdbc();

	/**
	 * Whether statements are only written, not run.
	 * @return {@code true} if there is no database
	 */
	default boolean isOffline() {
		return false;
	}

	/**
	 * Run a block that makes sense on a database only.
	 * @param purpose what it does, for people who run a script that is without it
	 * @param block makes operations through this sink, and may use its data
	 */
	default void online(String purpose, Runnable block) {
		block.run();
	}

	/**
	 * The name of the dialect that the operations are for.
	 * @return the name, such as {@code postgresql}
	 */
	String dialect();

}
