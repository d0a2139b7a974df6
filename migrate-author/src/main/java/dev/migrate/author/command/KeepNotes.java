package dev.migrate.author.command;

import java.util.ArrayList;
import java.util.List;

import dev.migrate.autogenerate.SchemaChange;
import dev.migrate.autogenerate.SchemaDifferences;
import dev.migrate.operation.DropObject;
import dev.migrate.operation.DropTable;
import dev.migrate.operation.Operation;
import dev.migrate.schema.SchemaObject;

/**
 * Says of tables, views and the like that nothing wants how they are left out of the
 * comparison for good: without that, each comparison names them again.
 */
final class KeepNotes {

	private KeepNotes() {
	}

	/**
	 * Add a note to the first one that is only proposed to be dropped, for all of them.
	 * @param differences the differences
	 * @return the same differences
	 */
	static SchemaDifferences on(SchemaDifferences differences) {
		List<String> patterns = differences.changes()
			.stream()
			.filter(KeepNotes::isProposal)
			.map((change) -> pattern(change.operation()))
			.toList();
		String note = ((patterns.size() == 1) ? "If it stays, leave it" : "If these stay, leave them")
				+ " out of the comparison with the property migrate.autogenerate.exclude=" + String.join(",", patterns);
		List<SchemaChange> changes = new ArrayList<>();
		boolean noted = false;
		for (SchemaChange change : differences.changes()) {
			if (isProposal(change) && !noted) {
				noted = true;
				List<String> notes = new ArrayList<>(change.notes());
				notes.add(note);
				changes.add(new SchemaChange(change.operation(), true, notes));
			}
			else {
				changes.add(change);
			}
		}
		return new SchemaDifferences(changes, differences.candidates(), differences.leftAlone());
	}

	private static boolean isProposal(SchemaChange change) {
		return change.withheld()
				&& (change.operation() instanceof DropTable || change.operation() instanceof DropObject);
	}

	private static String pattern(Operation operation) {
		if (operation instanceof DropObject drop) {
			SchemaObject object = drop.object();
			return (object.kind().isView() ? "view" : object.kind()) + ":" + object.qualifiedName();
		}
		return "table:" + ((DropTable) operation).table();
	}

}
