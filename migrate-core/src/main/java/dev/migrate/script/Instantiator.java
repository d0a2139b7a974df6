package dev.migrate.script;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Makes an instance of a revision's class when it has to run.
 */
@FunctionalInterface
public interface Instantiator {

	/**
	 * Make an instance.
	 * @param type the class
	 * @return a new instance
	 * @throws MigrationInstantiationException if that is not possible
	 */
	Migration instantiate(Class<? extends Migration> type);

	/**
	 * Calls the constructor without parameters, which need not be public.
	 * @return the instantiator
	 */
	static Instantiator withoutParameters() {
		return Instantiator::callConstructor;
	}

	private static Migration callConstructor(Class<? extends Migration> type) {
		try {
			Constructor<? extends Migration> constructor = type.getDeclaredConstructor();
			constructor.setAccessible(true);
			return constructor.newInstance();
		}
		catch (NoSuchMethodException ex) {
			throw new MigrationInstantiationException(type.getName(),
					"it has no constructor without parameters; there is " + constructors(type),
					"Give it a constructor without parameters, or set an Instantiator that provides what it asks for.",
					ex);
		}
		catch (InvocationTargetException ex) {
			throw MigrationInstantiationException.failed(type.getName(), ex.getTargetException());
		}
		catch (ReflectiveOperationException | RuntimeException | LinkageError ex) {
			throw MigrationInstantiationException.failed(type.getName(), ex);
		}
	}

	private static String constructors(Class<?> type) {
		return Arrays.stream(type.getDeclaredConstructors())
			.map((constructor) -> Arrays.stream(constructor.getParameterTypes())
				.map(Class::getSimpleName)
				.collect(Collectors.joining(", ", "'" + type.getSimpleName() + "(", ")'")))
			.sorted()
			.collect(Collectors.joining(" and "));
	}

}
