package dev.migrate.connect;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import dev.migrate.dialect.KeptConnection;
import dev.migrate.dialect.MigrationSession;
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

	private @Nullable Held held;

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
		Held held = this.held;
		if (held == null || held.connection.isClosed()) {
			held = new Held(this.target.getConnection());
			this.held = held;
		}
		this.lent = true;
		return held.proxy;
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
		Held before = this.held;
		this.held = null;
		this.lent = false;
		if (before != null) {
			before.giveBack();
		}
	}

	/**
	 * The connection, which its user closes without effect.
	 */
	private final class Held implements InvocationHandler, KeptConnection {

		private final Connection connection;

		private final Connection proxy;

		private @Nullable MigrationSession session;

		private boolean kept = true;

		Held(Connection connection) {
			this.connection = connection;
			this.proxy = (Connection) Proxy.newProxyInstance(HeldDataSource.class.getClassLoader(),
					new Class<?>[] { Connection.class, KeptConnection.class }, this);
		}

		@Override
		public @Nullable MigrationSession keptSession() {
			return this.session;
		}

		@Override
		public void keep(MigrationSession session) {
			this.session = session;
		}

		@Override
		public boolean isKept() {
			return this.kept;
		}

		void giveBack() {
			this.kept = false;
			try (Connection closing = this.connection) {
				if (this.session != null && !closing.isClosed()) {
					this.session.close();
				}
			}
			catch (SQLException ex) {
				log.debug("The connection cannot be closed", ex);
			}
		}

		@Override
		public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
				throws Throwable {
			if (method.getDeclaringClass() == KeptConnection.class) {
				return call(this, method, arguments);
			}
			switch (method.getName()) {
				case "close":
					HeldDataSource.this.lent = false;
					return null;
				case "equals":
					return arguments != null && proxy == arguments[0];
				case "hashCode":
					return System.identityHashCode(proxy);
				default:
					return call(this.connection, method, arguments);
			}
		}

		private static @Nullable Object call(Object target, Method method, @Nullable Object @Nullable [] arguments)
				throws Throwable {
			try {
				return method.invoke(target, arguments);
			}
			catch (InvocationTargetException ex) {
				throw ex.getTargetException();
			}
		}

	}

}
