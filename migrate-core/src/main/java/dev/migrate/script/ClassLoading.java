package dev.migrate.script;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * Loads the classes of revisions when they have to run.
 */
final class ClassLoading {

	private ClassLoading() {
	}

	/**
	 * Load a class without initialising it.
	 * @param className its name
	 * @param classLoader the class loader, or {@code null} for that of the thread
	 * @return the class
	 */
	static Class<?> load(String className, @Nullable ClassLoader classLoader) {
		try {
			ClassLoader used = (classLoader != null) ? classLoader : ClassUtils.getDefaultClassLoader();
			return Class.forName(className, false, used);
		}
		catch (ClassNotFoundException | LinkageError ex) {
			throw MigrationInstantiationException.notLoaded(className, ex);
		}
	}

	static Class<? extends Migration> loadMigration(String className, @Nullable ClassLoader classLoader) {
		Class<?> type = load(className, classLoader);
		try {
			return type.asSubclass(Migration.class);
		}
		catch (ClassCastException ex) {
			throw MigrationInstantiationException.notLoaded(className, ex);
		}
	}

}
