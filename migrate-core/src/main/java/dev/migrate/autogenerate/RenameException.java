package dev.migrate.autogenerate;

import dev.migrate.error.MigrateException;

/**
 * A renaming that cannot be read or made.
 */
public final class RenameException extends MigrateException {

	private final String renaming;

	private RenameException(String renaming, String description, String action) {
		super(description, action);
		this.renaming = renaming;
	}

	static RenameException unreadable(String text) {
		return new RenameException(text, "The renaming '" + text + "' cannot be read.",
				"Write 'orders.note=remark' for a column and 'orders=purchases' for a table, the old name first, "
						+ "with the schema before the table if it is not the current one.");
	}

	static RenameException otherSchema(String text) {
		return new RenameException(text, "The renaming '" + text + "' would move a table to another schema.",
				"Name the same schema on both sides; move tables with op.execute(…).");
	}

	static RenameException twice(String text) {
		return new RenameException(text,
				"The renaming '" + text + "' gives a name that is old already, or gives or takes a name twice.",
				"Say each name once.");
	}

	static RenameException nothingToRename(String text, String missing) {
		return new RenameException(text, "There is nothing to rename by '" + text + "': " + missing + ".",
				"Correct the name, or leave the renaming out.");
	}

	/**
	 * The renaming.
	 * @return as it was given
	 */
	public String renaming() {
		return this.renaming;
	}

}
