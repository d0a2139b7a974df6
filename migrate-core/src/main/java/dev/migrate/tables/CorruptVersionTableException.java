package dev.migrate.tables;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

import dev.migrate.error.Advice;
import dev.migrate.error.Command;
import dev.migrate.error.MigrateException;
import dev.migrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * The version table holds rows that no migration leaves behind. Nothing has been changed.
 */
public final class CorruptVersionTableException extends MigrateException {

	private final transient List<@Nullable String> rows;

	private CorruptVersionTableException(TableName table, List<@Nullable String> rows) {
		super("The version table '" + table + "' has rows that are empty or there twice: " + list(rows) + ".", Advice
			.of("It should have one row for each head and a primary key. Correct it by hand, or write what the database "
					+ "is at with ")
			.and(Command.STAMP_PURGE.run())
			.and("."));
		this.rows = Collections.unmodifiableList(new ArrayList<>(rows));
	}

	/**
	 * Throw it. Who only may have to do so does not load it to throw it.
	 */
	static void refuse(TableName table, List<@Nullable String> rows) {
		throw new CorruptVersionTableException(table, rows);
	}

	private static String list(List<@Nullable String> rows) {
		return rows.stream().map((row) -> (row != null) ? "'" + row + "'" : "NULL").collect(Collectors.joining(", "));
	}

	/**
	 * All rows.
	 * @return the rows; {@code null} where there is nothing in one
	 */
	public List<@Nullable String> rows() {
		return this.rows;
	}

}
