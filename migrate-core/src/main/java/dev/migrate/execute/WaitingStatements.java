package dev.migrate.execute;

import java.util.ArrayList;
import java.util.List;

import dev.migrate.operation.ExecuteSql;
import dev.migrate.sql.SqlStatement;

/**
 * The statements of a revision that wait to travel together. No more of a big file is
 * held than fits into a message.
 */
final class WaitingStatements {

	private static final int MOST = 100;

	/** In characters. */
	private static final int LONGEST = 64_000;

	private final List<Waiting> waiting = new ArrayList<>();

	private int length;

	/**
	 * Add a statement.
	 * @return whether they are enough
	 */
	boolean add(ExecuteSql text, SqlStatement statement) {
		this.waiting.add(new Waiting(text, statement));
		this.length += statement.text().length();
		return this.waiting.size() >= MOST || this.length >= LONGEST;
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
