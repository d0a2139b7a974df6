package dev.migrate.dialect;

import java.io.InputStream;
import java.io.Reader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

import dev.migrate.sql.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * A connection while a process migrates through it: the migration lock, transactions, and
 * the settings of the database session. Lock, version table and DDL share this one
 * connection, so that no process goes on without the lock.
 * <p>
 * Between two revisions the connection is in autocommit mode and holds no lock. It has
 * the settings that it had before when the next revision begins, and when the session is
 * closed. Used by one thread.
 */
public interface MigrationSession extends Transactions, AutoCloseable {

	/**
	 * The connection.
	 * @return the connection
	 */
	Connection connection();

	/**
	 * Whether there is a schema that the user may use.
	 * @param schema the schema
	 * @return whether it is there
	 * @throws SQLException if the database fails
	 */
	boolean hasSchema(String schema) throws SQLException;

	/**
	 * Create a schema, before the lock is taken. Where others may have to wait for this
	 * session meanwhile, it does not wait long for them.
	 * @param creation runs the statement
	 * @throws SQLException if the database fails; with one that says that a lock was
	 * waited for too long, it may be tried again
	 */
	default void createSchema(Creation creation) throws SQLException {
		creation.run();
	}

	/**
	 * Make a schema the one that names without a schema are in, until the session is
	 * closed.
	 * @param schema the schema
	 * @return whether it is there; if not, nothing has changed
	 * @throws SQLException if the database fails
	 */
	boolean useSchema(String schema) throws SQLException;

	/**
	 * Make a schema that somebody has just seen the one that names without a schema are
	 * in, while the lock is held. A database may let that travel with what is asked then.
	 * @param schema the schema
	 * @throws SQLException if the database fails, or the schema is not there any more
	 */
	default void expectSchema(String schema) throws SQLException {
		if (!useSchema(schema)) {
			throw new SQLException("The schema '" + schema + "' is not there any more", "3F000");
		}
	}

	/**
	 * Let what is only read wait for locks of others no longer than a statement of a
	 * migration may, until the session is closed. Where the database has no such limit,
	 * or it could stay with somebody else's connection, nothing is set.
	 * @throws SQLException if the database fails
	 */
	default void limitWaiting() throws SQLException {
	}

	/**
	 * Try to take the migration lock, and begin a transaction if there is to be one.
	 * Never waits for the lock.
	 * @param activity what the session does, for others who wait for it
	 * @param transactional whether to begin a transaction
	 * @param rebuilds whether tables are going to be rebuilt to which others refer, so
	 * that, where the connection has the choice, foreign keys are not enforced until the
	 * lock is released, and {@link #verify} looks after the rows that refer to them
	 * @return whether the lock is held now; if not, nothing has changed
	 * @throws SQLException if the database fails
	 */
	boolean tryBegin(String activity, boolean transactional, boolean rebuilds) throws SQLException;

	/**
	 * Try the same, and ask something under the lock. A database may let all of that
	 * travel together; where it does not, nothing is asked.
	 * @param activity what the session does, for others who wait for it
	 * @param transactional whether to begin a transaction
	 * @param rebuilds whether tables are going to be rebuilt to which others refer
	 * @param question is only given an answer that was made while the lock is held
	 * @return whether the lock is held now; if not, nothing has changed
	 * @throws SQLException if the database fails
	 */
	default boolean tryBegin(String activity, boolean transactional, boolean rebuilds, Question question)
			throws SQLException {
		return tryBegin(activity, transactional, rebuilds);
	}

	/**
	 * Try to take the migration lock within a transaction that somebody else has begun
	 * and will end; settings of the session stay as they are. Never waits for the lock,
	 * which is held until that transaction ends, or until it is released.
	 * @return whether the lock is held now
	 * @throws SQLException if the database fails
	 */
	boolean tryJoin() throws SQLException;

	/**
	 * Look at what a commit would leave behind.
	 * @throws SQLException if the database fails
	 * @throws ForeignKeysViolatedException if rows refer to nothing that did not before
	 */
	void verify() throws SQLException;

	/**
	 * Commit. A lock of the transaction ends with it, a lock of the session stays.
	 * @throws SQLException if the database fails
	 */
	void commit() throws SQLException;

	/**
	 * Whether changes of rows can travel together with the commit.
	 * @return {@code false} if each takes a round trip
	 */
	default boolean commitsTogether() {
		return false;
	}

