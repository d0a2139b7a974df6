package dev.migrate.autogenerate;

import java.util.Optional;

import dev.migrate.schema.Column;
import dev.migrate.schema.TableName;

/**
 * Decides whether a column has another default than is wanted, where the usual comparison
 * does not fit. A bean of this type takes part in {@code revision --autogenerate} and
 * {@code check}.
 */
@FunctionalInterface
public interface DefaultComparison {

	/**
	 * Whether the defaults differ.
	 * @param table the table
	 * @param live the column that is there
	 * @param wanted the column that is wanted
	 * @return whether they differ, or empty to leave that to the usual comparison
	 */
	Optional<Boolean> differ(TableName table, Column live, Column wanted);

}
