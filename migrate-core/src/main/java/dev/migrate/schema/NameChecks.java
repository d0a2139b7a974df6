package dev.migrate.schema;

import java.util.List;

/**
 * Checks of names in the compact constructors of this package.
 */
final class NameChecks {

	private NameChecks() {
	}

	static String require(String what, String name) {
		if (name.isBlank()) {
			throw new IllegalArgumentException("'" + what + "' must not be blank but was '" + name + "'");
		}
		return name;
	}

	static void requireOrNone(String what, String name) {
		if (!name.isEmpty()) {
			require(what, name);
		}
	}

	static List<String> requireSome(String what, List<String> names) {
		if (names.isEmpty()) {
			throw new IllegalArgumentException("'" + what + "' must name at least one column but was empty");
		}
		names.forEach((name) -> require(what, name));
		return List.copyOf(names);
	}

}
