package dev.migrate.operation;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * An update of many rows in batches, each committed for itself, so that none locks the
 * table for long. What is given is SQL, taken as it is. Immutable.
 *
 * <pre class="code">
 * op.backfill(Backfill.of("users").key("id").set("full_name", "name").where("full_name is null"));
 * </pre>
 *
 * The condition tells the rows that are still to be done: after a crash, the next run
 * goes on where this one ended.
 */
public final class Backfill {

	private static final int DEFAULT_BATCH_SIZE = 1000;

	private final String table;

	private final @Nullable String key;

	private final Map<String, String> assignments;

	private final @Nullable String condition;

	private final int batchSize;

	private final Duration pause;

	private Backfill(String table, @Nullable String key, Map<String, String> assignments, @Nullable String condition,
			int batchSize, Duration pause) {
		this.table = table;
		this.key = key;
		this.assignments = assignments;
		this.condition = condition;
		this.batchSize = batchSize;
		this.pause = pause;
	}

	/**
	 * Begin with a table.
	 * @param table the table
	 * @return a backfill of batches of 1000 rows without pauses
	 */
	public static Backfill of(String table) {
		return new Backfill(table, null, Map.of(), null, DEFAULT_BATCH_SIZE, Duration.ZERO);
	}

	/**
	 * Say what orders the rows.
	 * @param column a column with an index, unique and never NULL, as a primary key is;
	 * it must not change
	 * @return a copy
	 */
	public Backfill key(String column) {
		return new Backfill(this.table, column, this.assignments, this.condition, this.batchSize, this.pause);
	}

	/**
	 * Say a new value.
	 * @param column the column
	 * @param expression the value, for which other columns can be used
	 * @return a copy
	 */
	public Backfill set(String column, String expression) {
		Map<String, String> more = new LinkedHashMap<>(this.assignments);
		more.put(column, expression);
		return new Backfill(this.table, this.key, more, this.condition, this.batchSize, this.pause);
	}

	/**
	 * Say which rows are still to be done. A row that is done no longer meets it.
	 * @param condition the condition
	 * @return a copy
	 */
	public Backfill where(String condition) {
		return new Backfill(this.table, this.key, this.assignments, condition, this.batchSize, this.pause);
	}

	/**
	 * Say how many rows a batch has.
	 * @param rows the number of rows, at least 1
	 * @return a copy
	 */
	public Backfill batchSize(int rows) {
		if (rows < 1) {
			throw new IllegalArgumentException("'rows' must be at least 1 but was " + rows);
		}
		return new Backfill(this.table, this.key, this.assignments, this.condition, rows, this.pause);
	}

	/**
	 * Say how long to wait between two batches, for replicas and other users to follow.
	 * @param pause how long
	 * @return a copy
	 */
	public Backfill pause(Duration pause) {
		return new Backfill(this.table, this.key, this.assignments, this.condition, this.batchSize, pause);
	}

	/**
	 * The table.
	 * @return as it was given
	 */
	public String table() {
		return this.table;
	}

	/**
	 * The pause between two batches.
	 * @return how long
	 */
	public Duration pause() {
		return this.pause;
	}

	/**
	 * The whole as one operation, for a script or a description.
	 * @return one UPDATE of all rows
	 */
	public ExecuteSql asOneUpdate() {
		key();
		return new ExecuteSql(update() + " where " + condition(), "", 1, null);
	}

	/**
	 * The last key of a batch.
	 * @param first whether it is the first batch; later ones have the last key of the one
	 * before as their parameter
	 * @param firstRows what ends a query of which only so many rows are wanted, with a
	 * blank before it
	 * @return a query of one row, or none if no row is left
	 */
	public String lastKeyOfBatch(boolean first, IntFunction<String> firstRows) {
		return "select k from (select " + key() + " as k from " + this.table + " where (" + condition() + ")"
				+ (first ? "" : " and " + key() + " > ?") + " order by " + key() + firstRows.apply(this.batchSize)
				+ ") batch order by k desc" + firstRows.apply(1);
	}

	/**
	 * The update of a batch.
	 * @param first whether it is the first batch, which has its last key as its
	 * parameter; later ones have the last key of the one before and then their own
	 * @return the statement
	 */
	public String updateOfBatch(boolean first) {
		return update() + " where (" + condition() + ")" + (first ? "" : " and " + key() + " > ?") + " and " + key()
				+ " <= ?";
	}

	private String update() {
		if (this.assignments.isEmpty()) {
			throw missing("set(column, expression)");
		}
		return this.assignments.entrySet()
			.stream()
			.map((assignment) -> assignment.getKey() + " = " + assignment.getValue())
			.collect(Collectors.joining(", ", "update " + this.table + " set ", ""));
	}

	private String key() {
		if (this.key == null) {
			throw missing("key(column)");
		}
		return this.key;
	}

	private String condition() {
		if (this.condition == null) {
			throw missing("where(condition)");
		}
		return this.condition;
	}

	private IllegalArgumentException missing(String call) {
		return new IllegalArgumentException("A backfill of '" + this.table + "' needs " + call);
	}

}
