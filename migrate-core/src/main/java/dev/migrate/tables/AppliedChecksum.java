package dev.migrate.tables;

/**
 * The checksum that a revision had when it was applied.
 *
 * @param revision the revision identifier
 * @param checksum the checksum
 * @param rank the place in the history
 */
public record AppliedChecksum(String revision, String checksum, int rank) {
}
