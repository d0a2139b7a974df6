package dev.migrate.operation;

import java.util.List;

import dev.migrate.error.MigrateException;
import dev.migrate.lang.Internal;

/**
 * A revision asked for data while its operations were only recorded, without a database.
 */
@Internal
public final class DataAccessInRecordingException extends MigrateException {

	private final transient List<Recording.Entry> before;

	/**
	 * Create an exception.
	 * @param call what was called, such as {@code jdbc()}
	 * @param before the operations recorded before
	 */
	public DataAccessInRecordingException(String call, List<Recording.Entry> before) {
		super("The upgrade reads or writes data with op." + call + " behind " + before.size()
				+ " operation(s), so what it does cannot be known without running it, and its downgrade cannot be derived.",
				"Write the downgrade, or use op.execute(sql, inverseSql) in place of op." + call + ".");
		this.before = List.copyOf(before);
	}

	/**
	 * The operations that were recorded before.
	 * @return the operations in order
	 */
	public List<Recording.Entry> before() {
		return this.before;
	}

}
