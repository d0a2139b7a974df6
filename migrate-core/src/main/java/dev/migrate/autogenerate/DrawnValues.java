package dev.migrate.autogenerate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.migrate.dialect.Dialect;
import dev.migrate.lang.Internal;
import dev.migrate.operation.AlterColumn;
import dev.migrate.operation.AlterSequence;
import dev.migrate.operation.CreateSequence;
import dev.migrate.operation.CreateTable;
import dev.migrate.operation.ExecuteSql;
import dev.migrate.operation.GroupingOperationVisitor;
import dev.migrate.operation.Operation;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;

/**
 * Lets what makes the values of columns go on behind the rows that are there.
 *
 * @param dialect the database
 */
@Internal
public record DrawnValues(Dialect dialect) {

	/** Integers with a range of their own, such as those without a sign. */
	private static final Pattern INTEGERS = Pattern.compile("(tiny|small|medium|big)?int(eger)?\\b",
			Pattern.CASE_INSENSITIVE);

	/**
	 * Changes with what lets new sources of values go on. A column that the database no
	 * longer fills, and of which nobody says what does, gets a note.
	 * @param changes the changes
	 * @param drawn what is drawn from where
	 * @param there the tables that are there already
	 * @param wanted the tables that are wanted
	 * @return the changes, those that are new behind the others
	 */
	List<SchemaChange> completed(List<SchemaChange> changes, List<DrawnColumn> drawn, Map<TableName, LiveTable> there,
			List<WantedTable> wanted) {
		List<AlterColumn> moved = new ArrayList<>();
		List<SchemaChange> going = new ArrayList<>();
		for (DrawnColumn each : drawn) {
			boolean begins = changes.stream()
				.anyMatch((change) -> !change.withheld() && change.operation().accept(new Begins(each)));
			LiveTable live = there.get(each.table());
			if (begins && live != null && isNumber(live.stored(), each)
					&& wanted.stream().anyMatch((table) -> isNumber(table.table(), each))) {
				List<SchemaChange> steps = goOn(each, !there.containsKey(each.source()));
				going.addAll(waits(each, changes) ? waiting(each, steps) : steps);
				changes.stream()
					.filter((change) -> !steps.isEmpty())
					.flatMap((change) -> change.operation().accept(new Released()).stream())
					.filter((alter) -> isFor(each, alter))
					.forEach(moved::add);
			}
		}
		List<SchemaChange> completed = new ArrayList<>();
		for (SchemaChange change : changes) {
			Optional<AlterColumn> released = change.operation()
				.accept(new Released())
				.filter((alter) -> !change.withheld() && !moved.contains(alter));
			completed.add(released.map((alter) -> noted(change, alter)).orElse(change));
		}
		completed.addAll(going);
		return completed;
	}

	/**
	 * A key may be text, or be so still, and what it is drawn from be put into it.
	 */
	private static boolean isNumber(Table table, DrawnColumn drawn) {
		return table.name().equals(drawn.table())
				&& table.column(drawn.column()).filter((column) -> isNumber(column.type())).isPresent();
	}

	private static boolean isNumber(ColumnType type) {
		return switch (type.name()) {
			case TINYINT, SMALLINT, INTEGER, BIGINT, NUMERIC -> true;
			case VERBATIM -> type.verbatim() != null && INTEGERS.matcher(type.verbatim()).lookingAt();
			default -> false;
		};
	}

	private static boolean waits(DrawnColumn drawn, List<SchemaChange> changes) {
		return changes.stream().anyMatch((change) -> change.withheld() && change.operation().accept(new Alters(drawn)));
	}

	private static List<SchemaChange> waiting(DrawnColumn drawn, List<SchemaChange> steps) {
		return steps.stream()
			.map((step) -> SchemaChange.withheld(step.operation(), "Waits for the change of '" + drawn.column() + "'"))
			.toList();
	}

	private static boolean isFor(DrawnColumn drawn, AlterColumn released) {
		return drawn.table().equals(released.table()) && drawn.column().equals(released.column());
	}

	private static SchemaChange noted(SchemaChange change, AlterColumn released) {
		List<String> notes = new ArrayList<>(change.notes());
		notes.add("The database makes no values of '" + released.column()
				+ "' any more: where rows are there, what makes them now has to begin behind the largest one, "
				+ "a sequence with op.restartSequence(…)");
		return new SchemaChange(change.operation(), false, notes);
	}

