package dev.migrate.autogenerate;

import dev.migrate.schema.TableName;

/**
 * Decides what is compared. What is left out is neither created nor altered nor dropped.
 * A bean of this type takes part in {@code revision --autogenerate} and {@code check}.
 */
@FunctionalInterface
public interface ObjectFilter {

	/**
	 * Whether something is compared.
	 * @param kind what it is
	 * @param table the table that it is or belongs to, with its schema if that is not the
	 * current one; a sequence or enum type is given as if it were a table
	 * @param name its name, empty for a constraint without one
	 * @return whether it is compared
	 */
	boolean includes(ObjectKind kind, TableName table, String name);

}
