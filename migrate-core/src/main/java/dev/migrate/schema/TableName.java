package dev.migrate.schema;

import org.jspecify.annotations.Nullable;

/**
 * The name of a table, qualified by a schema if one is given.
 * <p>
 * Names are written as they are meant, without quotes: the dialect quotes what needs it.
 *
 * @param schema the schema, or {@code null} for the connection's current one
 * @param name the name; a dot in it is part of the name
 */
public record TableName(@Nullable String schema, String name) {

	/**
	 * Check the name.
	 */
	public TableName {
		NameChecks.require("name", name);
		if (schema != null) {
			NameChecks.require("schema", schema);
		}
	}

	/**
	 * A table in the current schema.
	 * @param name the name
	 * @return the table's name
	 */
	public static TableName of(String name) {
		return new TableName(null, name);
	}

	/**
	 * The same table under another name.
	 * @param name the other name
	 * @return a name in the same schema
	 */
	public TableName withName(String name) {
		return new TableName(this.schema, name);
	}

	@Override
	public String toString() {
		return (this.schema != null) ? this.schema + "." + this.name : this.name;
	}

}
