package dev.migrate.start;

/**
 * A revision that was edited after it had been applied.
 *
 * @param revision the revision identifier
 * @param script the file or the class
 * @param applied the checksum that it had when it was applied
 * @param now the checksum that it has now
 * @param when when and by whom it was applied; empty if unknown
 */
public record ChangedRevision(String revision, String script, String applied, String now, String when) {

	@Override
	public String toString() {
		return "Revision '" + this.revision + "' (" + this.script + ") was edited after it had been applied"
				+ (this.when.isEmpty() ? "" : " " + this.when) + ": its checksum was " + this.applied + " and is "
				+ this.now + " now.";
	}

}
