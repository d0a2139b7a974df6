package dev.migrate.autoconfigure.jpa;

import dev.migrate.error.MigrateException;

/**
 * There are entities, but nothing tells how they are mapped. Nothing has been changed.
 */
public final class UnreadableEntitiesException extends MigrateException {

	private static final long serialVersionUID = 1L;

	private final String beanName;

	UnreadableEntitiesException(String beanName) {
		super("The entities of '" + beanName + "' cannot be read: it is not made by Spring's "
				+ "LocalContainerEntityManagerFactoryBean, which knows the persistence unit.",
				"Make it by one, as Spring Boot does, or declare the tables in a bean of type Schema.");
		this.beanName = beanName;
	}

	/**
	 * Whose entities they are.
	 * @return the name of the bean
	 */
	public String beanName() {
		return this.beanName;
	}

}
