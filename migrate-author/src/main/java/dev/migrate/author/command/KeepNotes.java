package dev.migrate.author.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.migrate.autogenerate.SchemaChange;
import dev.migrate.autogenerate.SchemaDifferences;
import dev.migrate.operation.DropObject;
import dev.migrate.operation.DropTable;
import dev.migrate.operation.GroupingOperationVisitor;
import dev.migrate.operation.Operation;
import dev.migrate.schema.SchemaObject;
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
		List<Proposal> drops = differences.changes()
			.stream()
			.flatMap((change) -> Proposal.of(change).stream())
			.toList();
		boolean one = drops.size() == 1;
		String note = "If " + (one ? "it stays" : "these stay") + ", say so in a revision (external: "
				+ joined(drops, " ", ", ", KeepNotes::quoted) + "), or leave " + (one ? "it" : "them")
				+ " out of the comparison with the property migrate.autogenerate.exclude="
				+ joined(drops, ":", ",", TableName::toString);
		List<SchemaChange> changes = new ArrayList<>();
		boolean noted = false;
		for (SchemaChange change : differences.changes()) {
			if (!noted && Proposal.of(change).isPresent()) {
				noted = true;
				changes.add(change.noted(note));
			}
			else {
				changes.add(change);
			}
		}
		return differences.withChanges(changes);
	}

	private static String joined(List<Proposal> drops, String colon, String comma, Function<TableName, String> name) {
		return drops.stream()
			.map((drop) -> drop.kind() + colon + name.apply(drop.name()))
			.collect(Collectors.joining(comma));
	}

	private static String quoted(TableName name) {
		String schema = name.schema();
		return ((schema != null) ? quoted(schema) + "." : "") + quoted(name.name());
	}

	private static String quoted(String name) {
		return PLAIN.matcher(name).matches() ? name : '"' + name + '"';
	}

	/**
	 * What is only proposed to be dropped.
	 */
	private record Proposal(String kind, TableName name) {

		static Optional<Proposal> of(SchemaChange change) {
			return !change.withheld() ? Optional.empty() : change.operation().accept(new GroupingOperationVisitor<>() {

				@Override
				public Optional<Proposal> visit(DropTable drop) {
					return Optional.of(new Proposal("table", drop.table()));
				}

				@Override
				public Optional<Proposal> visit(DropObject drop) {
					SchemaObject.Kind kind = drop.object().kind();
					return Optional
						.of(new Proposal(kind.isView() ? "view" : kind.toString(), drop.object().qualifiedName()));
				}

				@Override
				public Optional<Proposal> visitOther(Operation operation) {
					return Optional.empty();
				}

			});
		}

	}

}
