package dev.migrate.author.command;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.migrate.autogenerate.SchemaChange;
import dev.migrate.autogenerate.SchemaDifferences;
import dev.migrate.operation.DropObject;
import dev.migrate.operation.DropTable;
import dev.migrate.operation.Operation;
import dev.migrate.schema.TableName;

/**
 * Says of tables, views and the like that nothing wants how they are left out of the
 * comparison for good: without that, each comparison names them again.
 */
final class KeepNotes {

	private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_$]+");

	private KeepNotes() {
	}

	/**
	 * Add a note to the first one that is only proposed to be dropped, for all of them.
	 * @return the same differences
	 */
	static SchemaDifferences on(SchemaDifferences differences) {
		List<Operation> drops = differences.changes()
			.stream()
			.filter(KeepNotes::isProposal)
			.map(SchemaChange::operation)
			.toList();
		boolean one = drops.size() == 1;
		String note = "If " + (one ? "it stays" : "these stay") + ", say so in a revision (external: "
				+ joined(drops, " ", ", ", KeepNotes::quoted) + "), or leave " + (one ? "it" : "them")
				+ " out of the comparison with the property migrate.autogenerate.exclude="
				+ joined(drops, ":", ",", TableName::toString);
		List<SchemaChange> changes = new ArrayList<>();
		boolean noted = false;
		for (SchemaChange change : differences.changes()) {
			if (isProposal(change) && !noted) {
				noted = true;
				changes.add(change.noted(note));
			}
			else {
				changes.add(change);
			}
		}
		return differences.withChanges(changes);
	}

	private static boolean isProposal(SchemaChange change) {
		return change.withheld()
				&& (change.operation() instanceof DropTable || change.operation() instanceof DropObject);
	}

	private static String joined(List<Operation> drops, String colon, String comma, Function<TableName, String> name) {
		return drops.stream()
			.map((drop) -> kind(drop) + colon + name.apply(name(drop)))
			.collect(Collectors.joining(comma));
	}

	private static String kind(Operation drop) {
		if (drop instanceof DropObject object) {
			return object.object().kind().isView() ? "view" : object.object().kind().toString();
		}
		return "table";
	}

	private static TableName name(Operation drop) {
		return (drop instanceof DropObject object) ? object.object().qualifiedName() : ((DropTable) drop).table();
	}

	private static String quoted(TableName name) {
		String schema = name.schema();
		return ((schema != null) ? quoted(schema) + "." : "") + quoted(name.name());
	}

	private static String quoted(String name) {
		return PLAIN.matcher(name).matches() ? name : '"' + name + '"';
	}

}
