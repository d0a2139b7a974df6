package dev.migrate.autoconfigure;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.sql.DataSource;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Remembers the SQL that is sent through it.
 */
public final class CountingDataSource extends DelegatingDataSource {

	private final List<String> statements = new CopyOnWriteArrayList<>();

	public CountingDataSource(DataSource dataSource) {
		super(dataSource);
	}

	/**
	 * What was executed since the last call of {@link #clear()}.
	 * @return the SQL of each execution
	 */
	public List<String> statements() {
		return this.statements;
	}

	public void clear() {
		this.statements.clear();
	}

	@Override
	public Connection getConnection() throws SQLException {
		return record(Connection.class, super.getConnection(), "");
	}

	private <T> T record(Class<T> type, T target, String prepared) {
		return type
			.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, (proxy, method, arguments) -> {
				String sql = (arguments != null && arguments.length > 0 && arguments[0] instanceof String text) ? text
						: prepared;
				if (method.getName().startsWith("execute")) {
					this.statements.add(sql);
				}
				try {
					Object result = method.invoke(target, arguments);
					return (result instanceof Statement && type == Connection.class)
							? recordStatement(method.getReturnType(), result, sql) : result;
				}
				catch (InvocationTargetException ex) {
					throw ex.getTargetException();
				}
			}));
	}

	@SuppressWarnings("unchecked")
	private <T> Object recordStatement(Class<?> type, Object statement, String sql) {
		return record((Class<T>) type, (T) statement, sql);
	}

}
