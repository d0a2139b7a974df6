package dev.migrate.execute.journal;

import java.sql.ResultSet;
import java.sql.SQLException;

import dev.migrate.lang.Internal;
import dev.migrate.operation.Backfill;
import dev.migrate.tables.JournalTable;

/**
 * The last key of a batch of a backfill, as the journal keeps it.
 *
 * @param value what the driver has made of it
 * @param text the value with its type
 */
@Internal
public record BackfillKey(Object value, String text) {

	/**
	 * Take the key from a row, which has nothing else.
	 * @throws IllegalArgumentException if it could not be read back, so that a run that
	 * goes on would begin with the first batch again
	 */
	public static BackfillKey of(ResultSet row, Backfill backfill) throws SQLException {
		Object value = row.getObject(1);
		String text = KeptRows.text(row, 1)
			.orElseThrow(() -> new IllegalArgumentException("A backfill of '" + backfill.table()
					+ "' goes along a key of which the journal keeps the last value, but the driver gives it as '"
					+ value.getClass().getName()
					+ "', which cannot be kept: take a key of numbers, text, bytes or times"));
		if (text.length() > JournalTable.KEY_LENGTH) {
			throw new IllegalArgumentException("A backfill of '" + backfill.table()
					+ "' goes along a key of which the journal keeps the last value, but one takes " + text.length()
					+ " characters with its type, and " + JournalTable.KEY_LENGTH + " can be kept: take a shorter key");
		}
		return new BackfillKey(value, text);
	}

	/**
	 * Read a key from the journal.
	 */
	public static BackfillKey of(String text) {
		return new BackfillKey(KeptRows.value(text), text);
	}

}
