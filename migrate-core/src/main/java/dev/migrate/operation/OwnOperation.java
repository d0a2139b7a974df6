package dev.migrate.operation;

import java.util.Optional;

/**
 * An operation of an application's own. A revision makes it by {@code op.apply(…)};
 * plans, logs, scripts, derived downgrades, the journal and {@code merge} then treat it
 * as one operation like any other. A record is best: it is written as source without
 * further ado.
 */
public interface OwnOperation {

	/**
	 * Say in one line what it does.
	 * @return such as {@code create extension citext}
	 */
	String describe();

	/**
	 * Say what it does, as other operations or as SQL; {@code op.dialect()} tells for
	 * which database. Called once for each use, before anything of it runs, with an
	 * {@code op} that has no database: neither {@code op.jdbc()} nor
	 * {@code op.autocommit(…)}. The same values have to give the same operations.
	 * @param op takes the operations; who makes none cannot be run on that database
	 */
	void apply(Operations op);

	/**
	 * The operation that undoes this one.
	 * @return the inverse; empty if the inverses of what it does serve, in reverse order,
	 * or if it cannot be undone
	 */
	default Optional<OwnOperation> inverse() {
		return Optional.empty();
	}

	/**
	 * How it is written in a revision.
	 * @return a Java expression, with classes by their full names; empty if it is a
	 * record of texts, numbers, truth values, constants and lists of these, which says
	 * that itself, or if what it does is to be written in its place
	 */
	default Optional<String> source() {
		return Optional.empty();
	}

}
