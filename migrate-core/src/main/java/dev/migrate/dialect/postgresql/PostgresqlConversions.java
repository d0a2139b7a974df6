package dev.migrate.dialect.postgresql;

import java.util.Locale;
import java.util.Set;

import dev.migrate.dialect.TypeConversions;
import dev.migrate.dialect.TypeFamily;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Definitions;
import dev.migrate.schema.TypeName;

/**
 * Conversions of PostgreSQL, which converts by itself what is alike, and the rest when a
 * statement says how. A column of type {@code oid} holds numbers of large objects, which
 * is how Hibernate stores a {@code @Lob}: what counts is what the objects hold.
 */
record PostgresqlConversions(PostgresqlDialect dialect) implements TypeConversions {

	/** What is text for those who read it. */
	private static final Set<String> READABLE = Set.of("citext", "xml", "inet", "cidr", "macaddr", "ltree", "name");

	@Override
	public Way way(ColumnType from, ColumnType to, String column) {
		if (isLargeObject(from) || isLargeObject(to)) {
			TypeFamily other = TypeFamily.of(isLargeObject(from) ? to : from);
			return ofLargeObject(other, isLargeObject(from), column);
		}
		boolean arrays = from.element() != null && to.element() != null;
		ColumnType before = arrays ? from.single() : from;
		ColumnType after = arrays ? to.single() : to;
		if (isConvertedByItself(TypeFamily.of(before), TypeFamily.of(after))) {
			return Way.BY_ITSELF;
		}
		if (isCast(before, after)) {
			return Way.using(cast(column, to));
		}
		return arrays ? Way.NONE : ofTruth(from, to, column);
	}

	/**
	 * Numbers of any size, by the one that has casts.
	 */
	private Way ofTruth(ColumnType from, ColumnType to, String column) {
		if (from.name() == TypeName.BOOLEAN && TypeFamily.of(to) == TypeFamily.NUMBER) {
			return Way.using(cast(cast(column, Definitions.integer()), to));
		}
		return (TypeFamily.of(from) == TypeFamily.NUMBER && to.name() == TypeName.BOOLEAN) ? Way.using(column + " <> 0")
				: Way.NONE;
	}

	private static Way ofLargeObject(TypeFamily other, boolean away, String column) {
		return switch (other) {
			case TEXT -> Way.meant(away ? "convert_from(lo_get(" + column + "), 'UTF8')"
					: "lo_from_bytea(0, convert_to(" + column + ", 'UTF8'))");
			case BINARY -> Way.meant(away ? "lo_get(" + column + ")" : "lo_from_bytea(0, " + column + ")");
			default -> Way.NONE;
		};
	}

	private static boolean isLargeObject(ColumnType type) {
		return "oid".equals(text(type));
	}

	private static String text(ColumnType type) {
		return (type.verbatim() != null) ? type.verbatim().strip().toLowerCase(Locale.ROOT) : "";
	}

	private static boolean isConvertedByItself(TypeFamily from, TypeFamily to) {
		return to == TypeFamily.TEXT || to == TypeFamily.ENUM || from == to && to != TypeFamily.OTHER;
	}

	/**
	 * Text is read as whatever is wanted; a type that is known by its text alone may have
	 * any cast.
	 */
	private static boolean isCast(ColumnType from, ColumnType to) {
		TypeFamily before = TypeFamily.of(from);
		TypeFamily after = TypeFamily.of(to);
		return before == TypeFamily.TEXT || before == TypeFamily.OTHER || after == TypeFamily.OTHER
				|| before == TypeFamily.DATE && from.name() != TypeName.DATE && after == TypeFamily.TIME
				|| before == TypeFamily.TIME && after == TypeFamily.INTERVAL
				|| before == TypeFamily.INTERVAL && after == TypeFamily.TIME
				|| before == TypeFamily.BOOLEAN && to.name() == TypeName.INTEGER
				|| from.name() == TypeName.INTEGER && after == TypeFamily.BOOLEAN
				|| from.name() == TypeName.JSONB && (after == TypeFamily.NUMBER || after == TypeFamily.BOOLEAN);
	}

	private String cast(String value, ColumnType type) {
		return "cast(" + value + " as " + this.dialect.spelling().sql(type, null) + ")";
	}

	@Override
	public ColumnType widest(ColumnType type) {
		return READABLE.contains(text(type)) ? Definitions.text() : type;
	}

	@Override
	public ColumnType narrowest(ColumnType type) {
		return text(type).equals("citext") ? Definitions.text() : type;
	}

}
