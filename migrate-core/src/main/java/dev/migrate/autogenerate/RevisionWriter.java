package dev.migrate.autogenerate;

import java.util.List;

/**
 * Writes changes as the body of a revision.
 */
public interface RevisionWriter {

	/**
	 * Write.
	 * @param changes the changes, in order
	 * @return the body
	 */
	RevisionBody write(List<SchemaChange> changes);

}
