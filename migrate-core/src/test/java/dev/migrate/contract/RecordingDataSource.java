package dev.migrate.contract;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import javax.sql.DataSource;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Keeps the statements that are run through it, and counts the connections.
 */
public class RecordingDataSource extends DelegatingDataSource {

	private final List<String> statements = Collections.synchronizedList(new ArrayList<>());

	private int connections;

	public RecordingDataSource(DataSource target) {
		super(target);
	}

	@Override
	public Connection getConnection() throws SQLException {
		this.connections++;
		return proxy(Connection.class, super.getConnection(), null);
	}

	private <T> T proxy(Class<T> type, Object target, String sql) {
		return type.cast(Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { type },
				(proxy, method, arguments) -> invoke(target, sql, method, arguments)));
	}

	private Object invoke(Object target, String sql, Method method, Object[] arguments) throws Throwable {
		String first = (arguments != null && arguments.length > 0 && arguments[0] instanceof String text) ? text : sql;
		if (method.getName().startsWith("execute")) {
			this.statements.add(first);
		}
		try {
			Object result = method.invoke(target, arguments);
			if (result instanceof PreparedStatement) {
				return proxy(PreparedStatement.class, result, first);
			}
			return (result instanceof Statement) ? proxy(Statement.class, result, null) : result;
		}
		catch (InvocationTargetException ex) {
			throw ex.getCause();
		}
	}

	public List<String> statements() {
		return List.copyOf(this.statements);
	}

	public int connections() {
		return this.connections;
	}

}
