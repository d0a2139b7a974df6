package dev.migrate.execute;

import java.util.Locale;
import java.util.Set;

/**
 * Tells statements that change data from those that change the schema, on databases where
 * the latter commit. When in doubt, it is the latter.
 */
final class DataStatements {

	private static final Set<String> WORDS = Set.of("insert", "update", "delete", "merge", "replace", "select", "with",
			"values");

	private DataStatements() {
	}

	static boolean isOne(String sql) {
		int end = 0;
		while (end < sql.length() && Character.isLetter(sql.charAt(end))) {
			end++;
		}
		return WORDS.contains(sql.substring(0, end).toLowerCase(Locale.ROOT));
	}

}
