package dev.migrate.tables;

import dev.migrate.error.Advice;
import dev.migrate.error.MigrateException;
import dev.migrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * The history has rows of a newer version, or values that no version writes. Nothing has
 * been changed.
 */
public final class HistoryNotReadableException extends MigrateException {

	private final transient TableName table;

	private HistoryNotReadableException(TableName table, String description, Advice advice) {
		super(description, advice);
		this.table = table;
	}

	static HistoryNotReadableException ofFormat(TableName history, int rank, int format) {
		return new HistoryNotReadableException(history,
				"Row " + rank + " of the history '" + history + "' has the form " + format
						+ ", which is not known here (form " + HistoryTable.FORMAT + " is).",
				Advice.of("A newer build has written it: use that build, or a newer one."));
	}

	static HistoryNotReadableException ofValue(TableName history, int rank, String column, @Nullable String value) {
		return new HistoryNotReadableException(history,
				"Row " + rank + " of the history '" + history + "' has '" + value + "' for '" + column
						+ "', which no run writes.",
				Advice.of("Somebody has changed the row by hand: correct it, or delete it."));
	}

	/**
	 * The history.
	 */
	public TableName table() {
		return this.table;
	}

}
