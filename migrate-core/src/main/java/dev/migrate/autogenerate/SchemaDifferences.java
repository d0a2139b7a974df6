package dev.migrate.autogenerate;

import java.util.List;

import dev.migrate.schema.TableName;

/**
 * How the database differs from what is wanted.
 *
 * @param changes what leads from the one to the other, in an order in which it can be run
 * @param candidates what may have been renamed, and is in the changes as new and gone
 * @param leftAlone tables that nobody wants but that no revision of ours has created
 * @param external tables that are wanted, and compared, though a revision says that they
 * are somebody else's
 */
public record SchemaDifferences(List<SchemaChange> changes, List<RenameCandidate> candidates, List<TableName> leftAlone,
		List<TableName> external) {

	public SchemaDifferences {
		changes = List.copyOf(changes);
		candidates = List.copyOf(candidates);
		leftAlone = List.copyOf(leftAlone);
		external = List.copyOf(external);
	}

	/**
	 * The same with other changes.
	 * @param changes what leads from the one to the other
	 * @return new differences
	 */
	public SchemaDifferences withChanges(List<SchemaChange> changes) {
		return new SchemaDifferences(changes, this.candidates, this.leftAlone, this.external);
	}

	/**
	 * Whether there is none.
	 * @return whether nothing has to be changed
	 */
	public boolean isEmpty() {
		return this.changes.isEmpty();
	}

}
