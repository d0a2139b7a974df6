package dev.migrate.autogenerate;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

import dev.migrate.schema.ColumnType;
import dev.migrate.schema.TableName;
import dev.migrate.schema.TypeName;

import org.jspecify.annotations.Nullable;

/**
 * Compares types that are in normal form.
 *
 * @param namedEnums whether enum types have a name of their own, so that their words are
 * compared elsewhere
 * @param table the table whose columns they are of
 */
record TypeMatch(boolean namedEnums, TableName table) {

	private static final List<TypeName> INTEGERS = List.of(TypeName.TINYINT, TypeName.SMALLINT, TypeName.INTEGER,
			TypeName.BIGINT);

	/** How many digits each of the integer types may have. */
	private static final List<Integer> DIGITS = List.of(3, 5, 10, 19);

	private static final List<TypeName> TIMESTAMPS = List.of(TypeName.TIMESTAMP, TypeName.TIMESTAMP_WITH_TIME_ZONE);

	/**
	 * Whether two types are the same.
	 */
	boolean same(ColumnType one, ColumnType two) {
		if (one.name() != two.name()) {
			return false;
		}
		return switch (one.name()) {
			case ENUM -> sameEnum(enumeration(one), enumeration(two));
			case ARRAY -> one.element() != null && two.element() != null && same(one.element(), two.element());
			case VERBATIM -> words(one).equals(words(two));
			default -> Objects.equals(one.length(), two.length()) && Objects.equals(one.precision(), two.precision())
					&& scale(one) == scale(two);
		};
	}

	/**
	 * Whether a type is what is wanted by a source that says nothing of sizes: those that
	 * it gives are proposals for new columns.
	 */
	boolean sameButSize(ColumnType live, ColumnType wanted) {
		return same(live, wanted) || family(live) == family(wanted)
				&& (family(live) == Family.TEXT || family(live) == Family.BINARY || live.name() == wanted.name());
	}

	private static ColumnType.Enumeration enumeration(ColumnType type) {
		return Objects.requireNonNull(type.enumeration());
	}

	private boolean sameEnum(ColumnType.Enumeration one, ColumnType.Enumeration two) {
		return this.namedEnums
				? one.name().equals(two.name()) && Objects.equals(schema(one.schema()), schema(two.schema()))
				: one.values().equals(two.values());
	}

	private @Nullable String schema(@Nullable String schema) {
		return (schema != null) ? schema : this.table.schema();
	}

	private static String words(ColumnType type) {
		return String.valueOf(type.verbatim()).toLowerCase(Locale.ROOT).replaceAll("\\s+", "");
	}

	private static int scale(ColumnType type) {
		return (type.scale() != null) ? type.scale() : 0;
	}

	/**
	 * Whether some values of a type have no room in another.
	 */
	static boolean narrows(ColumnType from, ColumnType to) {
		if (from.name() == TypeName.ENUM && to.name() == TypeName.ENUM) {
			return !enumeration(to).values().containsAll(enumeration(from).values());
		}
		if (INTEGERS.contains(from.name()) && INTEGERS.contains(to.name())) {
			return INTEGERS.indexOf(to.name()) < INTEGERS.indexOf(from.name());
		}
		if (from.name() == TypeName.NUMERIC && to.name() == TypeName.NUMERIC) {
			return to.precision() != null
					&& (from.precision() == null || whole(to) < whole(from) || scale(to) < scale(from));
		}
		if (family(to) == Family.TEXT || family(from) == family(to) && family(to) == Family.BINARY) {
			return to.length() != null
					&& (family(from) != family(to) || from.length() == null || to.length() < from.length());
		}
		boolean wider = from.name() == TypeName.REAL && to.name() == TypeName.DOUBLE
				|| INTEGERS.contains(from.name()) && to.name() == TypeName.NUMERIC && to.precision() == null;
		boolean finer = from.name() == to.name() && from.precision() != null
				&& (to.precision() == null || to.precision() >= from.precision());
		return !wider && !finer && !(from.name() == to.name() && from.equals(to));
	}

	/**
	 * Whether a change of type may lose values, with an error or, as where digits go,
	 * without one.
	 */
	static boolean loses(ColumnType from, ColumnType to) {
		return narrows(from, to) && !keepsAll(from, to);
	}

	private static boolean keepsAll(ColumnType from, ColumnType to) {
		if (family(to) == Family.TEXT) {
			return family(from) != Family.TEXT;
		}
		if (INTEGERS.contains(from.name())) {
			return (to.name() == TypeName.NUMERIC && whole(to) >= DIGITS.get(INTEGERS.indexOf(from.name())))
					|| (to.name() == TypeName.DOUBLE && from.name() != TypeName.BIGINT);
		}
		boolean timestamps = TIMESTAMPS.contains(from.name()) && TIMESTAMPS.contains(to.name());
		return (timestamps
				&& (to.precision() == null || from.precision() != null && to.precision() >= from.precision()))
				|| (from.name() == TypeName.DATE && TIMESTAMPS.contains(to.name()))
				|| (from.name() == TypeName.BOOLEAN && INTEGERS.contains(to.name()))
				|| (family(from) == Family.JSON && family(to) == Family.JSON);
	}

	private static int whole(ColumnType type) {
		return ((type.precision() != null) ? type.precision() : 0) - scale(type);
	}

	static Family family(ColumnType type) {
		return switch (type.name()) {
			case TINYINT, SMALLINT, INTEGER, BIGINT, NUMERIC, REAL, DOUBLE -> Family.NUMBER;
			case BOOLEAN -> Family.BOOLEAN;
			case CHAR, VARCHAR, TEXT -> Family.TEXT;
			case DATE, TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE -> Family.DATE;
			case TIME -> Family.TIME;
			case INTERVAL -> Family.INTERVAL;
			case VARBINARY, BLOB -> Family.BINARY;
			case UUID -> Family.UUID;
			case JSON, JSONB -> Family.JSON;
			case ENUM -> Family.ENUM;
			case ARRAY -> Family.ARRAY;
			case VERBATIM -> Family.OTHER;
		};
	}

	/**
	 * Types whose values a database converts into each other by itself.
	 */
	enum Family {

		/** Numbers. */
		NUMBER,

		/** True and false. */
		BOOLEAN,

		/** Text. */
		TEXT,

		/** Days and timestamps. */
		DATE,

		/** Times of day. */
		TIME,

		/** Spans. */
		INTERVAL,

		/** Bytes. */
		BINARY,

		/** UUIDs. */
		UUID,

		/** JSON. */
		JSON,

		/** Words. */
		ENUM,

		/** Arrays. */
		ARRAY,

		/** All that is taken as it is written. */
		OTHER

	}

}
