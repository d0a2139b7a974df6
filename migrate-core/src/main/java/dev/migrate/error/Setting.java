package dev.migrate.error;

import java.io.Serializable;

/**
 * A setting that may be the remedy for a failure. Its name is that of the method of the
 * builder that sets it, as a constant; a front end has words of its own for it.
 */
public enum Setting {

	TARGET, MODE, ALLOW_DOWNGRADE, VERIFY_WAIT, SQL_OUTPUT, BASELINE, ON_NON_EMPTY_SCHEMA, ON_CHANGED_REVISION,
	ON_CONFLICTING_BRANCHES, LOCATIONS, FAIL_ON_MISSING_LOCATIONS, PLACEHOLDERS, DEFAULT_SCHEMA, CREATE_SCHEMAS,
	VERSION_TABLE, VERSION_SCHEMA, HISTORY, HISTORY_TABLE, HISTORY_SCHEMA, LOCK_TIMEOUT, STATEMENT_LOCK_TIMEOUT,
	STATEMENT_TIMEOUT, CONNECT_TIMEOUT, IDLE_TIMEOUT, TRANSACTION, TENANTS,

	/**
	 * How migrations get to the database, which may be another way than the
	 * application's.
	 */
	URL,

	/** Which database the application uses, and is migrated with it. */
	DATABASE,

	/** As which user, with which password. */
	USER,

	/** The database in which definitions are tried out. */
	SCRATCH;

	/**
	 * The remedy to set it to a value.
	 * @param value a constant of its type, {@code true} or {@code false}
	 * @return the remedy
	 */
	public Remedy to(Serializable value) {
		return new Remedy.SetValue(this, value);
	}

	/**
	 * The remedy to set it to what fits.
	 * @param what what that is, as part of a sentence
	 * @return the remedy
	 */
	public Remedy toBe(String what) {
		return new Remedy.SetSuitably(this, what);
	}

	/**
	 * The remedy not to set it.
	 * @return the remedy
	 */
	public Remedy unset() {
		return new Remedy.Unset(this);
	}

	/**
	 * The remedy to set what one of its keys stands for.
	 * @param key the key
	 * @return the remedy
	 */
	public Remedy entry(String key) {
		return new Remedy.SetEntry(this, key);
	}

}
