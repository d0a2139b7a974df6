package dev.migrate.autogenerate;

import java.util.List;

/**
 * A revision that is about to be written.
 *
 * @param message what it does, in a few words; empty if nothing was said
 * @param fileName what its file is called, with the places that
 * {@code migrate.revision.file-name} may have; empty for what that property says
 * @param changes what it does
 */
public record ProposedRevision(String message, String fileName, List<SchemaChange> changes) {

	public ProposedRevision {
		changes = List.copyOf(changes);
	}

	/**
	 * With another message.
	 * @param message what it does, in a few words
	 * @return a new revision
	 */
	public ProposedRevision withMessage(String message) {
		return new ProposedRevision(message, this.fileName, this.changes);
	}

	/**
	 * With a name for its file.
	 * @param fileName the name without a suffix, such as {@code {year}_{slug}}
	 * @return a new revision
	 */
	public ProposedRevision withFileName(String fileName) {
		return new ProposedRevision(this.message, fileName, this.changes);
	}

	/**
	 * With other changes.
	 * @param changes what it does, in an order in which it can be run
	 * @return a new revision
	 */
	public ProposedRevision withChanges(List<SchemaChange> changes) {
		return new ProposedRevision(this.message, this.fileName, changes);
	}

}
