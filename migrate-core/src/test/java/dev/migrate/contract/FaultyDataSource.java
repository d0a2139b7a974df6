package dev.migrate.contract;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import javax.sql.DataSource;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Counts round trips, and cuts the connection before or after one of them. From there on
 * nothing can be done on any of its connections, as after the end of a process; what was
 * not committed is rolled back.
 */
public class FaultyDataSource extends DelegatingDataSource {

	private static final Set<String> ROUND_TRIPS = Set.of("commit", "rollback");

	private final List<Connection> connections = new ArrayList<>();

	private final List<String> trips = new ArrayList<>();

	private final int point;

	private final String statement;

	private final boolean after;

	private boolean cut;

	/**
	 * Create a data source.
	 * @param target the database
	 * @param point the round trip at which to cut, counted from 1
	 * @param after whether to cut when the database has done it, and not before
	 */
	public FaultyDataSource(DataSource target, int point, boolean after) {
		this(target, point, "", after);
	}

	/**
	 * Create a data source.
	 * @param target the database
	 * @param statement the beginning of the statement at which to cut
	 * @param after whether to cut when the database has done it, and not before
	 */
	public FaultyDataSource(DataSource target, String statement, boolean after) {
		this(target, 0, statement, after);
	}

	private FaultyDataSource(DataSource target, int point, String statement, boolean after) {
		super(target);
		this.point = point;
		this.statement = statement;
		this.after = after;
	}

	/**
	 * The round trips, the last one last.
	 * @return what was run
	 */
	public List<String> trips() {
		return this.trips;
	}

	/**
	 * Whether the connection was cut.
	 * @return whether there were as many round trips
	 */
	public boolean isCut() {
		return this.cut;
	}

	@Override
	public Connection getConnection() throws SQLException {
		requireConnected();
		Connection connection = super.getConnection();
		this.connections.add(connection);
		return proxy(Connection.class, connection, "");
	}

	private void requireConnected() throws SQLException {
		if (this.cut) {
			throw new SQLNonTransientConnectionException("The connection is cut", "08006");
		}
	}

	private <T> T proxy(Class<T> type, Object target, String sql) {
		return type.cast(Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { type },
				(proxy, method, arguments) -> invoke(target, sql, method, arguments)));
	}

	private Object invoke(Object target, String prepared, Method method, Object[] arguments) throws Throwable {
		String name = method.getName();
		if (this.cut && (name.equals("close") || name.equals("isClosed"))) {
			return name.equals("close") ? null : true;
		}
		requireConnected();
		String sql = (arguments != null && arguments.length > 0 && arguments[0] instanceof String text) ? text
				: prepared;
		boolean trip = name.startsWith("execute") || ROUND_TRIPS.contains(name);
		if (trip) {
			this.trips.add(name.startsWith("execute") ? sql : name);
			if (isPoint() && !this.after) {
				fault(this.trips.get(this.trips.size() - 1));
			}
		}
		Object result;
		try {
			result = call(target, method, arguments);
		}
		finally {
			if (trip && isPoint() && this.after) {
				fault(this.trips.get(this.trips.size() - 1));
			}
		}
		return wrapped(result, sql);
	}

	private boolean isPoint() {
		return this.statement.isEmpty() ? this.trips.size() == this.point
				: this.trips.get(this.trips.size() - 1).startsWith(this.statement);
	}

	private Object wrapped(Object result, String sql) {
		if (result instanceof CallableStatement) {
			return proxy(CallableStatement.class, result, sql);
		}
		if (result instanceof PreparedStatement) {
			return proxy(PreparedStatement.class, result, sql);
		}
		return (result instanceof Statement) ? proxy(Statement.class, result, "") : result;
	}

	private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
		try {
			return method.invoke(target, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getCause();
		}
	}

	/**
	 * What happens at the round trip: the connection is cut.
	 * @param trip the round trip
	 * @throws SQLException if it fails
	 */
	protected void fault(String trip) throws SQLException {
		cut();
	}

	private void cut() throws SQLException {
		this.cut = true;
		for (Connection connection : this.connections) {
			if (!connection.isClosed()) {
				if (!connection.getAutoCommit()) {
					connection.rollback();
				}
				connection.close();
			}
		}
		requireConnected();
	}

}
