package dev.migrate.script;

import dev.migrate.error.MigrateException;
import org.jspecify.annotations.Nullable;

/**
 * A class in a location, or of a bean, is not as a revision has to be. Nothing has run.
 */
public final class RevisionClassException extends MigrateException {

	private final String className;

	RevisionClassException(String className, String problem, String action, @Nullable Throwable cause) {
		super("The class '" + className + "' " + problem + ".", action, cause);
		this.className = className;
	}

	RevisionClassException(String className, String problem, String action) {
		this(className, problem, action, null);
	}

	/**
	 * The class.
	 * @return its binary name, or the file if it cannot be read
	 */
	public String className() {
		return this.className;
	}

}
