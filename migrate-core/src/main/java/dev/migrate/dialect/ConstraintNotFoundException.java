package dev.migrate.dialect;

import java.util.List;

import dev.migrate.error.MigrateException;
import dev.migrate.schema.TableName;

/**
 * A constraint that is to be dropped is not in the table.
 */
public final class ConstraintNotFoundException extends MigrateException {

	private final transient TableName table;

	private final String constraint;

	/**
	 * Create an exception.
	 * @param table the table
	 * @param constraint the constraint
	 * @param there the constraints that are there, as text
	 */
	public ConstraintNotFoundException(TableName table, String constraint, List<String> there) {
		super("There is no constraint '" + constraint + "' in table '" + table + "'. It has "
				+ (there.isEmpty() ? "none." : String.join("; ", there) + "."),
				"Correct the name in the revision; a constraint without a name gets one from "
						+ "namingConvention(…) in op.batchAlterTable(…).");
		this.table = table;
		this.constraint = constraint;
	}

	/**
	 * The table.
	 * @return its name
	 */
	public TableName table() {
		return this.table;
	}

	/**
	 * The constraint.
	 * @return its name
	 */
	public String constraint() {
		return this.constraint;
	}

}
