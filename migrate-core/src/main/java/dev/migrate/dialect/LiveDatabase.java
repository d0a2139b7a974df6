package dev.migrate.dialect;

import java.sql.Connection;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

import dev.migrate.operation.Operation;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.sql.SqlStatement;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * What operations are completed from: the database that they run on, or, where they are
 * only written or shown, the tables that the operations before them leave behind, and a
 * database as far as there is one and they have not changed it. Used by one thread for
 * one run.
 */
public final class LiveDatabase {

	private final @Nullable JdbcOperations jdbc;

	private final @Nullable PlannedTables planned;

	private LiveDatabase(@Nullable JdbcOperations jdbc, @Nullable PlannedTables planned) {
		this.jdbc = jdbc;
		this.planned = planned;
	}

	/**
	 * The database that operations run on.
	 * @param jdbc access on the migration's own connection
	 * @return the live database
	 */
	public static LiveDatabase of(JdbcOperations jdbc) {
		return new LiveDatabase(jdbc, null);
	}

	/**
	 * Nothing is known: what does not say all is refused.
	 * @return a live database that throws
	 */
	public static LiveDatabase none() {
		return new LiveDatabase(null, null);
	}

	/**
	 * Operations are not run. What they would change is carried forward from one to the
	 * next.
	 * @param planned what is known of tables without running anything
	 * @return the live database
	 */
	public static LiveDatabase planned(PlannedTables planned) {
		return new LiveDatabase(planned.jdbc(), planned);
	}

	/**
	 * Whether operations are run on the database.
	 * @return {@code false} if they are only written or shown
	 */
	public boolean isRun() {
		return this.jdbc != null && this.planned == null;
	}

	/**
	 * Access to the database for what no operation changes, such as the settings of the
	 * session.
	 * @return the access, or empty if there is no database
	 */
	public Optional<JdbcOperations> jdbc() {
		return Optional.ofNullable(this.jdbc);
	}

	/**
	 * The connection on which operations run.
	 * @return the connection
	 * @throws NeedsDatabaseException if there is none
	 */
	public Connection connection() {
		return Objects.requireNonNull(jdbc().orElseThrow(NeedsDatabaseException::new)
			.execute((ConnectionCallback<Connection>) (connection) -> connection));
	}

	/**
	 * Access to the database for what any operation could have changed.
	 * @return the access, or empty if there is no database
	 * @throws NeedsDatabaseException if operations that have not run have changed
	 * something
	 */
	public Optional<JdbcOperations> unchanged() {
		if (this.planned != null && this.planned.hasChanges() && this.jdbc != null) {
			throw new NeedsDatabaseException();
		}
		return jdbc();
	}

	/**
	 * A table that operations have changed which have not run.
	 * @param table the table
	 * @return the table as they leave it, or empty if the database is to be asked, if
	 * there is one
	 * @throws NeedsDatabaseException if they do not tell, but the database will
	 */
	public Optional<Table> table(TableName table) {
		return (this.planned != null) ? this.planned.table(table) : Optional.empty();
	}

	/**
	 * Access to a database in which a table is what operations will find.
	 * @param table the table
	 * @return the access, or empty if there is no database
	 * @throws NeedsDatabaseException if operations that have not run have changed the
	 * table
	 */
	public Optional<JdbcOperations> jdbc(TableName table) {
		if (this.planned != null && this.jdbc != null && this.planned.isChanged(table)) {
			throw new NeedsDatabaseException();
		}
		return jdbc();
	}

	/**
	 * Access to a database in which a table is what operations will find.
	 * @param table the table
	 * @return the access
	 * @throws NeedsDatabaseException if there is none
	 */
	public JdbcOperations required(TableName table) {
		return jdbc(table).orElseThrow(NeedsDatabaseException::new);
	}

	/**
	 * Complete a change and give its statements to who runs, writes or shows them.
	 * @param dialect completes it
	 * @param change one of the {@linkplain Dialect#changes changes} of an operation
	 * @param sink takes the statements; where it runs them, it has when it returns
	 * @throws OperationNotSupportedException if the database cannot do it
	 * @throws NeedsDatabaseException if what is not said is not known
	 */
	public void perform(Dialect dialect, Operation change, Consumer<Iterable<SqlStatement>> sink) {
		Completed completed = dialect.complete(change, this);
		sink.accept(completed.statements());
		done(change, completed);
	}

	/**
	 * The statements of a change have run, or have been written or shown instead.
	 * @param change the change
	 * @param completed what it was completed to
	 */
	private void done(Operation change, Completed completed) {
		if (this.planned != null) {
			this.planned.apply(change);
		}
		else if (this.jdbc != null) {
			completed.verify(this.jdbc);
		}
	}

}
