package dev.migrate.start;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

import dev.migrate.error.Advice;
import dev.migrate.error.MigrateException;
import dev.migrate.error.Setting;

/**
 * The file cannot be written to which a start writes a script instead of running it. The
 * database has not been changed.
 */
public final class ScriptNotWrittenException extends MigrateException {

	private final String file;

	ScriptNotWrittenException(String file, Exception failure) {
		super("The script cannot be written to '" + file + "': " + reason(failure)
				+ ". The database has not been changed.",
				Advice
					.of(Setting.SQL_OUTPUT.toBe("a file that the application may write, relative to '"
							+ Path.of("").toAbsolutePath() + "' or with its whole path; or to '-' for standard output"))
					.and("."),
				failure);
		this.file = file;
	}

	private static String reason(Exception failure) {
		if (!(failure instanceof FileSystemException file)) {
			return String.valueOf(failure.getMessage());
		}
		String reason = (file instanceof AccessDeniedException) ? "access denied" : file.getReason();
		String kind = file.getClass().getSimpleName();
		return ((reason != null) ? reason : kind) + " (" + file.getFile() + ")";
	}

	/**
	 * Where the script was to go.
	 * @return the path as it is set
	 */
	public String file() {
		return this.file;
	}

}
