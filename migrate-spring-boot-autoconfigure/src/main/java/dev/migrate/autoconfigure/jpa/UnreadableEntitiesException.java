package dev.migrate.autoconfigure.jpa;

import dev.migrate.error.MigrateException;
import jakarta.persistence.PersistenceException;
import org.jspecify.annotations.Nullable;

/**
 * There are entities, but nothing tells how they are mapped, or their mapping is wrong.
 * Nothing has been changed.
 */
public final class UnreadableEntitiesException extends MigrateException {

	private static final long serialVersionUID = 1L;

	private final String beanName;

	private UnreadableEntitiesException(String beanName, String reason, String remedy, @Nullable Throwable cause) {
		super("The entities of '" + beanName + "' cannot be read: " + reason, remedy, cause);
		this.beanName = beanName;
	}

	UnreadableEntitiesException(String beanName, PersistenceException cause) {
		this(beanName, sentence(String.valueOf(cause.getMessage())), "Correct the mapping.", cause);
	}

	private static String sentence(String message) {
		return message.endsWith(".") ? message : message + ".";
	}

	static UnreadableEntitiesException withoutUnit(String beanName) {
		return new UnreadableEntitiesException(beanName,
				"it is not made by Spring's LocalContainerEntityManagerFactoryBean, which knows the persistence unit.",
				"Make it by one, as Spring Boot does, or declare the tables in a bean of type Schema.", null);
	}

	static UnreadableEntitiesException of(String beanName, String provider) {
		return new UnreadableEntitiesException(beanName,
				"their provider is '" + provider + "', and only Hibernate's mapping is known.",
				"Declare the tables in a bean of type Schema.", null);
	}

	/**
	 * Whose entities they are.
	 * @return the name of the bean
	 */
	public String beanName() {
		return this.beanName;
	}

}
