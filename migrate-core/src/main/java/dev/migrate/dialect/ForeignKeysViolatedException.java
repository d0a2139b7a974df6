package dev.migrate.dialect;

import java.util.List;

import dev.migrate.error.MigrateException;

/**
 * After a revision that ran while foreign keys were not enforced, rows refer to nothing
 * that did not before. The revision is rolled back.
 */
public final class ForeignKeysViolatedException extends MigrateException {

	private final List<String> violations;

	/**
	 * Create an exception.
	 * @param violations one line for each table and foreign key
	 */
	public ForeignKeysViolatedException(List<String> violations) {
		super("It leaves rows that refer to nothing: " + String.join(", ", violations) + ".",
				"Correct the rows in the revision before the table is rebuilt.");
		this.violations = List.copyOf(violations);
	}

	/**
	 * What refers to nothing.
	 * @return one line for each table and foreign key
	 */
	public List<String> violations() {
		return this.violations;
	}

}
