package dev.migrate.author.draft;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.lang.Internal;

/**
 * How the sources of a project are laid out.
 *
 * @param indentation what one level is indented with: a tab or blanks
 * @param lineEnd what ends a line
 * @param finalNewline whether the last line is ended too
 * @param lineLength how many characters a line of Java may have
 */
@Internal
public record SourceStyle(String indentation, String lineEnd, boolean finalNewline, int lineLength) {

	/** Tabs, line feeds, up to 120 characters. */
	public static final SourceStyle DEFAULT = new SourceStyle("\t", "\n", true, 120);

	/** As the conventions of Kotlin have it. */
	static final SourceStyle KOTLIN = new SourceStyle("    ", "\n", true, 120);

	private static final int MIN_LINE_LENGTH = 60;

	private static final int MAX_SIZE = 16;

	private static final Pattern LEADING_TABS = Pattern.compile("(?m)^\t+");

	/**
	 * This style, where nothing else is said.
	 * @param settings what an {@code .editorconfig} says
	 * @return the style
	 */
	SourceStyle with(Map<String, String> settings) {
		return new SourceStyle(indentation(settings), lineEnd(settings.getOrDefault("end_of_line", "")),
				Boolean.parseBoolean(settings.getOrDefault("insert_final_newline", String.valueOf(this.finalNewline))),
				lineLength(settings));
	}

	private String indentation(Map<String, String> settings) {
		String style = settings.getOrDefault("indent_style", "");
		if (style.equals("tab")) {
			return "\t";
		}
		int known = this.indentation.equals("\t") ? 4 : this.indentation.length();
		boolean blanks = style.equals("space") || !this.indentation.equals("\t");
		int size = number(settings, "indent_size", number(settings, "tab_width", known));
		return (blanks && size <= MAX_SIZE) ? " ".repeat(size) : this.indentation;
	}

	private String lineEnd(String name) {
		return switch (name) {
			case "lf" -> "\n";
			case "crlf" -> "\r\n";
			case "cr" -> "\r";
			default -> this.lineEnd;
		};
	}

	private int lineLength(Map<String, String> settings) {
		return Math.max(MIN_LINE_LENGTH, number(settings, "max_line_length", this.lineLength));
	}

	private static int number(Map<String, String> settings, String key, int otherwise) {
		String text = settings.getOrDefault(key, "");
		return text.matches("[1-9]\\d{0,4}") ? Integer.parseInt(text) : otherwise;
	}

	/**
	 * Java that is indented with tabs, in this style.
	 */
	String apply(String java) {
		String text = this.indentation.equals("\t") ? java : indented(java);
		return ended(text);
	}

	private String indented(String java) {
		return LEADING_TABS.matcher(java)
			.replaceAll((tabs) -> Matcher.quoteReplacement(this.indentation.repeat(tabs.group().length())));
	}

	/**
	 * Text with lines ended in this style.
	 */
	String ended(String text) {
		String whole = this.finalNewline ? text : text.stripTrailing();
		return this.lineEnd.equals("\n") ? whole : whole.replace("\n", this.lineEnd);
	}

}
