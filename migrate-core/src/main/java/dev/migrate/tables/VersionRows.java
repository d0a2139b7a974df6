package dev.migrate.tables;

import java.util.List;

import dev.migrate.lang.Internal;

/**
 * What was read from the version table in one query.
 *
 * @param initialized whether the table is there
 * @param ids the revision identifiers of its rows, in the order in which they were read
 * @param length how many characters an identifier may have; 0 or less if unknown
 * @param schema the schema of the table, where it was asked for; empty if the database
 * has none
 * @param checksums the checksums of files that the history knows, where they were asked
 * for
 */
@Internal
public record VersionRows(boolean initialized, List<String> ids, int length, String schema, List<Checksum> checksums) {

	/** There is no version table. */
	public static final VersionRows NONE = new VersionRows(false, List.of(), 0, "", List.of());

	public VersionRows {
		ids = List.copyOf(ids);
		checksums = List.copyOf(checksums);
	}

	/**
	 * Rows that are not read, as the table will only be made.
	 * @param ids the revision identifiers
	 */
	public static VersionRows planned(List<String> ids) {
		return new VersionRows(true, ids, VersionTable.ID_LENGTH, "", List.of());
	}

	/**
	 * Whether no revision is recorded, be it for want of the table.
	 */
	public boolean isEmpty() {
		return this.ids.isEmpty();
	}

	VersionRows in(String schema) {
		return new VersionRows(this.initialized, this.ids, this.length, schema, this.checksums);
	}

	/**
	 * The checksum that a revision had when it was applied.
	 *
	 * @param revision the revision identifier
	 * @param checksum the checksum
	 * @param rank the place in the history
	 */
	public record Checksum(String revision, String checksum, int rank) {
	}

}
