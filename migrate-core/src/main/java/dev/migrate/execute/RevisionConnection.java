package dev.migrate.execute;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;

/**
 * The migration's connection as a revision gets it: all that a connection can, but for
 * what would end the transaction or the connection under the migration.
 */
final class RevisionConnection {

	private final Connection target;

	private RevisionConnection(Connection target) {
		this.target = target;
	}

	static Connection of(Connection target) {
		return (Connection) Proxy.newProxyInstance(RevisionConnection.class.getClassLoader(),
				new Class<?>[] { Connection.class }, new RevisionConnection(target)::invoke);
	}

	private Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
		boolean ends = switch (method.getName()) {
			case "commit", "setAutoCommit", "close", "abort" -> true;
			case "rollback" -> arguments == null;
			default -> false;
		};
		if (ends) {
			throw new ConnectionNotOwnedException(method.getName());
		}
		if ("equals".equals(method.getName())) {
			return proxy == arguments[0];
		}
		try {
			return method.invoke(this.target, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
	}

}
