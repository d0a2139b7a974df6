package dev.migrate.dialect.postgresql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.migrate.dialect.RowChange;
import org.jspecify.annotations.Nullable;

/**
 * Changes of rows as text of which one statement fails if a change has not met one row:
 * what travels behind it is not run then. As no number can be read from what it says, the
 * failure says it, in any language.
 */
final class PostgresqlRowChanges {

	private static final String NOT_A_NUMBER = "22P02";

	private PostgresqlRowChanges() {
	}

	static List<String> texts(List<RowChange> changes) {
		List<String> texts = new ArrayList<>();
		for (int i = 0; i < changes.size(); i++) {
			RowChange change = changes.get(i);
			String statement = change.filled(PostgresqlRowChanges::literal);
			texts.add(change.one()
					? "with changed as (" + statement
							+ " returning 1) select case pg_catalog.count(*) when 1 then 1 else cast('migrate: change "
							+ i + " has met ' || pg_catalog.count(*) || ' rows' as integer) end from changed"
					: statement);
		}
		return texts;
	}

	/**
	 * Whether a failure says that a change has not met one row.
	 */
	static Optional<RowChange.Missed> missed(SQLException failure) {
		return RowChange.Missed.told(failure, NOT_A_NUMBER);
	}

	/**
	 * A value, whatever {@code standard_conforming_strings} a revision has left.
	 */
	static String literal(@Nullable Object value) {
		if (value == null || value instanceof Integer) {
			return String.valueOf(value);
		}
		String text = value.toString().replace("'", "''");
		return text.contains("\\") ? "E'" + text.replace("\\", "\\\\") + "'" : "'" + text + "'";
	}

}
