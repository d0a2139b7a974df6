package dev.migrate.script;

import java.io.IOException;

import dev.migrate.error.MigrateException;
import org.jspecify.annotations.Nullable;

/**
 * An SQL file in a location is not as a revision has to be. Nothing has run.
 */
public class RevisionFileException extends MigrateException {

	private final String file;

	private final int line;

	/**
	 * Create an exception.
	 * @param file the file
	 * @param line the line at fault, counted from 1; 0 if it is about the whole file
	 * @param description what is wrong: full sentences
	 * @param action what to do: full sentences
	 * @param cause the failure met, or {@code null}
	 */
	RevisionFileException(String file, int line, String description, String action, @Nullable Throwable cause) {
		super(description, action, cause);
		this.file = file;
		this.line = line;
	}

	static RevisionFileException at(String file, int line, String problem, String action) {
		return new RevisionFileException(file, line, file + ":" + line + ": " + problem, action, null);
	}

	static RevisionFileException notUtf8(String file, long offset) {
		return new RevisionFileException(file, 0,
				"'" + file + "' is not encoded in UTF-8: the byte at offset " + offset + " cannot stand there.",
				"Save the file as UTF-8; its name in an editor may be 'Unicode (UTF-8)'.", null);
	}

	/**
	 * The failure to read a file.
	 * @param file its name
	 * @param cause the failure
	 * @return the exception
	 */
	public static RevisionFileException unreadable(String file, IOException cause) {
		return new RevisionFileException(file, 0, "'" + file + "' cannot be read: " + cause.getMessage() + ".",
				"Check that the file is there and that this process may read it.", cause);
	}

	/**
	 * The file.
	 * @return its name as the location gives it
	 */
	public final String file() {
		return this.file;
	}

	/**
	 * The line at fault.
	 * @return the line, counted from 1; 0 if it is about the whole file
	 */
	public final int line() {
		return this.line;
	}

}
