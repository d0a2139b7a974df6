package dev.migrate.schema;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.error.Quoted;
import dev.migrate.lang.Internal;
import org.jspecify.annotations.Nullable;

/**
 * A pattern for names of constraints, with the tokens of SQLAlchemy:
 * {@code %(table_name)s}, {@code %(referred_table_name)s}, {@code %(constraint_name)s},
 * {@code %(column_0_name)s} and {@code %(referred_column_0_name)s}, with {@code _label}
 * for the column behind its table and {@code _key} for the column, with other numbers,
 * and with {@code 0N} and {@code 0_N} for all columns, without or with underscores
 * between them. Names that are too long for some database are cut, on each in the same
 * way, so that a revision does on one what it does on another.
 *
 * @param text the pattern
 */
@Internal
public record NamingPattern(String text) {

	private static final Pattern TOKEN = Pattern.compile("%\\(([^)]*)\\)s");

	private static final Pattern COLUMN = Pattern.compile("(referred_)?column_(\\d+|0N|0_N)_(name|label|key)");

	private static final String TABLE = "table_name";

	private static final String REFERRED = "referred_table_name";

	private static final String GIVEN = "constraint_name";

	/** The least that a database has room for, PostgreSQL, in bytes. */
	private static final int MAX_BYTES = 63;

	/** What SQLAlchemy keeps of a name that is too long, and how much of its MD5. */
	private static final int KEPT_BYTES = MAX_BYTES - 8;

	private static final int HASH_DIGITS = 4;

	public NamingPattern {
		Matcher token = TOKEN.matcher(text);
		while (token.find()) {
			Matcher column = COLUMN.matcher(token.group(1));
			boolean known = column.matches() ? column.group(1) == null || column.group(3).equals("name")
					: List.of(TABLE, REFERRED, GIVEN).contains(token.group(1));
			if (!known) {
				throw new IllegalArgumentException("'" + Quoted.visible(text) + "' has '"
						+ Quoted.visible(token.group())
						+ "', which stands for nothing: the tokens are %(table_name)s, %(referred_table_name)s, "
						+ "%(constraint_name)s, %(column_0_name)s, %(column_0_label)s, %(column_0_key)s and "
						+ "%(referred_column_0_name)s, with other numbers, or 0N or 0_N for all columns, in the place "
						+ "of 0");
			}
		}
	}

	/**
	 * Whether it is put around names that are given.
	 */
	boolean usesName() {
		return this.text.contains("%(" + GIVEN + ")s");
	}

	/**
	 * The name of a constraint.
	 * @param referredTable the table that it refers to, or {@code null} for none
	 * @param referredColumns the columns that it refers to, if it says them
	 * @param given the name that it is given, or {@code null} for none
	 * @return the name, or empty if the pattern asks for what the constraint has not
	 */
	public Optional<String> name(String table, List<String> columns, @Nullable String referredTable,
			List<String> referredColumns, @Nullable String given) {
		StringBuilder name = new StringBuilder();
		Matcher token = TOKEN.matcher(this.text);
		while (token.find()) {
			String value = switch (token.group(1)) {
				case TABLE -> table;
				case REFERRED -> referredTable;
				case GIVEN -> given;
				default -> column(token.group(1), table, columns, referredColumns);
			};
			if (value == null) {
				return Optional.empty();
			}
			token.appendReplacement(name, Matcher.quoteReplacement(value));
		}
		return Optional.of(fitting(token.appendTail(name).toString()));
	}

	private static @Nullable String column(String token, String table, List<String> columns,
			List<String> referredColumns) {
		Matcher matcher = COLUMN.matcher(token);
		if (!matcher.matches()) {
			return null;
		}
		List<String> all = ((matcher.group(1) != null) ? referredColumns : columns).stream()
			.map((column) -> matcher.group(3).equals("label") ? table + "_" + column : column)
			.toList();
		return switch (matcher.group(2)) {
			case "0N" -> all.isEmpty() ? null : String.join("", all);
			case "0_N" -> all.isEmpty() ? null : String.join("_", all);
			default -> (number(matcher.group(2)) < all.size()) ? all.get(number(matcher.group(2))) : null;
		};
	}

	private static int number(String digits) {
		return (digits.length() < 4) ? Integer.parseInt(digits) : Integer.MAX_VALUE;
	}

	/**
	 * A name that all databases have room for: the same one if they do, else what
	 * SQLAlchemy makes of it on PostgreSQL.
	 * @param name the name
	 * @return a name of 63 bytes at most
	 */
	public static String fitting(String name) {
		if (bytes(name) <= MAX_BYTES) {
			return name;
		}
		String hash = HexFormat.of().formatHex(md5(name));
		return start(name, KEPT_BYTES) + "_" + hash.substring(hash.length() - HASH_DIGITS);
	}

	/**
	 * A name with another end, cut where it has no room for that.
	 * @param name the name
	 * @param end its end
	 * @return a name of 63 bytes at most
	 */
	public static String ending(String name, String end) {
		return start(name, MAX_BYTES - end.length() - 1) + "_" + end;
	}

	private static String start(String name, int most) {
		String start = name;
		while (bytes(start) > most) {
			start = start.substring(0, start.offsetByCodePoints(start.length(), -1));
		}
		return start;
	}

	private static int bytes(String name) {
		return name.getBytes(StandardCharsets.UTF_8).length;
	}

	private static byte[] md5(String name) {
		try {
			return MessageDigest.getInstance("MD5").digest(name.getBytes(StandardCharsets.UTF_8));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has MD5", ex);
		}
	}

}
