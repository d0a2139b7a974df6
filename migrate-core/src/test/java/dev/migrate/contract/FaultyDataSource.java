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
 * not committed is rolled back. A subclass may have something else happen there.
 */
public class FaultyDataSource extends DelegatingDataSource {

	private static final Set<String> ROUND_TRIPS = Set.of("commit", "rollback");

	private final List<Connection> connections = new ArrayList<>();

	private final List<String> trips = new ArrayList<>();

	/** Statements that wait to travel together. */
	private final List<String> batch = new ArrayList<>();

	private final int point;

	private final String statement;

	private final boolean after;

	private boolean cut;

	/** How many of the connections have been lost. */
	private int lost;

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
		requireConnected(this.connections.size());
		Connection connection = super.getConnection();
		this.connections.add(connection);
		return proxy(Connection.class, connection, "", this.connections.size() - 1);
	}

	private void requireConnected(int connection) throws SQLException {
		if (isGone(connection)) {
			throw new SQLNonTransientConnectionException("The connection is cut", "08006");
		}
	}

	private boolean isGone(int connection) {
		return this.cut || connection < this.lost;
	}

	private <T> T proxy(Class<T> type, Object target, String sql, int connection) {
		return type.cast(Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { type },
				(proxy, method, arguments) -> invoke(target, sql, connection, method, arguments)));
	}

	private Object invoke(Object target, String prepared, int connection, Method method, Object[] arguments)
			throws Throwable {
		String name = method.getName();
		if (isGone(connection) && (name.equals("close") || name.equals("isClosed"))) {
			return name.equals("close") ? null : true;
		}
		requireConnected(connection);
		String sql = (arguments != null && arguments.length > 0 && arguments[0] instanceof String text) ? text
				: prepared;
		if (name.equals("addBatch") && !sql.isEmpty()) {
			this.batch.add(sql);
		}
		if (name.equals("executeBatch") && prepared.isEmpty()) {
			sql = this.batch.stream()
				.filter((each) -> !this.statement.isEmpty() && each.startsWith(this.statement))
				.findFirst()
				.orElse(String.join(";\n", this.batch));
			this.batch.clear();
		}
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
		return name.equals("unwrap") ? result : wrapped(result, sql, connection);
	}

	private boolean isPoint() {
		return this.statement.isEmpty() ? this.trips.size() == this.point
				: this.trips.get(this.trips.size() - 1).startsWith(this.statement);
	}

	private Object wrapped(Object result, String sql, int connection) {
		if (result instanceof CallableStatement) {
			return proxy(CallableStatement.class, result, sql, connection);
		}
		if (result instanceof PreparedStatement) {
			return proxy(PreparedStatement.class, result, sql, connection);
		}
		return (result instanceof Statement) ? proxy(Statement.class, result, "", connection) : result;
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
		lose();
	}

	/**
	 * Lose all connections; others can be had.
	 * @throws SQLException always, as whoever waits for an answer sees it
	 */
	protected final void lose() throws SQLException {
		rollBack();
		this.lost = this.connections.size();
		for (Connection connection : this.connections) {
			connection.close();
		}
		requireConnected(0);
	}

	/**
	 * Roll back all transactions, as a database does that refuses to commit one.
	 * @throws SQLException if that fails
	 */
	protected final void rollBack() throws SQLException {
		for (Connection connection : this.connections) {
			if (!connection.isClosed() && !connection.getAutoCommit()) {
				connection.rollback();
			}
		}
	}

}
