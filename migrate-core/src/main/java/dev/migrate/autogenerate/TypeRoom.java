package dev.migrate.autogenerate;

import java.util.List;

import dev.migrate.dialect.TypeConversions;
import dev.migrate.dialect.TypeConversions.Way;
import dev.migrate.dialect.TypeFamily;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.TypeName;
import org.jspecify.annotations.Nullable;

/**
 * Whether a change of type keeps all values. What is not known to keep them, loses them:
 * both the way there and the way back have to exist, and each value of the one type needs
 * room in the other.
 *
 * @param conversions what the database converts
 */
record TypeRoom(TypeConversions conversions) {

	private static final List<TypeName> INTEGERS = List.of(TypeName.TINYINT, TypeName.SMALLINT, TypeName.INTEGER,
			TypeName.BIGINT);

	/** How many digits each of the integer types may have. */
	private static final List<Integer> DIGITS = List.of(3, 5, 10, 19);

	/** How many digits a floating number keeps. */
	private static final int DIGITS_OF_REAL = 6;

	private static final int DIGITS_OF_DOUBLE = 15;

	/** How many characters values take as text. */
	private static final int SIGN_AND_POINT = 3;

	private static final int REAL_AS_TEXT = 15;

	private static final int DOUBLE_AS_TEXT = 25;

	private static final int TRUTH_AS_TEXT = 5;

	private static final int UUID_AS_TEXT = 36;

	private static final int DATE_AS_TEXT = 10;

	private static final int TIME_AS_TEXT = 15;

	private static final int TIMESTAMP_AS_TEXT = 26;

	private static final int ZONED_AS_TEXT = 35;

	/** Digits of a second where none are said. */
	private static final int MICROSECONDS = 6;

	/**
	 * Whether values may get lost: be refused, cut, rounded, or become something else.
	 * @param from the type that they have
	 * @param to the type that they get
	 */
	boolean loses(ColumnType from, ColumnType to) {
		Way way = this.conversions.way(from, to, "");
		if (!way.possible() || !this.conversions.way(to, from, "").possible()) {
			return true;
		}
		if (way.meant()) {
			return to.length() != null;
		}
		return !this.conversions.hasRange(from, to)
				|| !fits(this.conversions.widest(from), this.conversions.narrowest(to));
	}

	private static boolean fits(ColumnType from, ColumnType to) {
		return switch (TypeFamily.of(to)) {
			case NUMBER -> (TypeFamily.of(from) == TypeFamily.BOOLEAN)
					|| TypeFamily.of(from) == TypeFamily.NUMBER && fitsNumber(from, to);
			case TEXT -> fitsText(from, to);
			case BINARY -> TypeFamily.of(from) == TypeFamily.BINARY && isAtMost(from.length(), to.length());
			case DATE -> fitsDate(from, to);
			case TIME -> from.name() == TypeName.TIME && digits(from) <= digits(to);
			case JSON -> TypeFamily.of(from) == TypeFamily.JSON;
			case ENUM -> from.name() == TypeName.ENUM && values(to).containsAll(values(from));
			case ARRAY -> from.element() != null && to.element() != null && fits(from.element(), to.element());
			case BOOLEAN, INTERVAL, UUID -> from.name() == to.name();
			case OTHER -> from.equals(to);
		};
	}

	private static boolean fitsNumber(ColumnType from, ColumnType to) {
		if (INTEGERS.contains(from.name())) {
			int digits = DIGITS.get(INTEGERS.indexOf(from.name()));
			return INTEGERS.contains(to.name()) ? INTEGERS.indexOf(from.name()) <= INTEGERS.indexOf(to.name())
					: hasRoom(digits, 0, to);
		}
		if (from.name() == TypeName.NUMERIC) {
			return (from.precision() != null) ? hasRoom(whole(from), scale(from), to)
					: to.name() == TypeName.NUMERIC && to.precision() == null;
		}
		return from.name() == to.name() || from.name() == TypeName.REAL && to.name() == TypeName.DOUBLE;
	}

	/**
	 * Whether all numbers of so many digits before and behind the point have room.
	 */
	private static boolean hasRoom(int whole, int scale, ColumnType to) {
		return switch (to.name()) {
			case NUMERIC -> to.precision() == null || whole <= whole(to) && scale <= scale(to);
			case DOUBLE -> whole + scale <= DIGITS_OF_DOUBLE;
			case REAL -> whole + scale <= DIGITS_OF_REAL;
			default -> scale == 0 && whole < DIGITS.get(INTEGERS.indexOf(to.name()));
		};
	}

	private static boolean fitsText(ColumnType from, ColumnType to) {
		if (to.name() == TypeName.CHAR && from.name() != TypeName.CHAR && from.name() != TypeName.UUID) {
			// Blanks are added, and those that were there no longer told apart
			return false;
		}
		Integer needed = characters(from);
		return (needed == null) ? to.length() == null && isReadable(from) : isAtMost(needed, to.length());
	}

	private static boolean isReadable(ColumnType type) {
		return switch (TypeFamily.of(type)) {
			case BINARY, ARRAY, OTHER -> false;
			default -> true;
		};
	}

	/**
	 * How many characters the longest value takes; {@code null} where there is no limit.
	 */
	private static @Nullable Integer characters(ColumnType type) {
		return switch (type.name()) {
			case CHAR, VARCHAR, TEXT -> type.length();
			case TINYINT, SMALLINT, INTEGER, BIGINT -> DIGITS.get(INTEGERS.indexOf(type.name())) + 1;
			case NUMERIC -> (type.precision() != null) ? type.precision() + SIGN_AND_POINT : null;
			case REAL -> REAL_AS_TEXT;
			case DOUBLE -> DOUBLE_AS_TEXT;
			case BOOLEAN -> TRUTH_AS_TEXT;
			case UUID -> UUID_AS_TEXT;
			case DATE -> DATE_AS_TEXT;
			case TIME -> TIME_AS_TEXT;
			case TIMESTAMP -> TIMESTAMP_AS_TEXT;
			case TIMESTAMP_WITH_TIME_ZONE -> ZONED_AS_TEXT;
			case ENUM -> values(type).stream().mapToInt(String::length).max().orElse(0);
			case VARBINARY, BLOB, JSON, JSONB, INTERVAL, ARRAY, VERBATIM -> null;
		};
	}

	/**
	 * An offset that the other type has no place for is lost.
	 */
	private static boolean fitsDate(ColumnType from, ColumnType to) {
		return switch (from.name()) {
			case DATE -> true;
			case TIMESTAMP -> to.name() != TypeName.DATE && digits(from) <= digits(to);
			case TIMESTAMP_WITH_TIME_ZONE -> to.name() == from.name() && digits(from) <= digits(to);
			default -> false;
		};
	}

	private static int digits(ColumnType time) {
		return (time.precision() != null) ? time.precision() : MICROSECONDS;
	}

	private static boolean isAtMost(@Nullable Integer length, @Nullable Integer room) {
		return room == null || length != null && length <= room;
	}

	private static List<String> values(ColumnType type) {
		ColumnType.Enumeration enumeration = type.enumeration();
		return (enumeration != null) ? enumeration.values() : List.of();
	}

	private static int whole(ColumnType type) {
		return ((type.precision() != null) ? type.precision() : 0) - scale(type);
	}

	private static int scale(ColumnType type) {
		return (type.scale() != null) ? type.scale() : 0;
	}

}