	/**
	 * Change rows and commit, if each change meets one row. Only where changes can travel
	 * together.
	 * @param changes the changes
	 * @return the first change that has not met one row; then nothing is committed, and
	 * the transaction is to be rolled back
	 * @throws SQLException if the database fails; if it refuses something, nothing is
	 * committed
	 */
	default Optional<RowChange.Missed> commit(List<RowChange> changes) throws SQLException {
		throw new UnsupportedOperationException(getClass().getName()
				+ " says in commitsTogether() that changes travel with the commit, and does not override this");
	}

	/**
	 * Whether statements of a revision that stay in its transaction can travel together.
	 * @return {@code false} if each needs a round trip of its own
	 */
	default boolean runsTogether() {
		return false;
	}

	/**
	 * Run the last statements of a revision, change rows and commit, if each change meets
	 * one row. Only where both statements and changes can travel together.
	 * @param batch the statements, which have not run; changes and commit are added
	 * @param changes the changes
	 * @return the first change that has not met one row; then nothing is committed, and
	 * the transaction is to be rolled back
	 * @throws java.sql.BatchUpdateException if the database has refused something, and
	 * nothing is committed
	 * @throws SQLException if that is not sure
	 */
	default Optional<RowChange.Missed> commit(Statement batch, List<RowChange> changes) throws SQLException {
		throw new UnsupportedOperationException(getClass().getName()
				+ " says in runsTogether() and commitsTogether() that all can travel with the commit, and does not override this");
	}

	/**
	 * Roll back. A lock of the transaction ends with it, a lock of the session stays.
	 * Does nothing without a transaction.
	 * @throws SQLException if the database fails
	 */
	void rollback() throws SQLException;

	/**
	 * Between a rollback and the next try, keep the lock without being in the way of
	 * statements of others. {@link #rollback} ends it.
	 * @throws SQLException if the database fails
	 */
	void keepLock() throws SQLException;

	/**
	 * A statement is about to run; how long it may wait for locks may depend on it.
	 * @param statement the statement
	 * @throws SQLException if the database fails
	 */
	void prepare(SqlStatement statement) throws SQLException;

	/**
	 * As far as their texts tell, the statements that have run since the lock was taken
	 * have set nothing in the session for longer than its transaction.
	 */
	default void settingsKept() {
	}

	/**
	 * Let go of the lock and put the settings back; the transaction has ended before.
	 * @throws SQLException if the database fails
	 */
	void release() throws SQLException;

	/**
	 * Run a statement that comes with data, such as {@code COPY … FROM stdin}.
	 * @param sql the statement
	 * @param data its data
	 * @return how many rows were loaded
	 * @throws java.sql.SQLFeatureNotSupportedException if the database has no such
	 * statement
	 * @throws SQLException if the database fails
	 */
	long copy(String sql, Reader data) throws SQLException;

	/**
	 * Run a statement that comes with data, such as {@code COPY … FROM stdin}.
	 * @param sql the statement
	 * @param data its data
	 * @return how many rows were loaded
	 * @throws java.sql.SQLFeatureNotSupportedException if the database has no such
	 * statement
	 * @throws SQLException if the database fails
	 */
	long copy(String sql, InputStream data) throws SQLException;

	/**
	 * Set a parameter, so that it means what a literal in its place would mean.
	 * @param statement the statement
	 * @param index which parameter, counted from 1
	 * @param value a string, number, truth value, bytes or {@code null}
	 * @throws SQLException if the database fails
	 */
	void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException;

	/**
	 * Who holds the migration lock.
	 * @return the holder, or empty if there is none or the database does not tell
	 * @throws SQLException if the database fails
	 */
	Optional<LockHolder> holder() throws SQLException;

	/**
	 * Who may be in the way of a statement that waited too long for a lock.
	 * @return sessions that hold locks, those with the longest transactions first; none
	 * if the database does not tell
	 * @throws SQLException if the database fails
	 */
	List<LockHolder> blockers() throws SQLException;

	/**
	 * Put back what {@link #useSchema} has changed. The connection stays open.
	 * @throws SQLException if the database fails
	 */
	@Override
	void close() throws SQLException;

	/**
	 * Statements that create a schema.
	 */
	interface Creation {

		/**
		 * Run them.
		 * @throws SQLException if the database fails
		 */
		void run() throws SQLException;

	}

	/**
	 * What is asked while the lock is held.
	 */
	interface Question {

		/**
		 * The queries.
		 * @return SQL without parameters
		 */
		List<String> queries();

		/**
		 * Take the next answer.
		 * @param rows what the next query has given
		 * @throws SQLException if it cannot be read
		 */
		void answer(ResultSet rows) throws SQLException;

	}

}
