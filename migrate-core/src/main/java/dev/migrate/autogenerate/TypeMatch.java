package dev.migrate.autogenerate;

import java.util.Locale;
import java.util.Objects;

import dev.migrate.dialect.TypeFamily;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.TableName;

import org.jspecify.annotations.Nullable;

/**
 * Compares types that are in normal form.
 *
 * @param namedEnums whether enum types have a name of their own, so that their words are
 * compared elsewhere
 * @param table the table whose columns they are of
 */
record TypeMatch(boolean namedEnums, TableName table) {

	private static final int USUAL_LENGTH = 255;

	private static final int USUAL_PRECISION = 38;

	private static final int MICROSECONDS = 6;

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
		return same(live, wanted)
				|| TypeFamily.of(live) == TypeFamily.of(wanted) && (TypeFamily.of(live) == TypeFamily.TEXT
						|| TypeFamily.of(live) == TypeFamily.BINARY || live.name() == wanted.name());
	}

	/**
	 * Whether a type has the size that Hibernate gives it where nobody says one.
	 */
	static boolean isUsual(ColumnType type) {
		return switch (type.name()) {
			case VARCHAR, VARBINARY -> Integer.valueOf(USUAL_LENGTH).equals(type.length());
			case NUMERIC -> type.precision() == null || type.precision() == USUAL_PRECISION;
			case TIME, TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE ->
				type.precision() == null || type.precision() == MICROSECONDS;
			default -> false;
		};
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

}
