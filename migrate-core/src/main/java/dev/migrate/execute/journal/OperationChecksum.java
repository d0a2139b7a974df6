package dev.migrate.execute.journal;

import java.util.Optional;

import dev.migrate.lang.Internal;
import dev.migrate.operation.ExecuteSql;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Recording;
import dev.migrate.script.Script;
import dev.migrate.sql.SqlNormalizer;

/**
 * What a revision in Java does, as a checksum: of its operations in their order, however
 * its class is written. There is none where they do not tell all that it does, as where
 * it reads or writes data by other means. Used by one thread for one revision.
 */
@Internal
public final class OperationChecksum {

	private static final String PREFIX = "op1:";

	private static final int DIGITS = 16;

	private final StringBuilder hashes = new StringBuilder();

	private boolean complete = true;

	/**
	 * Take it of a recording, which runs the code of the revision without a database.
	 * @param dialect the name of the dialect that the revision is told
	 * @return the checksum; empty if it has none, or cannot be recorded
	 */
	public static Optional<String> of(String dialect, Script script) {
		OperationChecksum checksum = new OperationChecksum();
		try {
			Recording.of(dialect, (op) -> script.load().upgrade(op))
				.entries()
				.forEach((entry) -> checksum.add(hash(entry.operation()), entry.autocommit()));
		}
		catch (RuntimeException ex) {
			// Whatever it needs is not there in a recording
			return Optional.empty();
		}
		return checksum.value();
	}

	/**
	 * Whether it can be compared: older checksums, and those of files, cannot.
	 */
	public static boolean isOne(String checksum) {
		return checksum.startsWith(PREFIX);
	}

	/**
	 * Add an operation.
	 * @param hash what {@link #hash} makes of it
	 */
	public void add(String hash, boolean autocommit) {
		this.hashes.append(hash).append(autocommit ? 'a' : 't');
	}

	/**
	 * Shorten an operation to a hash. The layout of SQL and what would undo it do
	 * nothing.
	 */
	public static String hash(Operation operation) {
		return CanonicalText.hash((operation instanceof ExecuteSql execute)
				? SqlNormalizer.normalize(execute.sql()) + CanonicalText.of(execute.parameters())
				: CanonicalText.of(operation));
	}

	/**
	 * The revision does something that is not known.
	 */
	public void incomplete() {
		this.complete = false;
	}

	public Optional<String> value() {
		return this.complete ? Optional.of(PREFIX + CanonicalText.hash(this.hashes.toString()).substring(0, DIGITS))
				: Optional.empty();
	}

}
