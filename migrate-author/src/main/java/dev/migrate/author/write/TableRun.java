package dev.migrate.author.write;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.migrate.autogenerate.SchemaChange;
import dev.migrate.lang.Internal;
import dev.migrate.operation.AddColumn;
import dev.migrate.operation.AddConstraint;
import dev.migrate.operation.AlterColumn;
import dev.migrate.operation.CreateIndex;
import dev.migrate.operation.DropColumn;
import dev.migrate.operation.DropConstraint;
import dev.migrate.operation.DropIndex;
import dev.migrate.operation.GroupingOperationVisitor;
import dev.migrate.operation.Operation;
import dev.migrate.operation.SetTableComment;
import dev.migrate.schema.Constraint.Kind;
import dev.migrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * Changes of one table, or of what belongs to none, that stand together.
 *
 * @param table the table; empty for what belongs to none
 * @param changes its changes, in order
 */
@Internal
public record TableRun(Optional<TableName> table, List<SchemaChange> changes) {

	public TableRun {
		changes = List.copyOf(changes);
	}

	/**
	 * Bring changes of one table together where that changes nothing: a change passes
	 * only changes of other tables, no foreign key, which is about two tables, and no
	 * change that makes or drops what has its name, as a schema may have each name once.
	 * What is only proposed and belongs to no table stays with the change behind it.
	 * @param changes the changes, in an order in which they can be run
	 * @return the runs, in such an order; those of one table keep their order
	 */
	public static List<TableRun> of(List<SchemaChange> changes) {
		List<TableRun> runs = new ArrayList<>();
		Map<Optional<TableName>, Integer> last = new LinkedHashMap<>();
		Map<String, Integer> named = new HashMap<>();
		int passable = 0;
		for (int i = 0; i < changes.size(); i++) {
			SchemaChange change = changes.get(i);
			Optional<TableName> table = table(changes.subList(i, changes.size()));
			boolean passes = isComment(change) || change.operation().accept(new Passing());
			String name = change.operation().accept(new NameOfRule());
			int at = last.getOrDefault(table, -1);
			boolean goesBack = passes && at >= passable && named.getOrDefault(name, -1) <= at;
			if (at >= 0 && (at == runs.size() - 1 || goesBack)) {
				runs.set(at, runs.get(at).with(change));
			}
			else {
				at = runs.size();
				runs.add(new TableRun(table, List.of(change)));
			}
			last.put(table, at);
			if (!name.isEmpty()) {
				named.merge(name, at, Math::max);
			}
			passable = passes ? passable : runs.size() - 1;
		}
		return runs;
	}

	private static Optional<TableName> table(List<SchemaChange> changes) {
		return changes.stream()
			.filter((change) -> !isComment(change))
			.findFirst()
			.or(() -> Optional.of(changes.get(0)))
			.flatMap((change) -> change.operation().tableName());
	}

	private static boolean isComment(SchemaChange change) {
		return change.withheld() && change.operation().tableName().isEmpty();
	}

	private TableRun with(SchemaChange change) {
		List<SchemaChange> all = new ArrayList<>(this.changes);
		all.add(change);
		return new TableRun(this.table, all);
	}

	/**
	 * Whether a change and one of another table may change places.
	 */
	private static final class Passing implements GroupingOperationVisitor<Boolean> {

		private static final Set<Kind> OF_ONE_TABLE = EnumSet.complementOf(EnumSet.of(Kind.FOREIGN_KEY));

		@Override
		public Boolean visit(AddColumn add) {
			return add.column().references() == null;
		}

		@Override
		public Boolean visit(AlterColumn alter) {
			return true;
		}

		@Override
		public Boolean visit(DropColumn drop) {
			return true;
		}

		@Override
		public Boolean visit(AddConstraint add) {
			return OF_ONE_TABLE.contains(add.constraint().kind());
		}

		@Override
		public Boolean visit(DropConstraint drop) {
			return drop.kind() != null && OF_ONE_TABLE.contains(drop.kind());
		}

		@Override
		public Boolean visit(CreateIndex create) {
			return !create.concurrently();
		}

		@Override
		public Boolean visit(DropIndex drop) {
			return !drop.concurrently();
		}

		@Override
		public Boolean visit(SetTableComment set) {
			return true;
		}

		@Override
		public Boolean visitOther(Operation operation) {
			return false;
		}

	}

	/**
	 * The name of a constraint or an index, which some databases keep once for all
	 * tables; empty for anything else.
	 */
	private static final class NameOfRule implements GroupingOperationVisitor<String> {

		@Override
		public String visit(AddConstraint add) {
			return lower(add.constraint().name());
		}

		@Override
		public String visit(DropConstraint drop) {
			return lower(drop.name());
		}

		@Override
		public String visit(CreateIndex create) {
			return lower(create.index().name());
		}

		@Override
		public String visit(DropIndex drop) {
			return lower(drop.name());
		}

		private static String lower(@Nullable String name) {
			return (name != null) ? name.toLowerCase(Locale.ROOT) : "";
		}

		@Override
		public String visitOther(Operation operation) {
			return "";
		}

	}

}
