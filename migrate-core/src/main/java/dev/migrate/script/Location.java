package dev.migrate.script;

import java.util.Locale;
import java.util.regex.Pattern;

import dev.migrate.lang.Internal;

/**
 * Where revisions are looked for.
 *
 * @param text the location as it was given
 * @param onClassPath whether it is on the class path; else it is a directory
 * @param path the path, without a prefix and without a slash at its end
 */
@Internal
public record Location(String text, boolean onClassPath, String path) {

	private static final String CLASS_PATH = "classpath:";

	private static final String WHOLE_CLASS_PATH = "classpath*:";

	private static final String FILE = "file:";

	private static final Pattern DRIVE = Pattern.compile("/[A-Za-z]:(/|$)");

	private static final String VENDOR = "{vendor}";

	/**
	 * Read a location.
	 * @param text {@code classpath:path}, {@code classpath*:path}, {@code file:path}, or
	 * a path alone for the class path; {@code {vendor}} stands for the dialect
	 * @param dialect the name of the dialect, or an empty string if it is not known
	 */
	public static Location parse(String text, String dialect) {
		String location = text.strip().replace('\\', '/');
		if (location.contains(VENDOR)) {
			if (dialect.isEmpty()) {
				throw new BadLocationException(text, "has a {vendor}, and the database is not known",
						"Write the name of the database in its place.", null);
			}
			return parse(text.replace(VENDOR, dialect.toLowerCase(Locale.ROOT)), dialect);
		}
		boolean file = location.startsWith(FILE);
		String path = withoutPrefix(location);
		if (!file && path.indexOf(':') >= 0) {
			throw new BadLocationException(text, "begins with something that is no place for revisions",
					"Write 'classpath:db/revisions' or 'file:/srv/revisions'.", null);
		}
		String trimmed = trim(file ? withoutAuthority(path) : path, file);
		if (trimmed.isEmpty()) {
			throw new BadLocationException(text, "names no directory",
					"Write one, such as 'classpath:db/revisions'; the class path as a whole is not searched.", null);
		}
		return new Location(text, !file, trimmed);
	}

	private static String withoutPrefix(String location) {
		for (String prefix : new String[] { CLASS_PATH, WHOLE_CLASS_PATH, FILE }) {
			if (location.startsWith(prefix)) {
				return location.substring(prefix.length());
			}
		}
		return location;
	}

	/**
	 * What is left of a URL is a path of this machine, which begins with its drive if it
	 * has one.
	 */
	private static String withoutAuthority(String path) {
		String rest = path.startsWith("//") ? path.substring(2) : path;
		return DRIVE.matcher(rest).lookingAt() ? rest.substring(1) : rest;
	}

	private static String trim(String path, boolean file) {
		int start = 0;
		while (!file && start < path.length() && path.charAt(start) == '/') {
			start++;
		}
		int end = path.length();
		while (end > start + 1 && path.charAt(end - 1) == '/') {
			end--;
		}
		return path.substring(start, end);
	}

	@Override
	public String toString() {
		return this.text;
	}

}
