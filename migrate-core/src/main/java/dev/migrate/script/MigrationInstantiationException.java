package dev.migrate.script;

import dev.migrate.error.MigrateException;
import org.jspecify.annotations.Nullable;

/**
 * The class of a revision cannot be loaded or instantiated. Nothing has run.
 */
public final class MigrationInstantiationException extends MigrateException {

	private final String className;

	/**
	 * Create an exception.
	 * @param className the class
	 * @param reason why it cannot be instantiated: a clause without a full stop
	 * @param action what to do: full sentences
	 * @param cause the failure met, or {@code null}
	 */
	public MigrationInstantiationException(String className, String reason, String action, @Nullable Throwable cause) {
		super("The revision '" + className + "' cannot be instantiated: " + reason + ".", action, cause);
		this.className = className;
	}

	static MigrationInstantiationException failed(String className, Throwable cause) {
		return new MigrationInstantiationException(className, "its constructor or initialiser failed with " + cause,
				"Correct it; what has to happen on the database belongs to upgrade(Operations).", cause);
	}

	static MigrationInstantiationException notLoaded(String className, Throwable cause) {
		return new MigrationInstantiationException(className, "loading the class failed with " + cause,
				"Put what it needs on the class path, compiled for this version of Java.", cause);
	}

	/**
	 * The class.
	 * @return its binary name
	 */
	public String className() {
		return this.className;
	}

}
