package dev.migrate.execute.journal;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

import dev.migrate.lang.Internal;

/**
 * Stands before an object of a JDBC driver.
 */
@Internal
public final class JdbcProxy {

	private JdbcProxy() {
	}

	public static <T> T of(Class<T> type, InvocationHandler handler) {
		return type.cast(Proxy.newProxyInstance(JdbcProxy.class.getClassLoader(), new Class<?>[] { type }, handler));
	}

	/**
	 * Hand a call on. The proxy is equal to itself only.
	 */
	public static Object call(Object proxy, Object target, Method method, Object[] arguments) throws Throwable {
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
