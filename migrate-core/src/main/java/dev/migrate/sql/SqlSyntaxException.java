package dev.migrate.sql;

import java.util.Optional;

import dev.migrate.error.Advice;
import dev.migrate.error.MigrateException;
import org.jspecify.annotations.Nullable;

/**
 * SQL text that cannot be split into statements, with the line at fault.
 */
public class SqlSyntaxException extends MigrateException {

	private static final int COMMAND_LENGTH = 30;

	private final @Nullable String origin;

	private final int line;

	/**
	 * Create an exception.
	 * @param description what is wrong, in full sentences
	 * @param action what to do, in full sentences
	 * @param origin where the text comes from, or {@code null} if that is not known
	 * @param line the line at fault, counted from 1
	 */
	protected SqlSyntaxException(String description, String action, @Nullable String origin, int line) {
		this(description, Advice.of(action), origin, line);
	}

	/**
	 * Create an exception that knows remedies.
	 * @param description what is wrong, in full sentences
	 * @param advice what to do
	 * @param origin where the text comes from, or {@code null} if that is not known
	 * @param line the line at fault, counted from 1
	 */
	protected SqlSyntaxException(String description, Advice advice, @Nullable String origin, int line) {
		super(description, advice);
		this.origin = origin;
		this.line = line;
	}

	static SqlSyntaxException unclosed(SqlLexer lexer, @Nullable String origin) {
		String text = lexer.text();
		return switch (lexer.kind()) {
			case STRING -> text.startsWith("$")
					? unclosed("dollar-quoted text", text.substring(0, text.indexOf('$', 1) + 1), origin, lexer.line())
					: unclosed("string", "', and double one that belongs to the text", origin, lexer.line());
			case QUOTED -> unclosed(text.startsWith("\"") ? "quoted text" : "quoted name",
					text.startsWith("[") ? "]" : text.charAt(0) + ", and double one that belongs to the text", origin,
					lexer.line());
			case END -> unclosed("comment", "'*/'", origin, lexer.line());
			default -> unclosed("comment", "*/", origin, lexer.line());
		};
	}

	static SqlSyntaxException unclosed(String what, CharSequence end, @Nullable String origin, int line) {
		return new SqlSyntaxException("The %s that begins in %s is never closed.".formatted(what, place(origin, line)),
				"Close it with %s.".formatted(end), origin, line);
	}

	static SqlSyntaxException clientCommand(String command, @Nullable String origin, int line) {
		return new SqlSyntaxException(
				"There is '%s' in %s, which is a command to the database's command-line client and not SQL."
					.formatted(cut(command), place(origin, line)),
				"Remove it, and write the SQL that it stands for into the revision.", origin, line);
	}

	static SqlSyntaxException delimiterMissing(@Nullable String origin, int line) {
		return new SqlSyntaxException("DELIMITER in %s names no delimiter.".formatted(place(origin, line)),
				"Write it on the same line, as in 'DELIMITER //'.", origin, line);
	}

	static SqlSyntaxException delimiterNotMet(String delimiter, @Nullable String origin, int line) {
		return new SqlSyntaxException(
				"The delimiter '%s' of %s never ends a statement of several.".formatted(delimiter, place(origin, line)),
				"Write it behind each routine, and 'DELIMITER ;' where semicolons end statements again.", origin, line);
	}

	static SqlSyntaxException afterCopy(@Nullable String origin, int line) {
		return new SqlSyntaxException(
				"There is more text after the semicolon of COPY … FROM stdin in %s.".formatted(place(origin, line)),
				"Begin its data on the next line, and end it with a line '\\.'.", origin, line);
	}

	static SqlSyntaxException copyUnclosed(@Nullable String origin, int line) {
		return new SqlSyntaxException("The data of COPY … FROM stdin in %s has no end.".formatted(place(origin, line)),
				"Write a line '\\.' after the last line of data.", origin, line);
	}

	private static String cut(String command) {
		return (command.length() <= COMMAND_LENGTH) ? command : command.substring(0, COMMAND_LENGTH) + "…";
	}

	/**
	 * Say where something is.
	 * @param origin where the text comes from, or {@code null} if that is not known
	 * @param line the line, counted from 1
	 * @return words for a message
	 */
	static String place(@Nullable String origin, int line) {
		return (origin != null) ? "line %d of '%s'".formatted(line, origin) : "line %d".formatted(line);
	}

	/**
	 * The line at fault; for something unclosed, the one in which it begins.
	 * @return the line, counted from 1
	 */
	public int line() {
		return this.line;
	}

	/**
	 * Where the text comes from, such as the name of a file.
	 * @return the origin, or empty if the splitter was not told
	 */
	public Optional<String> origin() {
		return Optional.ofNullable(this.origin);
	}

}
