package dev.migrate.dialect.normal;

import java.util.Locale;

import dev.migrate.dialect.Spelling;
import dev.migrate.schema.ColumnType;

/**
 * What normal forms share.
 */
public final class NormalForms {

	private NormalForms() {
	}

	/**
	 * A name without its quotes.
	 */
	public static String unquoted(String quoted) {
		String quote = quoted.substring(0, 1);
		return quoted.substring(1, quoted.length() - 1).replace(quote + quote, quote);
	}

	/**
	 * A name without its quotes where a database that keeps names in upper case finds it
	 * without them too.
	 */
	public static String withoutNeedlessQuotes(String quoted, Spelling spelling) {
		String name = unquoted(quoted);
		String lower = name.toLowerCase(Locale.ROOT);
		boolean folded = name.equals(name.toUpperCase(Locale.ROOT)) && spelling.quote(lower).equals(lower);
		return folded ? lower : quoted;
	}

	/**
	 * The largest value of an integer type.
	 */
	public static long max(ColumnType type) {
		return switch (type.name()) {
			case TINYINT -> Byte.MAX_VALUE;
			case SMALLINT -> Short.MAX_VALUE;
			case INTEGER -> Integer.MAX_VALUE;
			default -> Long.MAX_VALUE;
		};
	}

}
