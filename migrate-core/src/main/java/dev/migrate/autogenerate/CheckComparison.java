package dev.migrate.autogenerate;

import java.util.Optional;

import dev.migrate.schema.CheckConstraint;
import dev.migrate.schema.TableName;

/**
 * Decides whether a check says something else than is wanted, where the usual comparison
 * does not fit. A bean of this type takes part in {@code revision --autogenerate} and
 * {@code check}.
 */
@FunctionalInterface
public interface CheckComparison {

	/**
	 * Whether two checks of one name differ.
	 * @param table the table
	 * @param live the check that is there, in the form in which the database tells it
	 * @param wanted the check that is wanted
	 * @return whether they differ, or empty to leave that to the usual comparison
	 */
	Optional<Boolean> differ(TableName table, CheckConstraint live, CheckConstraint wanted);

}
