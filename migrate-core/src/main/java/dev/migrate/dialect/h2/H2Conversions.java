package dev.migrate.dialect.h2;

import java.util.Set;

import dev.migrate.dialect.TypeConversions;
import dev.migrate.dialect.TypeFamily;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.TypeName;

/**
 * Conversions of H2. A CLOB and a BLOB are not read as anything but text and bytes, JSON
 * becomes a string in JSON, and bytes become text only where they are UTF-8.
 */
final class H2Conversions implements TypeConversions {

	private static final Set<TypeName> LARGE = Set.of(TypeName.TEXT, TypeName.BLOB);

	@Override
	public Way way(ColumnType from, ColumnType to, String column) {
		boolean alike = TypeFamily.of(from) == TypeFamily.of(to);
		boolean read = alike || !LARGE.contains(from.name()) && TypeFamily.of(from) != TypeFamily.BINARY
				&& TypeFamily.of(from) != TypeFamily.JSON && TypeFamily.of(to) != TypeFamily.JSON;
		return read ? Way.BY_ITSELF : Way.NONE;
	}

}
