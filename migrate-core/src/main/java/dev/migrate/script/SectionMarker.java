package dev.migrate.script;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.lang.Internal;
import dev.migrate.sql.SqlSyntax;
import dev.migrate.sql.SqlSyntaxException;
import dev.migrate.sql.StatementPieces;
import dev.migrate.sql.StreamedText;
import org.jspecify.annotations.Nullable;

/**
 * The line that a section begins with: {@code -- upgrade}, or
 * {@code -- upgrade (mysql, mariadb)} with the databases that it is for.
 *
 * @param section the kind of section
 * @param databases the names of their dialects; none means all others
 */
@Internal
public record SectionMarker(Section section, List<String> databases) {

	private static final List<String> WORDS = List.of("upgrade", "downgrade");

	private static final Pattern MARKER = Pattern.compile("\\s*--\\s*(upgrade|downgrade)\\s*(\\((.*)\\))?\\s*",
			Pattern.CASE_INSENSITIVE);

	/** A line that nobody writes but to begin a section. */
	private static final Pattern INTENDED = Pattern.compile("\\s*--+\\s*\\+?(\\p{L}+)\\b([\\s\\p{Punct}\\p{L}\\d]*)");

	private static final Pattern WORD = Pattern.compile("[^\\s\\p{Punct}]+");

	public SectionMarker {
		databases = List.copyOf(databases);
	}

	/**
	 * Read a line. A line that was meant as a marker but is none is an error: what stands
	 * below it would become part of the section before it.
	 * @param text the line
	 * @param file the file, for the error
	 * @param line the line's number, for the error
	 * @param names the names that sections may have
	 * @return the marker, or empty if the line is none
	 */
	public static Optional<SectionMarker> parse(String text, String file, int line, SectionNames names) {
		Matcher matcher = MARKER.matcher(text);
		if (matcher.matches()) {
			Section section = Section.valueOf(matcher.group(1).toUpperCase(Locale.ROOT));
			return Optional.of(new SectionMarker(section, databases(matcher.group(3), file, line, names)));
		}
		checkNotIntended(text, file, line, names);
		return Optional.empty();
	}

	/**
	 * Find a line in statements that would begin a section, or look as if it were meant
	 * to. One in the middle of a string, a name or a comment does not, if it is in the
	 * middle for each database that may read the file.
	 * @param text the statements
	 * @param names the names that sections may have
	 * @return the first line
	 */
	public static Optional<String> firstIn(String text, SectionNames names) {
		return names.allSyntaxes().stream().flatMap((syntax) -> firstIn(text, syntax, names).stream()).findFirst();
	}

	private static Optional<String> firstIn(String text, SqlSyntax syntax, SectionNames names) {
		StreamedText streamed = StreamedText.of(text, 0, text.length());
		try {
			int end = new StatementPieces(streamed, syntax, 1, null, (line) -> isMeant(line, names)).skip();
			return text.substring(end).lines().findFirst();
		}
		catch (SqlSyntaxException ex) {
			return text.lines().filter((line) -> isMeant(line, names)).findFirst();
		}
	}

	/**
	 * Whether a line begins a section, or was meant to.
	 */
	static boolean isMeant(String text, SectionNames names) {
		return MARKER.matcher(text).matches() || intended(text, names).isPresent();
	}

	/**
	 * Whether a line begins a section of a kind for one of some databases.
	 */
	static boolean matches(String text, Section section, List<String> databases) {
		if (text.indexOf('(') < 0) {
			return false;
		}
		Matcher matcher = MARKER.matcher(text);
		return matcher.matches() && matcher.group(1).equalsIgnoreCase(section.word()) && matcher.group(3) != null
				&& Arrays.stream(matcher.group(3).split(",", -1))
					.anyMatch((name) -> databases.contains(name.strip().toLowerCase(Locale.ROOT)));
	}

	/**
	 * Whether a line is this one.
	 */
	boolean isIn(String text) {
		Matcher matcher = MARKER.matcher(text);
		return matcher.matches() && matcher.group(1).equalsIgnoreCase(this.section.word())
				&& databases(matcher.group(3)).equals(this.databases);
	}

	private static List<String> databases(@Nullable String list) {
		return (list != null)
				? Arrays.stream(list.split(",", -1)).map((name) -> name.strip().toLowerCase(Locale.ROOT)).toList()
				: List.of();
	}

	private static List<String> databases(@Nullable String list, String file, int line, SectionNames names) {
		List<String> databases = databases(list);
		for (String database : databases) {
			if (names.refuses(database)) {
				throw RevisionFileException.at(file, line, "There is no database '" + database + "' for a section.",
						question(database, names.all()) + "The names are " + String.join(", ", names.all()) + ".");
			}
		}
		return databases;
	}

	private static String question(String database, List<String> names) {
		return names.stream()
			.filter((known) -> database.length() > 1 && known.startsWith(database))
			.findFirst()
			.map((known) -> "Did you mean '" + known + "'? ")
			.orElseGet(() -> Suggestion.question(database, names));
	}

	private static void checkNotIntended(String text, String file, int line, SectionNames names) {
		intended(text, names).ifPresent((word) -> {
			throw RevisionFileException.at(file, line, "'" + text.strip() + "' does not begin a section.",
					"Write '-- " + word + "', or '-- " + word + " (postgresql)' for one database; if it is a comment, "
							+ "put it between /* and */.");
		});
	}

	private static Optional<String> intended(String text, SectionNames names) {
		Matcher matcher = INTENDED.matcher(text);
		return (matcher.matches() && isDatabases(matcher.group(2), names)) ? Suggestion.of(matcher.group(1), WORDS)
				: Optional.empty();
	}

	private static boolean isDatabases(String rest, SectionNames names) {
		Matcher words = WORD.matcher(rest);
		while (words.find()) {
			if (!names.has(words.group().toLowerCase(Locale.ROOT))) {
				return false;
			}
		}
		return true;
	}

	@Override
	public String toString() {
		String name = "-- " + this.section.word();
		return this.databases.isEmpty() ? name : name + " (" + String.join(", ", this.databases) + ")";
	}

}
