package dev.migrate.dialect.mysql;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.NormalForm;
import dev.migrate.dialect.normal.DefaultText;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Identity;
import dev.migrate.schema.SqlValue;
import dev.migrate.schema.TypeName;
import org.jspecify.annotations.Nullable;

/**
 * What an inspector of MySQL and MariaDB leaves out.
 *
 * @param dialect quotes names
 */
record MySqlNormalForm(Dialect dialect) implements NormalForm {

	private static final Pattern BIT = Pattern.compile("bit\\(\\d+\\)");

	private static final Pattern BINARY = Pattern.compile("binary\\((\\d+)\\)");

	private static final Pattern LITERAL = Pattern
		.compile("(?:(b) ?'([01]*)'|0(b)([01]+)|x ?'([0-9a-f]*)'|0x([0-9a-f]+))");

	private static final Set<TypeName> NUMBERS = EnumSet.of(TypeName.BOOLEAN, TypeName.TINYINT, TypeName.SMALLINT,
			TypeName.INTEGER, TypeName.BIGINT);

	private static final int BITS_OF_A_BYTE = 8;

	private static final Pattern NOW = Pattern
		.compile("\\b(?:current_timestamp|now|localtimestamp|localtime)\\b(?: \\(\\))?(?: (\\(\\d\\)))?");

	@Override
	public String withoutQuotes(String quoted) {
		if (quoted.startsWith("\"")) {
			return quoted;
		}
		String name = NormalForm.unquoted(quoted).toLowerCase(Locale.ROOT);
		return this.dialect.spelling().quote(name);
	}

	@Override
	public String readable(String sql) {
		return sql.replace("\\'", "''");
	}

	@Override
	public String word(String lower) {
		return switch (lower) {
			case "lcase" -> "lower";
			case "ucase" -> "upper";
			default -> lower;
		};
	}

	@Override
	public Identity identity(Identity identity, ColumnType type) {
		return Identity.byDefault();
	}

	@Override
	public @Nullable Boolean stored(@Nullable Boolean stored) {
		return stored != null && stored;
	}

	@Override
	public boolean restrictsByDefault() {
		return true;
	}

	@Override
	public @Nullable String keyName(@Nullable String name) {
		return null;
	}

	@Override
	public @Nullable String match(@Nullable String match) {
		return null;
	}

	// The usual engine makes a tree of a HASH
	@Override
	public @Nullable String indexMethod(@Nullable String using) {
		if (using == null || using.equalsIgnoreCase("btree") || using.equalsIgnoreCase("hash")) {
			return null;
		}
		return using.strip().toUpperCase(Locale.ROOT);
	}

	// Comments are kept in a character set that has no characters of four bytes
	@Override
	public String comment(String comment) {
		return comment.codePoints()
			.map((c) -> Character.isBmpCodePoint(c) ? c : '?')
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString();
	}

	@Override
	public String expression(String canonical) {
		return NOW.matcher(canonical)
			.replaceAll((now) -> "current_timestamp" + ((now.group(1) != null) ? now.group(1) : ""));
	}

	/**
	 * For bits and bytes the servers take numbers, booleans, strings, and three spellings
	 * of bits and bytes.
	 * @return a number for bits, an {@code X'…'} for bytes; anything else as it is
	 */
	@Override
	public SqlValue defaultValue(SqlValue value, ColumnType type) {
		String verbatim = String.valueOf(type.verbatim());
		if (BIT.matcher(verbatim).matches() || value instanceof SqlValue.Expression && NUMBERS.contains(type.name())) {
			return numbered(value, type.name() == TypeName.BOOLEAN);
		}
		Matcher binary = BINARY.matcher(verbatim);
		boolean fixed = binary.matches();
		String hex = (fixed || type.name() == TypeName.VARBINARY) ? hex(value) : null;
		if (hex == null) {
			return value;
		}
		int missing = fixed ? 2 * Integer.parseInt(binary.group(1)) - hex.length() : 0;
		return new SqlValue.Expression("X'" + hex + "0".repeat(Math.max(0, missing)) + "'");
	}

	private static SqlValue numbered(SqlValue value, boolean bool) {
		BigInteger number = number(value);
		if (number == null) {
			return value;
		}
		if (bool && number.bitLength() <= 1) {
			return SqlValue.of(number.signum() > 0);
		}
		SqlValue read = DefaultText.parse(number.toString());
		return (read != null) ? read : value;
	}

	private static @Nullable BigInteger number(SqlValue value) {
		if (value instanceof SqlValue.Literal literal) {
			if (literal.value() instanceof Boolean bool) {
				return bool ? BigInteger.ONE : BigInteger.ZERO;
			}
			String text = String.valueOf(literal.value());
			return (literal.value() instanceof Number && text.matches("\\d+")) ? new BigInteger(text) : null;
		}
		String hex = hex(value);
		return (hex != null) ? new BigInteger("0" + hex, 16) : null;
	}

	private static @Nullable String hex(SqlValue value) {
		if (value instanceof SqlValue.Literal literal) {
			return (literal.value() instanceof String text)
					? HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)) : null;
		}
		Matcher matcher = LITERAL.matcher(((SqlValue.Expression) value).sql().toLowerCase(Locale.ROOT));
		if (!matcher.matches()) {
			return null;
		}
		String bits = (matcher.group(1) != null) ? matcher.group(2) : matcher.group(4);
		if (bits != null) {
			return whole(new BigInteger("0" + bits, 2).toString(16),
					2 * ((bits.length() + BITS_OF_A_BYTE - 1) / BITS_OF_A_BYTE));
		}
		String hex = (matcher.group(5) != null) ? matcher.group(5) : matcher.group(6);
		return whole(hex, hex.length());
	}

	private static String whole(String hex, int digits) {
		String even = "0".repeat(Math.max(0, digits - hex.length())) + hex;
		return (even.length() % 2 == 0) ? even : "0" + even;
	}

}
