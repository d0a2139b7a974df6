package dev.migrate.author.draft;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

import dev.migrate.lang.Internal;

/**
 * A new revision that is made up but not written.
 *
 * @param path where it goes
 * @param text what will be in it
 */
@Internal
public record RevisionFile(Path path, String text) {

	/**
	 * Write files, all of them or none.
	 * @param files the files, none of which is there
	 * @throws RevisionNotWrittenException if one cannot be written
	 */
	public static void write(List<RevisionFile> files) {
		List<Path> written = new ArrayList<>();
		try {
			for (RevisionFile file : files) {
				file.write();
				written.add(file.path);
			}
		}
		catch (RevisionNotWrittenException ex) {
			written.forEach((path) -> delete(path, ex));
			throw ex;
		}
	}

	private static void delete(Path path, RevisionNotWrittenException failure) {
		try {
			Files.deleteIfExists(path);
		}
		catch (IOException ex) {
			failure.addSuppressed(ex);
		}
	}

	private void write() {
		try {
			Files.createDirectories(this.path.getParent());
			Files.writeString(this.path, this.text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW,
					StandardOpenOption.WRITE);
		}
		catch (FileAlreadyExistsException ex) {
			throw RevisionNotWrittenException.exists(Path.of(ex.getFile()), ex);
		}
		catch (IOException ex) {
			throw RevisionNotWrittenException.failed(this.path, ex);
		}
	}

	/** Some file systems take names that differ in case for the same. */
	boolean isAt(Path other) {
		return this.path.toString().equalsIgnoreCase(other.toString());
	}

}
