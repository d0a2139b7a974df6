package dev.migrate.script;

import dev.migrate.error.MigrateException;
import org.jspecify.annotations.Nullable;

/**
 * A location of revisions is not written as one, or cannot be searched.
 */
public final class BadLocationException extends MigrateException {

	private final String location;

	BadLocationException(String location, String problem, String action, @Nullable Throwable cause) {
		super("The location '" + location + "' " + problem + ".", action, cause);
		this.location = location;
	}

	/**
	 * The location.
	 * @return the text as it was given
	 */
	public String location() {
		return this.location;
	}

}
