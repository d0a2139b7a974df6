package dev.migrate.dialect.hsqldb;

import java.util.Set;

import dev.migrate.dialect.TypeConversions;
import dev.migrate.dialect.TypeFamily;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.TypeName;

/**
 * Conversions of HSQLDB. A CLOB is converted to and from other text alone, and a truth
 * value is no number.
 */
final class HsqldbConversions implements TypeConversions {

	private static final Set<TypeFamily> CHARACTERS = Set.of(TypeFamily.TEXT, TypeFamily.JSON);

	@Override
	public Way way(ColumnType from, ColumnType to, String column) {
		TypeFamily before = TypeFamily.of(from);
		TypeFamily after = TypeFamily.of(to);
		if (isLarge(from) || isLarge(to)) {
			return (CHARACTERS.contains(before) && CHARACTERS.contains(after)) ? Way.BY_ITSELF : Way.NONE;
		}
		boolean truth = before == TypeFamily.BOOLEAN && after == TypeFamily.NUMBER
				|| before == TypeFamily.NUMBER && after == TypeFamily.BOOLEAN;
		return truth ? Way.NONE : Way.BY_ITSELF;
	}

	private static boolean isLarge(ColumnType type) {
		return type.name() == TypeName.TEXT || TypeFamily.of(type) == TypeFamily.JSON;
	}

}
