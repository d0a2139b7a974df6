package dev.migrate.execute;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.Statement;

/**
 * The migration's connection as a revision gets it: all that a connection can, but for
 * what would end the transaction or the connection under the migration. Its statements
 * and its metadata name it, and not the connection behind it.
 */
final class RevisionConnection {

	private final Connection target;

	private RevisionConnection(Connection target) {
		this.target = target;
	}

	static Connection of(Connection target) {
		return proxy(Connection.class, new RevisionConnection(target)::invoke);
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
		Object result = call(proxy, this.target, method, arguments);
		boolean namesConnection = result instanceof Statement || result instanceof DatabaseMetaData;
		return namesConnection ? naming((Connection) proxy, method.getReturnType(), result) : result;
	}

	private static Object naming(Connection connection, Class<?> type, Object target) {
		return proxy(type, (proxy, method, arguments) -> {
			if ("getConnection".equals(method.getName())) {
				return connection;
			}
			Object result = call(proxy, target, method, arguments);
			return (proxy instanceof Statement && result instanceof ResultSet rows) ? proxy(ResultSet.class, (of,
					getter, values) -> "getStatement".equals(getter.getName()) ? proxy : call(of, rows, getter, values))
					: result;
		});
	}

	private static <T> T proxy(Class<T> type, InvocationHandler handler) {
		return type
			.cast(Proxy.newProxyInstance(RevisionConnection.class.getClassLoader(), new Class<?>[] { type }, handler));
	}

	private static Object call(Object proxy, Object target, Method method, Object[] arguments) throws Throwable {
		if ("equals".equals(method.getName())) {
			return proxy == arguments[0];
		}
		try {
			return method.invoke(target, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
	}

}
