package dev.migrate.autogenerate;

import java.util.function.BiFunction;

import dev.migrate.dialect.Dialect;
import dev.migrate.schema.ColumnType;

import org.jspecify.annotations.Nullable;

/**
 * What a source of a wanted schema has to know of the database that it is wanted for.
 *
 * @param dialect the dialect
 * @param productName the database's name as its driver gives it
 * @param majorVersion the version before the first dot
 * @param minorVersion the version behind it
 * @param currentSchema the schema that names without one are in, as revisions write it;
 * empty where there are none
 * @param naming gives the name as revisions write it, of an identifier and whether it
 * stands in quotes
 */
public record DatabaseProfile(Dialect dialect, String productName, int majorVersion, int minorVersion,
		String currentSchema, BiFunction<String, Boolean, String> naming) {

	/**
	 * A type as DDL spells it.
	 * @param sql the type
	 * @return the type in normal form
	 */
	public ColumnType type(String sql) {
		return this.dialect.spelling().type(sql);
	}

	/**
	 * A name as revisions write it.
	 * @param identifier the name as a statement has it
	 * @param quoted whether it stands in quotes there
	 * @return the name
	 */
	public String name(String identifier, boolean quoted) {
		return this.naming.apply(identifier, quoted);
	}

	/**
	 * A schema as revisions write it.
	 * @param identifier the schema as a statement has it, or {@code null} for none
	 * @param quoted whether it stands in quotes there
	 * @return the schema, or {@code null} if it is the current one
	 */
	public @Nullable String schema(@Nullable String identifier, boolean quoted) {
		String name = (identifier != null) ? name(identifier, quoted) : null;
		return this.currentSchema.equals(name) ? null : name;
	}

}
