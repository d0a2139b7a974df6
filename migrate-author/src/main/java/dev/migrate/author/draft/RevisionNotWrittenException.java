package dev.migrate.author.draft;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;

import dev.migrate.error.MigrateException;
import org.jspecify.annotations.Nullable;

/**
 * A new revision could not be written. No file that was there has been changed.
 */
public final class RevisionNotWrittenException extends MigrateException {

	private RevisionNotWrittenException(String description, String action, @Nullable Throwable cause) {
		super(description, action, cause);
	}

	static RevisionNotWrittenException noProject(Path directory) {
		return new RevisionNotWrittenException("There is no 'src/main' in '" + directory + "'.",
				"Run the command in the directory of the project, or name a directory, as in "
						+ "'--location file:revisions --language sql'.",
				null);
	}

	static RevisionNotWrittenException noJavaIn(String location) {
		return new RevisionNotWrittenException(
				"Location '" + location + "' is a directory, and classes in it are not found.",
				"Write SQL with '--language sql', or name a location on the class path with '--location'.", null);
	}

	static RevisionNotWrittenException noPackage(String location) {
		return new RevisionNotWrittenException("Location '" + location + "' cannot be a package.",
				"Write SQL with '--language sql', or name another location with '--location'.", null);
	}

	/**
	 * Changes were to be written in Kotlin.
	 */
	public static RevisionNotWrittenException noChangesInKotlin() {
		return new RevisionNotWrittenException("What a comparison finds is written in Java and in SQL, not in Kotlin.",
				"Add '--language sql'; revisions in SQL are found beside those in Kotlin.", null);
	}

	public static RevisionNotWrittenException section(String line) {
		return new RevisionNotWrittenException(
				"The line '" + line.strip() + "' belongs to a statement, but would begin a section of the SQL file.",
				"Write the revision in Java, with '--language java'.", null);
	}

	static RevisionNotWrittenException exists(Path file, IOException cause) {
		return new RevisionNotWrittenException("'" + file + "' is there already.",
				"Choose another message, or move the file away.", cause);
	}

	static RevisionNotWrittenException failed(Path file, IOException cause) {
		String reason = (cause instanceof AccessDeniedException denied)
				? "this process may not write to '" + denied.getFile() + "'"
				: cause.getClass().getSimpleName() + " (" + cause.getMessage() + ")";
		return new RevisionNotWrittenException("'" + file + "' cannot be written: " + reason + ".",
				"Check the permissions of the folder, or name another with '--location'.", cause);
	}

}
