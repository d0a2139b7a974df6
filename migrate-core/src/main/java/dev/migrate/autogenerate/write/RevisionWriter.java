package dev.migrate.autogenerate.write;

import java.util.List;

import dev.migrate.autogenerate.SchemaChange;

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
