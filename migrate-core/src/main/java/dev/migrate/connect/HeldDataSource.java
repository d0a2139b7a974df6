package dev.migrate.connect;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import dev.migrate.error.RunLog;
import dev.migrate.lang.Internal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * Keeps one connection for many runs, one after the other: to connect anew takes longer
 * than to see that a schema is up to date. Who asks for a second one meanwhile gets
 * another. Used by one thread.
 */
@Internal
public final class HeldDataSource extends AbstractDataSource implements AutoCloseable {

	private static final Logger log = RunLog.of(HeldDataSource.class);

	private final DataSource target;

	private @Nullable Connection held;

	private boolean lent;

	/**
	 * Create a data source that has no connection yet.
	 * @param target gives the connections
	 */
	public HeldDataSource(DataSource target) {
		this.target = target;
	}

	@Override
	public Connection getConnection() throws SQLException {
		if (this.lent) {
			return this.target.getConnection();
		}
		Connection connection = this.held;
		if (connection == null || connection.isClosed()) {
			connection = this.target.getConnection();
			this.held = connection;
		}
		this.lent = true;
		return (Connection) Proxy.newProxyInstance(Connection.class.getClassLoader(),
				new Class<?>[] { Connection.class }, new Lent(connection));
	}

	@Override
	public Connection getConnection(String username, String password) throws SQLException {
		return this.target.getConnection(username, password);
	}

	@Override
	public void close() {
		replace();
	}

	/**
	 * Give the connection back; the next run gets another. To be called where a run has
	 * failed, after which a connection may be of no use any more.
	 */
	public void replace() {
		Connection connection = this.held;
		this.held = null;
		this.lent = false;
		try {
			if (connection != null) {
				connection.close();
			}
		}
		catch (SQLException ex) {
			log.debug("The connection cannot be closed", ex);
		}
	}

	/**
	 * The connection, which its user closes without effect.
	 */
	private final class Lent implements InvocationHandler {

		private final Connection connection;

		private boolean closed;

		Lent(Connection connection) {
			this.connection = connection;
		}

		@Override
		public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
				throws Throwable {
			switch (method.getName()) {
				case "close":
					giveBack();
					return null;
				case "isClosed":
					return this.closed || this.connection.isClosed();
				case "equals":
					return arguments != null && proxy == arguments[0];
				case "hashCode":
					return System.identityHashCode(proxy);
				default:
					return call(method, arguments);
			}
		}

		private @Nullable Object call(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
			try {
				return method.invoke(this.connection, arguments);
			}
			catch (InvocationTargetException ex) {
				throw ex.getTargetException();
			}
		}

		private void giveBack() {
			if (!this.closed) {
				this.closed = true;
				HeldDataSource.this.lent = false;
			}
		}

	}

}
