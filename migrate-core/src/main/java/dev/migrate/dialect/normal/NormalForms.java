package dev.migrate.dialect.normal;

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
