package dev.migrate.tables;

import java.util.List;

/**
 * What one look at the database tells, without a lock.
 *
 * @param initialized whether there is a version table
 * @param rows its rows, in the order in which they were read
 * @param checksums the checksums of files that the history knows, as far as they were
 * asked for
 */
public record Look(boolean initialized, List<String> rows, List<AppliedChecksum> checksums) {

	/** There is no version table. */
	public static final Look UNINITIALIZED = new Look(false, List.of(), List.of());

	public Look {
		rows = List.copyOf(rows);
		checksums = List.copyOf(checksums);
	}

}
