package dev.migrate.settings;

/**
 * How many transactions a run takes, on databases where DDL takes part in transactions.
 */
public enum TransactionMode {

	/** One for each revision: those before a failed one stay applied. */
	PER_REVISION,

	/** One for all revisions of a run: all of them are applied, or none. */
	ALL

}
