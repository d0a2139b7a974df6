package dev.migrate.autogenerate;

import java.util.List;

import dev.migrate.error.MigrateException;

/**
 * The scratch database holds something, which would be lost.
 */
public final class ScratchNotEmptyException extends MigrateException {

	private static final long serialVersionUID = 1L;

	private final List<String> found;

	ScratchNotEmptyException(List<String> found) {
		super("The scratch database is not empty: it has " + String.join(", ", found) + ".",
				"Name an empty database of its own in migrate.autogenerate.scratch.url: all that is in it is dropped.");
		this.found = List.copyOf(found);
	}

	/**
	 * What is there.
	 * @return names of tables and views
	 */
	public List<String> found() {
		return this.found;
	}

}
