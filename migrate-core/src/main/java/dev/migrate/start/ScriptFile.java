package dev.migrate.start;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * Where a script goes that is written instead of being run. Always UTF-8.
 *
 * @param name the path of a file, or {@code -} for standard output
 */
record ScriptFile(String name) {

	private static final String STANDARD_OUTPUT = "-";

	/**
	 * Write the script. Whoever reads the file meanwhile sees what was there before, or
	 * the whole script.
	 * @throws ScriptNotWrittenException if it cannot be written
	 */
	void write(String script) {
		byte[] bytes = script.getBytes(StandardCharsets.UTF_8);
		if (this.name.equals(STANDARD_OUTPUT)) {
			PrintStream out = System.out;
			out.write(bytes, 0, bytes.length);
			out.flush();
			return;
		}
		try {
			write(bytes);
		}
		catch (IOException | InvalidPathException ex) {
			throw new ScriptNotWrittenException(this.name, ex);
		}
	}

	private void write(byte[] bytes) throws IOException {
		Path file = Path.of(this.name).toAbsolutePath();
		if (Files.exists(file)) {
			// What a link leads to is replaced, and not the link
			file = file.toRealPath();
		}
		else {
			Files.createDirectories(file.getParent());
		}
		if (Files.exists(file) && !Files.isRegularFile(file)) {
			// A pipe or a device takes what is written, and stays; a directory refuses
			Files.write(file, bytes);
			return;
		}
		replace(file, bytes);
	}

	private static void replace(Path file, byte[] bytes) throws IOException {
		Path draft = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".tmp");
		try {
			Files.write(draft, bytes);
			try {
				Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
			}
			catch (AtomicMoveNotSupportedException ex) {
				Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
			}
		}
		finally {
			Files.deleteIfExists(draft);
		}
	}

	/**
	 * The place for people.
	 */
	@Override
	public String toString() {
		return this.name.equals(STANDARD_OUTPUT) ? "standard output" : "'" + this.name + "'";
	}

}
