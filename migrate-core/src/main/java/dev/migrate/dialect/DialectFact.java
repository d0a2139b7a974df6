package dev.migrate.dialect;

/**
 * What a database does in another way than most, where something follows from it for
 * those who know nothing else of the database.
 */
public enum DialectFact {

	/**
	 * A text that is longer than its column is stored all the same: revision identifiers
	 * need not be measured before anything runs.
	 */
	IGNORES_LENGTHS,

	/**
	 * The comment of a table that is there cannot be changed: another one is no
	 * difference.
	 */
	KEEPS_TABLE_COMMENTS,

	/**
	 * A foreign key gets an index that has its name and stays when it goes: such an index
	 * is no difference.
	 */
	INDEXES_FOREIGN_KEYS,

	/**
	 * A foreign key holds the types of its columns while it is there: it steps aside
	 * while they are altered.
	 */
	PINS_KEY_COLUMNS,

	/**
	 * The type of a computed column cannot be changed: a column that is computed as
	 * another type is dropped and added again.
	 */
	KEEPS_COMPUTED_TYPES,

	/**
	 * A change of a column says all of the column again: a revision that is written for
	 * it says all that the column was, so that it can be a script as well.
	 */
	RESTATES_COLUMNS,

	/**
	 * A driver writes a warning to the log for each statement that fails: where tables
	 * may be missing, the catalog is asked before they are read.
	 */
	LOGS_FAILURES,

	/**
	 * Enum types have a name of their own: they are created before the columns that have
	 * them, and compared for themselves.
	 */
	NAMED_ENUMS,

	/**
	 * A foreign key that names no schema refers to a table beside its own, whatever the
	 * current schema is: what is in the current one has to be named with it.
	 */
	REFERS_BESIDE,

	/**
	 * A table or a column is renamed, and a column dropped, only while each view of the
	 * database finds what it selects from, even where nothing else misses it.
	 */
	CHECKS_ALL_VIEWS,

	/**
	 * A view finds what it selects from by its name, each time it is used: no other view
	 * can be made upon it once that has another name.
	 */
	FINDS_VIEWED_BY_NAME,

	/**
	 * {@code START TRANSACTION} begins nothing where each statement is committed by
	 * itself: what follows it is recorded as if it were not there.
	 */
	STARTS_NO_TRANSACTION,

	/**
	 * A row that is inserted without the names of its columns may have fewer values than
	 * there are columns: it does not miss one that comes.
	 */
	TAKES_SHORT_ROWS

}
