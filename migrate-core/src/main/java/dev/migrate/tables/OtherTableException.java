package dev.migrate.tables;

import java.util.List;

import dev.migrate.error.Advice;
import dev.migrate.error.MigrateException;
import dev.migrate.error.Quoted;
import dev.migrate.error.Setting;
import dev.migrate.schema.TableName;

/**
 * What is said to be the version table or the history is another table. Nothing has been
 * changed.
 */
public final class OtherTableException extends MigrateException {

	private final transient TableName table;

	private final List<String> missing;

	private OtherTableException(Setting setting, String what, TableName table, List<String> missing) {
		super("The " + what + " '" + table + "' lacks the column" + ((missing.size() == 1) ? " " : "s ")
				+ Quoted.list(missing) + ".",
				Advice.of("It is another table: ").and(setting.toBe("a name that no table of yours has")).and("."));
		this.table = table;
		this.missing = List.copyOf(missing);
	}

	static OtherTableException ofVersion(TableName table, List<String> missing) {
		return new OtherTableException(Setting.VERSION_TABLE, "version table", table, missing);
	}

	static OtherTableException ofHistory(TableName table, List<String> missing) {
		return new OtherTableException(Setting.HISTORY_TABLE, "history", table, missing);
	}

	/**
	 * The table.
	 */
	public TableName table() {
		return this.table;
	}

	/**
	 * The columns that it lacks.
	 */
	public List<String> missing() {
		return this.missing;
	}

}