	/**
	 * Let a sequence that comes back go on behind what has been generated without it.
	 * @param sequence the sequence, which is there
	 * @param filled the columns that the database has filled meanwhile, at least one
	 * @return what does it
	 */
	public List<SchemaChange> goOn(Sequence sequence, List<AlterColumn> filled) {
		List<String> columns = filled.stream().map((alter) -> alter.table() + "." + alter.column()).distinct().toList();
		List<String> largest = filled.stream()
			.map((alter) -> largest(alter.table(), alter.column(), ""))
			.distinct()
			.toList();
		String all = (largest.size() == 1) ? largest.get(0)
				: largest.stream()
					.map((each) -> "coalesce(" + each + ", 0)")
					.collect(Collectors.joining(", ", "greatest(", ")"));
		return changes(columns,
				moved(new TableName(sequence.schema(), sequence.name()), SequenceComparison.step(sequence), all));
	}

	private List<SchemaChange> goOn(DrawnColumn drawn, boolean made) {
		DrawnColumn.Number number = drawn.number();
		List<String> statements = (number != null)
				? numbered(drawn, number, largest(drawn.table(), drawn.column(), " + " + drawn.increment()), made)
				: moved(drawn.source(), drawn.increment(), largest(drawn.table(), drawn.column(), ""));
		return changes(List.of(drawn.table() + "." + drawn.column()), statements);
	}

	private List<String> moved(TableName sequence, long increment, String largest) {
		return (increment > 0) ? this.dialect.spelling().goOnBehind(sequence, increment, largest) : List.of();
	}

	/**
	 * What is done here has nothing to be undone.
	 */
	private static List<SchemaChange> changes(List<String> columns, List<String> statements) {
		String names = columns.stream().map((column) -> "'" + column + "'").collect(Collectors.joining(", "));
		List<SchemaChange> changes = new ArrayList<>();
		for (String sql : statements) {
			ExecuteSql execute = new ExecuteSql(sql, "", 1, "");
			changes.add(changes.isEmpty()
					? SchemaChange.of(execute,
							"Values of " + names + " go on behind those that rows have"
									+ ((columns.size() > 1) ? ", as nothing says which of them are drawn here" : ""))
					: SchemaChange.of(execute));
		}
		return changes;
	}

	private String largest(TableName table, String column, String more) {
		return "(select max(" + quote(column) + ")" + more + " from " + this.dialect.spelling().quote(table) + ")";
	}

	/**
	 * A row that generators make where there is none would begin at the beginning.
	 */
	private List<String> numbered(DrawnColumn drawn, DrawnColumn.Number number, String next, boolean made) {
		String source = this.dialect.spelling().quote(drawn.source());
		String column = quote(number.column());
		List<String> statements = new ArrayList<>();
		String row = "";
		if (number.keyColumn() != null && number.key() != null) {
			String key = quote(number.keyColumn());
			String value = this.dialect.spelling().literal(number.key());
			row = key + " = " + value + " and ";
			if (!made) {
				statements.add("insert into " + source + " (" + key + ", " + column + ") select " + value
						+ ", n.v from (select " + next + " as v" + this.dialect.spelling().fromNothing()
						+ ") n where n.v is not null and not exists (select 1 from " + source + " where " + key + " = "
						+ value + ")");
			}
		}
		statements.add("update " + source + " set " + column + " = " + next + " where " + row + column + " < " + next);
		return statements;
	}

	private String quote(String name) {
		return this.dialect.spelling().quote(name);
	}

	/**
	 * A column that the database no longer fills, if there is one.
	 */
	private static final class Released implements GroupingOperationVisitor<Optional<AlterColumn>> {

		@Override
		public Optional<AlterColumn> visit(AlterColumn alter) {
			return Optional.of(alter)
				.filter((each) -> each.changes().identity() != null && each.changes().identity().value() == null);
		}

		@Override
		public Optional<AlterColumn> visitOther(Operation operation) {
			return Optional.empty();
		}

	}

	/**
	 * Whether values begin to be drawn with it.
	 */
	private record Begins(DrawnColumn drawn) implements GroupingOperationVisitor<Boolean> {

		@Override
		public Boolean visit(AlterColumn alter) {
			return new Released().visit(alter).isPresent() && isFor(this.drawn, alter);
		}

		@Override
		public Boolean visit(CreateSequence create) {
			return this.drawn.source().equals(new TableName(create.sequence().schema(), create.sequence().name()));
		}

		/**
		 * Those who draw blocks of another size take what the last ones had.
		 */
		@Override
		public Boolean visit(AlterSequence alter) {
			return alter.sequence().increment() != null
					&& this.drawn.source().equals(new TableName(alter.sequence().schema(), alter.sequence().name()));
		}

		@Override
		public Boolean visit(CreateTable create) {
			return this.drawn.source().equals(create.table().name());
		}

		@Override
		public Boolean visitOther(Operation operation) {
			return false;
		}

	}

	/**
	 * Whether the column is changed.
	 */
	private record Alters(DrawnColumn drawn) implements GroupingOperationVisitor<Boolean> {

		@Override
		public Boolean visit(AlterColumn alter) {
			return isFor(this.drawn, alter);
		}

		@Override
		public Boolean visitOther(Operation operation) {
			return false;
		}

	}

}
