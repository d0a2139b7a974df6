package dev.migrate.autoconfigure;

import java.util.List;

import dev.migrate.error.MigrateException;

/**
 * It is not clear for which database something says what is wanted. Nothing has been
 * changed.
 */
public final class UnassignedSchemaSourceException extends MigrateException {

	private final String beanName;

	UnassignedSchemaSourceException(String beanName, List<String> migrators) {
		super("Bean '" + beanName + "' says what a database has to look like, but not which one: "
				+ "the migrators are '" + String.join("', '", migrators) + "'.",
				"Annotate the bean, where the application defines it itself, with @Qualifier(\""
						+ (migrators.isEmpty() ? "migrator" : migrators.get(0))
						+ "\"), naming the migrator of its database.");
		this.beanName = beanName;
	}

	/**
	 * What is not assigned.
	 * @return the name of the bean
	 */
	public String beanName() {
		return this.beanName;
	}

}
