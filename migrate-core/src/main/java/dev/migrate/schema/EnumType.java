package dev.migrate.schema;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An enum type that has a name of its own (PostgreSQL).
 *
 * @param schema the schema, or {@code null} for the connection's current one
 * @param name the name
 * @param values the values, in order
 */
public record EnumType(@Nullable String schema, String name, List<String> values) {

	/**
	 * Check and copy.
	 */
	public EnumType {
		NameChecks.require("name", name);
		values = List.copyOf(values);
	}

}
