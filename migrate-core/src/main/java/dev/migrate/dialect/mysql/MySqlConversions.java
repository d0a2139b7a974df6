package dev.migrate.dialect.mysql;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.dialect.TypeConversions;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Definitions;
import dev.migrate.schema.TypeName;
import org.jspecify.annotations.Nullable;

/**
 * How much has room in types that only MySQL and MariaDB have. Text is limited in bytes
 * there, of which a character may take four.
 */
final class MySqlConversions implements TypeConversions {

	private static final int TINY = (1 << 8) - 1;

	private static final int USUAL = (1 << 16) - 1;

	private static final int MEDIUM = (1 << 24) - 1;

	private static final int BYTES = 4;

	private static final Way ALL_HAVE_ROOM = new Way(true, null, true);

	/**
	 * No type of other databases has just the numbers of one without a sign.
	 */
	@Override
	public Way way(ColumnType from, ColumnType to, String column) {
		NumberRange range = NumberRange.of(from);
		NumberRange room = NumberRange.of(to);
		return (range != null && room != null && room.holds(range)) ? ALL_HAVE_ROOM : Way.BY_ITSELF;
	}

	@Override
	public ColumnType widest(ColumnType type) {
		return switch (text(type)) {
			case "tinytext" -> Definitions.varchar(TINY);
			case "text" -> Definitions.varchar(USUAL);
			case "mediumtext" -> Definitions.varchar(MEDIUM);
			case "tinyint unsigned", "year" -> Definitions.smallint();
			case "smallint unsigned", "mediumint", "mediumint unsigned" -> Definitions.integer();
			case "int unsigned" -> Definitions.bigint();
			case "float unsigned" -> Definitions.real();
			case "double unsigned" -> Definitions.doublePrecision();
			default -> bytes(type);
		};
	}

	@Override
	public ColumnType narrowest(ColumnType type) {
		return switch (text(type)) {
			case "tinytext" -> Definitions.varchar(TINY / BYTES);
			case "text" -> Definitions.varchar(USUAL / BYTES);
			case "mediumtext" -> Definitions.varchar(MEDIUM / BYTES);
			case "mediumint" -> Definitions.smallint();
			default -> bytes(type);
		};
	}

	/** A TIMESTAMP begins in 1970 and soon ends. */
	@Override
	public boolean hasRange(ColumnType from, ColumnType to) {
		return to.name() != TypeName.TIMESTAMP_WITH_TIME_ZONE || from.name() == to.name();
	}

	private static ColumnType bytes(ColumnType type) {
		return switch (text(type)) {
			case "tinyblob" -> Definitions.varbinary(TINY);
			case "blob" -> Definitions.varbinary(USUAL);
			case "mediumblob" -> Definitions.varbinary(MEDIUM);
			default -> type;
		};
	}

	private static String text(ColumnType type) {
		return (type.verbatim() != null) ? type.verbatim().strip().toLowerCase(Locale.ROOT) : "";
	}

	/**
	 * The numbers of a type that keeps each of them exactly: on MySQL and MariaDB a type
	 * without a sign has twice as many as its namesake, and none below zero.
	 *
	 * @param scale how many digits are behind the point
	 */
	private record NumberRange(BigDecimal least, BigDecimal greatest, int scale) {

		private static final Map<String, Integer> BITS = Map.of("tinyint", 8, "smallint", 16, "mediumint", 24, "int",
				32, "bigint", 64);

		private static final Map<TypeName, String> NAMES = Map.of(TypeName.TINYINT, "tinyint", TypeName.SMALLINT,
				"smallint", TypeName.INTEGER, "int", TypeName.BIGINT, "bigint");

		private static final Pattern DECIMAL = Pattern.compile("decimal\\((\\d+),(\\d+)\\)");

		private static final String UNSIGNED = " unsigned";

		/**
		 * The numbers of a type.
		 * @param type the type as an inspector reads it
		 * @return its numbers, or {@code null} if it has none or rounds them
		 */
		static @Nullable NumberRange of(ColumnType type) {
			if (type.name() == TypeName.NUMERIC && type.precision() != null) {
				return decimal(type.precision(), (type.scale() != null) ? type.scale() : 0, false);
			}
			String text = (type.verbatim() != null) ? type.verbatim() : NAMES.getOrDefault(type.name(), "");
			boolean unsigned = text.endsWith(UNSIGNED);
			String words = unsigned ? text.substring(0, text.length() - UNSIGNED.length()) : text;
			Matcher decimal = DECIMAL.matcher(words);
			if (decimal.matches()) {
				return decimal(Integer.parseInt(decimal.group(1)), Integer.parseInt(decimal.group(2)), unsigned);
			}
			Integer bits = BITS.get(words);
			return (bits != null) ? integer(bits, unsigned) : null;
		}

		private static NumberRange integer(int bits, boolean unsigned) {
			BigInteger end = BigInteger.ONE.shiftLeft(unsigned ? bits : bits - 1);
			return new NumberRange(unsigned ? BigDecimal.ZERO : new BigDecimal(end.negate()),
					new BigDecimal(end.subtract(BigInteger.ONE)), 0);
		}

		private static NumberRange decimal(int precision, int scale, boolean unsigned) {
			BigDecimal greatest = new BigDecimal(BigInteger.TEN.pow(precision).subtract(BigInteger.ONE), scale);
			return new NumberRange(unsigned ? BigDecimal.ZERO : greatest.negate(), greatest, scale);
		}

		/**
		 * Whether each number of another type is one of these.
		 */
		boolean holds(NumberRange other) {
			return this.least.compareTo(other.least) <= 0 && this.greatest.compareTo(other.greatest) >= 0
					&& this.scale >= other.scale;
		}

	}

}
