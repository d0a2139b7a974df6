package dev.migrate.dialect.mysql;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.migrate.dialect.RowChange;
import org.jspecify.annotations.Nullable;

/**
 * Changes of rows and their commit as one statement of MariaDB, which fails before it
 * commits if a change has not met one row.
 */
final class MariaDbRowChanges {

	private static final String SIGNALLED = "45000";

	private static final Pattern PLAIN = Pattern.compile("[\\w .:,;/+-]*");

	private MariaDbRowChanges() {
	}

	static String text(List<RowChange> changes) {
		StringBuilder text = new StringBuilder(
				"begin not atomic\ndeclare migrate_met bigint;\ndeclare migrate_said varchar(100);\n");
		for (int i = 0; i < changes.size(); i++) {
			text.append(changes.get(i).filled(MariaDbRowChanges::literal)).append(";\n");
			if (changes.get(i).one()) {
				text.append("set migrate_met = row_count();\nif migrate_met <> 1 then\nset migrate_said = "
						+ "concat('migrate: change " + i + " has met ', migrate_met, ' rows');\nsignal sqlstate '"
						+ SIGNALLED + "' set message_text = migrate_said;\nend if;\n");
			}
		}
		return text.append("commit;\nset autocommit = 1;\nend").toString();
	}

	/**
	 * Whether a failure says that a change has not met one row.
	 */
	static Optional<RowChange.Missed> missed(SQLException failure) {
		return RowChange.Missed.told(failure, SIGNALLED);
	}

	/**
	 * A value, whatever a revision has made of {@code sql_mode} and of the characters in
	 * which the session speaks.
	 */
	private static String literal(@Nullable Object value) {
		if (value == null || value instanceof Integer) {
			return String.valueOf(value);
		}
		String text = value.toString();
		return PLAIN.matcher(text).matches() ? "'" + text + "'"
				: "convert(x'" + HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)) + "' using utf8mb4)";
	}

}
