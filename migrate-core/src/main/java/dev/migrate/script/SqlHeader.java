package dev.migrate.script;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What stands before the first section of an SQL file.
 *
 * @param values the text of each key that is there
 * @param lines the line of each key that is there, counted from 1
 * @param sectionLine the line of that marker, counted from 1
 * @param sectionOffset the offset of that line in bytes
 */
record SqlHeader(Map<HeaderKey, String> values, Map<HeaderKey, Integer> lines, SectionMarker first, int sectionLine,
		long sectionOffset) {

	private static final Pattern SEPARATOR = Pattern.compile("\\s*,\\s*");

	SqlHeader {
		values = new EnumMap<>(values);
		lines = new EnumMap<>(lines);
	}

	String text(HeaderKey key) {
		return this.values.getOrDefault(key, "");
	}

	List<String> list(HeaderKey key) {
		String text = text(key);
		boolean none = text.isEmpty() || text.equalsIgnoreCase("none");
		return none ? List.of() : split(text);
	}

	/**
	 * What it says to be somebody else's.
	 */
	List<External> external() {
		String text = text(HeaderKey.EXTERNAL);
		return (text.isEmpty() || text.equalsIgnoreCase("none")) ? List.of() : External.parse(List.of(text));
	}

	/**
	 * Take a list of names apart.
	 */
	static List<String> split(String text) {
		return List.of(SEPARATOR.split(text));
	}

	boolean flag(HeaderKey key) {
		return !text(key).toLowerCase(Locale.ROOT).equals("false");
	}

	int line(HeaderKey key) {
		return this.lines.getOrDefault(key, 1);
	}

}
