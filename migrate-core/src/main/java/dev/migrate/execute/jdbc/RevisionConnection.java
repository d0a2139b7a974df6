package dev.migrate.execute.jdbc;

import java.lang.reflect.Method;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import dev.migrate.execute.journal.JdbcProxy;
import dev.migrate.lang.Internal;

/**
 * The migration's connection as a revision gets it: all that a connection can, but for
 * what would end the transaction or the connection under the migration. Its statements
 * and its metadata name it, and not the connection behind it.
 */
@Internal
public final class RevisionConnection {

	private final Connection target;

	private final Writes writes;

	private RevisionConnection(Connection target, Writes writes) {
		this.target = target;
		this.writes = writes;
	}

	public static Connection of(Connection target, Writes writes) {
		return JdbcProxy.of(Connection.class, new RevisionConnection(target, writes)::invoke);
	}

	private Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
		boolean ends = switch (method.getName()) {
			case "commit", "setAutoCommit", "close", "abort" -> true;
			case "rollback" -> arguments == null;
			default -> false;
		};
		if (ends) {
			throw CallRefusedException.ofConnection(method.getName());
		}
		boolean wraps = "unwrap".equals(method.getName()) || "isWrapperFor".equals(method.getName());
		if (wraps && arguments[0] == Connection.class) {
			return "unwrap".equals(method.getName()) ? proxy : true;
		}
		if (wraps && "unwrap".equals(method.getName())) {
			this.writes.unwrapped();
		}
		Object result;
		try {
			result = isPlainPreparation(method) && this.writes.returnsRows((String) arguments[0])
					? prepared((String) arguments[0]) : JdbcProxy.call(proxy, this.target, method, arguments);
		}
		catch (SQLException ex) {
			if (method.getName().equals("prepareStatement") && this.writes.replays()) {
				// What it is about may be gone by what is done already
				return RevisionStatement.failed(method, ex, (Connection) proxy, (String) arguments[0], this.writes);
			}
			throw ex;
		}
		if (result instanceof Statement statement) {
			String prepared = method.getName().startsWith("prepare") ? (String) arguments[0] : null;
			return RevisionStatement.of(method, arguments, statement, (Connection) proxy, prepared, this.writes);
		}
		return (result instanceof DatabaseMetaData) ? naming((Connection) proxy, method.getReturnType(), result)
				: result;
	}

	private static boolean isPlainPreparation(Method method) {
		return method.getName().equals("prepareStatement") && method.getParameterCount() == 1;
	}

	/**
	 * So that its rows can be read twice, if the driver can.
	 */
	private Statement prepared(String sql) throws SQLException {
		return this.target.getMetaData().supportsResultSetType(ResultSet.TYPE_SCROLL_INSENSITIVE)
				? this.target.prepareStatement(sql, ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY)
				: this.target.prepareStatement(sql);
	}

	private static Object naming(Connection connection, Class<?> type, Object target) {
		return JdbcProxy.of(type, (proxy, method, arguments) -> "getConnection".equals(method.getName()) ? connection
				: JdbcProxy.call(proxy, target, method, arguments));
	}

	/**
	 * Takes statements that are no queries.
	 */
	public interface Writes {

		/**
		 * Run a statement, or not if it is done already.
		 * @param values its parameters as text
		 * @param work runs it
		 * @return what it has returned, as text
		 */
		String write(String sql, String values, Call work) throws SQLException;

		/**
		 * Refuse statements that are one batch, if some may stay where others do not.
		 */
		void requireOneKind(List<String> statements);

		/**
		 * A batch has failed.
		 * @param failure says with which statement, if anything does
		 */
		void failed(BatchUpdateException failure, List<String> statements);

		/**
		 * A statement runs.
		 * @return to be run when it has ended
		 */
		Runnable running(Statement statement);

		/**
		 * Whether a statement only reads, so that it is run whatever is done.
		 */
		boolean reads(String sql);

		/**
		 * Whether a statement changes something and may return rows, which are kept for a
		 * run that goes on.
		 */
		boolean returnsRows(String sql);

		/**
		 * What follows cannot be seen any more, as the connection was unwrapped.
		 */
		void unwrapped();

		/**
		 * Whether a run may go on behind a statement, and needs what that has returned.
		 */
		boolean keepsResults();

		/**
		 * Whether an earlier run of the revision has done a part of it.
		 */
		boolean replays();

	}

	/**
	 * Runs a statement.
	 */
	public interface Call {

		/**
		 * Run it.
		 * @return what it has returned, as text
		 */
		String run() throws SQLException;

	}

}
