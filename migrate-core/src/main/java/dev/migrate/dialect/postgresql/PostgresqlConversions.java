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
		TypeFamily before = TypeFamily.of(from);
		TypeFamily after = TypeFamily.of(to);
		if (isLargeObject(from) || isLargeObject(to)) {
			return ofLargeObject(isLargeObject(from) ? after : before, isLargeObject(from), column);
		}
		if (before == TypeFamily.BOOLEAN && after == TypeFamily.NUMBER) {
			String number = "cast(" + column + " as integer)";
			return Way.using((to.name() == TypeName.INTEGER) ? number : cast(number, to));
		}
		if (before == TypeFamily.NUMBER && after == TypeFamily.BOOLEAN) {
			return Way.using((from.name() == TypeName.INTEGER) ? cast(column, to) : column + " <> 0");
		}
		if (after == TypeFamily.TEXT || before == after && after != TypeFamily.OTHER && after != TypeFamily.ARRAY
				|| after == TypeFamily.ENUM) {
			return Way.BY_ITSELF;
		}
		return isCast(before, after) ? Way.using(cast(column, to)) : Way.NONE;
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

	/**
	 * Text is read as whatever is wanted; a type that is known by its text alone may have
	 * any cast.
	 */
	private static boolean isCast(TypeFamily from, TypeFamily to) {
		return from == TypeFamily.TEXT || from == TypeFamily.OTHER || to == TypeFamily.OTHER || from == to
				|| from == TypeFamily.DATE && to == TypeFamily.TIME
				|| from == TypeFamily.TIME && to == TypeFamily.INTERVAL
				|| from == TypeFamily.INTERVAL && to == TypeFamily.TIME;
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
