package dev.migrate.author.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.migrate.autogenerate.SchemaChange;
import dev.migrate.autogenerate.SchemaDifferences;
import dev.migrate.error.Quoted;
import dev.migrate.operation.AddConstraint;
import dev.migrate.operation.AlterColumn;
import dev.migrate.operation.CreateObject;
import dev.migrate.operation.DropConstraint;
import dev.migrate.operation.DropObject;
import dev.migrate.operation.ExecuteSql;
import dev.migrate.operation.GroupingOperationVisitor;
import dev.migrate.operation.Operation;
import dev.migrate.operation.OperationDescriber;
import dev.migrate.operation.ReplaceObject;
import dev.migrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * Differences as commands print them.
 */
final class DifferenceText {

	private static final int MOST_NAMED = 10;

	private static final int MOST_SHOWN = 20;

	private final SchemaDifferences differences;

	DifferenceText(SchemaDifferences differences) {
		this.differences = differences;
	}

	/**
	 * How many changes there are of each kind, and one line for each change with its
	 * notes below it. Of many changes, the kinds alone.
	 * @param details whether many changes are shown too
	 */
	List<String> lines(boolean details) {
		int count = this.differences.changes().size();
		List<String> lines = new ArrayList<>((count > MOST_SHOWN) ? kinds() : List.of());
		if (count > MOST_SHOWN && !details) {
			lines.add("Show each of them with --details.");
			return lines;
		}
		for (SchemaChange change : this.differences.changes()) {
			lines.add("  " + OperationDescriber.describe(change.operation()) + withheld(change));
			change.notes().forEach((note) -> lines.add("      " + note));
		}
		return lines;
	}

	/**
	 * The kinds of changes, the most frequent first.
	 */
	private List<String> kinds() {
		Map<String, Long> kinds = this.differences.changes()
			.stream()
			.collect(Collectors.groupingBy(DifferenceText::kind, TreeMap::new, Collectors.counting()));
		return kinds.entrySet()
			.stream()
			.sorted(Map.Entry.<String, Long>comparingByValue().reversed())
			.map((kind) -> "  " + kind.getValue() + " x " + kind.getKey())
			.toList();
	}

	private static String kind(SchemaChange change) {
		return change.operation().accept(new ChangeKind()) + withheld(change);
	}

	private static String withheld(SchemaChange change) {
		return change.withheld() ? change.operation().accept(new ReasonToWithhold()) : "";
	}

	/**
	 * All for programs.
	 * @return the values by name
	 */
	Map<String, Object> data() {
		Map<String, Object> data = new LinkedHashMap<>();
		data.put("changes", this.differences.changes().stream().map(DifferenceText::data).toList());
		data.put("leftAlone", this.differences.leftAlone().stream().map(TableName::toString).toList());
		if (!this.differences.external().isEmpty()) {
			data.put("external", this.differences.external().stream().map(TableName::toString).toList());
		}
		return data;
	}

	private static Map<String, Object> data(SchemaChange change) {
		Map<String, Object> data = new LinkedHashMap<>();
		data.put("operation", OperationDescriber.describe(change.operation()));
		data.put("withheld", change.withheld());
		data.put("notes", change.notes());
		return data;
	}

	/**
	 * Say which tables are left alone, and which are not though a revision says so.
	 * @param output where to
	 */
	void warn(Output output) {
		warn(output, "Left alone, since no revision has created them: ", this.differences.leftAlone());
		warn(output, "Compared, since the application wants them, though a revision says that they are external: ",
				this.differences.external());
	}

	private static void warn(Output output, String what, List<TableName> tables) {
		if (!tables.isEmpty()) {
			String named = tables.stream().limit(MOST_NAMED).map(TableName::toString).collect(Collectors.joining(", "));
			int others = tables.size() - MOST_NAMED;
			output.err().println(what + Quoted.visible(named) + ((others > 0) ? " and " + others + " more" : ""));
		}
	}

	/**
	 * Why a change is left to a person.
	 */
	private static final class ReasonToWithhold implements GroupingOperationVisitor<String> {

		/**
		 * A person has to complete it, such as what fills a new column.
		 */
		@Override
		public String visit(ExecuteSql sql) {
			return " (written as a comment)";
		}

		@Override
		public String visit(AlterColumn alter) {
			return " (withheld: it may lose values)";
		}

		@Override
		public String visit(DropObject drop) {
			return " (withheld: what uses it would fail)";
		}

		@Override
		public String visitOther(Operation operation) {
			return " (withheld: it loses data)";
		}

	}

	/**
	 * The kind of a change, in words that many of them share.
	 */
	private static final class ChangeKind implements GroupingOperationVisitor<String> {

		@Override
		public String visit(AlterColumn alter) {
			List<String> aspects = new ArrayList<>();
			AlterColumn.Aspects changes = alter.changes();
			add(aspects, changes.type(), "type");
			add(aspects, changes.nullable(), Boolean.TRUE.equals(changes.nullable()) ? "null" : "not null");
			add(aspects, changes.defaultValue(), "default");
			add(aspects, changes.comment(), "comment");
			add(aspects, changes.identity(), "identity");
			return "alter column: " + String.join(", ", aspects);
		}

		private static void add(List<String> aspects, @Nullable Object change, String aspect) {
			if (change != null) {
				aspects.add(aspect);
			}
		}

		@Override
		public String visit(AddConstraint add) {
			return "add " + add.constraint().kind();
		}

		@Override
		public String visit(DropConstraint drop) {
			return "drop " + ((drop.kind() != null) ? drop.kind() : "constraint");
		}

		@Override
		public String visit(CreateObject create) {
			return "create " + create.object().kind();
		}

		@Override
		public String visit(ReplaceObject replace) {
			return "replace " + replace.object().kind();
		}

		@Override
		public String visit(DropObject drop) {
			return "drop " + drop.object().kind();
		}

		@Override
		public String visit(ExecuteSql execute) {
			return "execute SQL";
		}

		@Override
		public String visitOther(Operation operation) {
			return operation.getClass().getSimpleName().replaceAll("(?<=.)([A-Z])", " $1").toLowerCase(Locale.ROOT);
		}

	}

}
