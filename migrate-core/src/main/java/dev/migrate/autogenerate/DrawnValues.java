package dev.migrate.autogenerate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.migrate.dialect.Dialect;
import dev.migrate.lang.Internal;
import dev.migrate.operation.AlterColumn;
import dev.migrate.operation.CreateSequence;
import dev.migrate.operation.CreateTable;
import dev.migrate.operation.ExecuteSql;
import dev.migrate.operation.GroupingOperationVisitor;
import dev.migrate.operation.Operation;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.TableName;

/**
 * Lets what makes the values of columns go on behind the rows that are there.
 *
 * @param dialect the database
 */
@Internal
public record DrawnValues(Dialect dialect) {

	/**
	 * Changes with what lets new sources of values go on. A column that the database no
	 * longer fills, and of which nobody says what does, gets a note.
	 * @param changes the changes
	 * @param drawn what is drawn from where
	 * @param there the tables that are there already
	 * @return the changes, those that are new behind the others
	 */
	List<SchemaChange> completed(List<SchemaChange> changes, List<DrawnColumn> drawn, Set<TableName> there) {
		List<SchemaChange> completed = new ArrayList<>();
		for (SchemaChange change : changes) {
			Optional<AlterColumn> released = change.operation()
				.accept(new Released())
				.filter((alter) -> !change.withheld() && drawn.stream().noneMatch((each) -> isFor(each, alter)));
			completed.add(released.map((alter) -> noted(change, alter)).orElse(change));
		}
		for (DrawnColumn each : drawn) {
			boolean begins = changes.stream()
				.anyMatch((change) -> !change.withheld() && change.operation().accept(new Begins(each)));
			if (begins && there.contains(each.table())) {
				completed.addAll(goOn(each, !there.contains(each.source())));
			}
		}
		return completed;
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
	 * @param table the table that has values
	 * @param column the column
	 * @return what does it
	 */
	public List<SchemaChange> goOn(Sequence sequence, TableName table, String column) {
		return goOn(new DrawnColumn(table, column, new TableName(sequence.schema(), sequence.name()),
				SequenceComparison.step(sequence), null), false);
	}

	/**
	 * What is done here has nothing to be undone.
	 */
	private List<SchemaChange> goOn(DrawnColumn drawn, boolean made) {
		DrawnColumn.Number number = drawn.number();
		List<String> statements = List.of();
		if (number != null) {
			statements = numbered(drawn, number, largest(drawn, " + " + drawn.increment()), made);
		}
		else if (drawn.increment() > 0) {
			statements = this.dialect.spelling().goOnBehind(drawn.source(), drawn.increment(), largest(drawn, ""));
		}
		List<SchemaChange> changes = new ArrayList<>();
		for (String sql : statements) {
			ExecuteSql execute = new ExecuteSql(sql, "", 1, "");
			changes.add(changes.isEmpty() ? SchemaChange.of(execute,
					"Values of '" + drawn.table() + "." + drawn.column() + "' go on behind those that rows have")
					: SchemaChange.of(execute));
		}
		return changes;
	}

	private String largest(DrawnColumn drawn, String more) {
		return "(select max(" + quote(drawn.column()) + ")" + more + " from "
				+ this.dialect.spelling().quote(drawn.table()) + ")";
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

		@Override
		public Boolean visit(CreateTable create) {
			return this.drawn.source().equals(create.table().name());
		}

		@Override
		public Boolean visitOther(Operation operation) {
			return false;
		}

	}

}
