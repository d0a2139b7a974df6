package dev.migrate.dialect.mysql;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.sql.SqlSyntax;
import dev.migrate.sql.SqlToken;
import org.jspecify.annotations.Nullable;

/**
 * How the servers write what they keep: strings with backslashes whatever the session
 * thinks of them, and on MySQL the bytes of an expression as if each were a character.
 */
final class ServerText {

	private static final Pattern ESCAPED = Pattern.compile("\\\\(.)", Pattern.DOTALL);

	private static final Pattern BEYOND_ASCII = Pattern.compile("[\\x80-\\x{10FFFF}]+");

	/** What the information schema has in the place of what it cannot show. */
	private static final char LOST = '?';

	private ServerText() {
	}

	/**
	 * Whether something may be missing, which is also so where a question mark is meant.
	 */
	static boolean mayLack(@Nullable String shown) {
		return shown != null && shown.indexOf(LOST) >= 0;
	}

	/**
	 * Undo what MySQL does to quotes, backslashes and control characters in stored
	 * expressions.
	 * @param sql the text in the catalog
	 * @return the text as it can be used again
	 */
	static String unescape(String sql) {
		return ESCAPED.matcher(sql).replaceAll((escape) -> Matcher.quoteReplacement(switch (escape.group(1)) {
			case "n" -> "\n";
			case "r" -> "\r";
			case "0" -> "\0";
			default -> escape.group(1);
		}));
	}

	/**
	 * Read characters as the bytes that they stand for. A string of another character set
	 * than UTF-8 becomes its bytes.
	 * @param sql an expression as MySQL's catalog shows it
	 * @param syntax how it is read
	 * @return the expression
	 */
	static String fromBytes(String sql, SqlSyntax syntax) {
		if (sql.chars().allMatch((c) -> c < 0x80)) {
			return sql;
		}
		List<SqlToken> tokens = SqlToken.read(sql, syntax);
		StringBuilder text = new StringBuilder();
		int end = 0;
		for (int i = 0; i < tokens.size(); i++) {
			SqlToken token = tokens.get(i);
			boolean ofUtf8 = i == 0 || token.kind() != SqlToken.Kind.STRING || !tokens.get(i - 1).text().startsWith("_")
					|| tokens.get(i - 1).text().startsWith("_utf8");
			text.append(sql, end, token.start()).append(ofUtf8 ? utf8(token.text()) : bytes(token.text()));
			end = token.end();
		}
		return text.append(sql.substring(end)).toString();
	}

	private static String utf8(String text) {
		return BEYOND_ASCII.matcher(text).replaceAll((run) -> Matcher.quoteReplacement(utf8OrSame(run.group())));
	}

	// What is no UTF-8 has been text from the beginning
	private static String utf8OrSame(String run) {
		try {
			ByteBuffer bytes = StandardCharsets.ISO_8859_1.newEncoder().encode(CharBuffer.wrap(run));
			return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
		}
		catch (CharacterCodingException ex) {
			return run;
		}
	}

	private static String bytes(String literal) {
		byte[] bytes = value(literal).getBytes(StandardCharsets.ISO_8859_1);
		return " X'" + HexFormat.of().formatHex(bytes) + "'";
	}

	/**
	 * The string that a text is, if it is nothing but one string.
	 * @param syntax how it is read
	 * @return the string, or {@code null} for an expression
	 */
	static @Nullable String string(String sql, SqlSyntax syntax) {
		List<SqlToken> tokens = SqlToken.read(sql, syntax);
		return (tokens.size() == 1 && tokens.get(0).kind() == SqlToken.Kind.STRING) ? value(sql.strip()) : null;
	}

	/**
	 * The value of a string in quotes.
	 * @param literal the string as the server writes it
	 */
	static String value(String literal) {
		String inner = literal.substring(1, literal.length() - 1);
		StringBuilder value = new StringBuilder(inner.length());
		for (int i = 0; i < inner.length(); i++) {
			char c = inner.charAt(i);
			if (c == '\\' && i + 1 < inner.length()) {
				value.append(escaped(inner.charAt(++i)));
			}
			else {
				value.append(c);
				i += (c == '\'' && i + 1 < inner.length() && inner.charAt(i + 1) == '\'') ? 1 : 0;
			}
		}
		return value.toString();
	}

	private static String escaped(char c) {
		return switch (c) {
			case 'n' -> "\n";
			case 'r' -> "\r";
			case 't' -> "\t";
			case 'b' -> "\b";
			case '0' -> "\0";
			case 'Z' -> "\u001a";
			// Meant for LIKE, which wants the backslash
			case '%', '_' -> "\\" + c;
			default -> String.valueOf(c);
		};
	}

	/**
	 * A string as the server writes it.
	 */
	static String literal(String value) {
		return "'" + value.replace("\\", "\\\\").replace("'", "''") + "'";
	}

	/**
	 * Write an expression or a type for a session.
	 * @param sql the text as the server writes it
	 * @param syntax how it is read
	 * @param backslashIsPlain whether a backslash is nothing else for the session
	 * @return the text as the session takes it
	 */
	static String forSession(String sql, SqlSyntax syntax, boolean backslashIsPlain) {
		if (!backslashIsPlain || sql.indexOf('\\') < 0) {
			return sql;
		}
		return SqlToken.replaced(sql, syntax,
				(token) -> token.kind() == SqlToken.Kind.STRING && token.text().indexOf('\\') >= 0,
				(token) -> MySqlLiterals.plain(value(token.text()), true));
	}

}
