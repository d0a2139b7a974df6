package dev.migrate.sql;

import java.util.List;

/**
 * What is known of a statement besides its text. Whoever makes a statement of an
 * operation knows it; of text that people write, {@link StatementRules} tells as much as
 * can be told.
 *
 * @param kind what it is about; what is not sure to be something else is about the schema
 * @param commits whether it commits by itself what went before, and is not undone by a
 * rollback
 * @param needsAutocommit whether the database refuses it in a transaction, or ignores it
 * there
 * @param repeatable whether it may be tried again when it has waited too long for a lock;
 * where it may not, it waits as long as it takes
 * @param concurrent whether others go on writing while it runs; when it fails, something
 * is left behind
 * @param transactionControl whether it begins or ends a transaction, or prepares its end
 * @param query whether it may give rows, or takes them from the client, so that it
 * travels with no other
 * @param effects what it makes and takes away; none if that is not known or cannot be
 * looked up
 */
public record StatementFacts(Kind kind, boolean commits, boolean needsAutocommit, boolean repeatable,
		boolean concurrent, boolean transactionControl, boolean query, List<SchemaEffect> effects) {

	/** Of a statement that reads or changes rows. */
	public static final StatementFacts DATA = new StatementFacts(Kind.DATA, false, false, true, false, false, false,
			List.of());

	public StatementFacts {
		effects = List.copyOf(effects);
	}

	/**
	 * Of a statement that changes the schema in a transaction, or by itself.
	 * @param commits whether it commits by itself
	 * @param effects what it makes and takes away
	 * @return the facts
	 */
	public static StatementFacts ddl(boolean commits, SchemaEffect... effects) {
		return new StatementFacts(Kind.SCHEMA, commits, false, true, false, false, false, List.of(effects));
	}

	/**
	 * Whether it reads or changes rows and nothing else, so that it is part of a
	 * transaction on every database.
	 * @return {@code false} if that is not sure
	 */
	public boolean data() {
		return this.kind == Kind.DATA;
	}

	/**
	 * The same, but it has to run outside of a transaction.
	 * @return the facts
	 */
	public StatementFacts inAutocommit() {
		return new StatementFacts(this.kind, this.commits, true, this.repeatable, this.concurrent,
				this.transactionControl, this.query, this.effects);
	}

	/**
	 * The same, but others go on writing meanwhile, for which it has to run outside of a
	 * transaction and cannot be tried again.
	 * @return the facts
	 */
	public StatementFacts concurrently() {
		return new StatementFacts(this.kind, this.commits, true, false, true, this.transactionControl, this.query,
				this.effects);
	}

	/**
	 * What a statement is about.
	 */
	public enum Kind {

		/** Rows. */
		DATA,

		/** Tables and what else there is, or nobody knows. */
		SCHEMA,

		/** The session, its locks, privileges and the like. */
		SESSION

	}

}
