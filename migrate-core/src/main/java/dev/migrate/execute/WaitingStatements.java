package dev.migrate.execute;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import dev.migrate.operation.ExecuteSql;
import dev.migrate.sql.SqlStatement;

/**
 * The statements of a revision that wait to travel together. They are no more than the
 * network holds while nobody reads: a server that has much to say of the first ones reads
 * no others until it is heard, and the driver hears it when all are sent.
 */
final class WaitingStatements {

	private static final int MOST = 100;

	/** In bytes, as all together. */
	private static final int LONGEST = 8_000;

	private static final int LONGEST_TOGETHER = 16_000;

	private final List<Waiting> waiting = new ArrayList<>();

	private int length;

	/**
	 * Whether a statement can travel with others at all.
	 */
	static boolean isShort(SqlStatement statement) {
		return statement.text().length() <= LONGEST && length(statement) <= LONGEST;
	}

	private static int length(SqlStatement statement) {
		return statement.text().getBytes(StandardCharsets.UTF_8).length;
	}

	/**
	 * Whether those that wait have to run before a statement can be added.
	 */
	boolean areTooManyWith(SqlStatement statement) {
		return this.waiting.size() >= MOST || this.length + length(statement) > LONGEST_TOGETHER;
	}

	void add(ExecuteSql text, SqlStatement statement) {
		this.waiting.add(new Waiting(text, statement));
		this.length += length(statement);
	}

	boolean isEmpty() {
		return this.waiting.isEmpty();
	}

	/**
	 * Take those that wait, so that none does.
	 */
	List<Waiting> take() {
		List<Waiting> all = List.copyOf(this.waiting);
		this.waiting.clear();
		this.length = 0;
		return all;
	}

	/**
	 * A statement, and the text that it is from.
	 */
	record Waiting(ExecuteSql text, SqlStatement statement) {
	}

}
