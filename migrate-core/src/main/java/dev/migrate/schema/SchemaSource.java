package dev.migrate.schema;

/**
 * Something that knows a schema: a live database, entities, a replayed history.
 */
@FunctionalInterface
public interface SchemaSource {

	/**
	 * Read it.
	 * @return the schema
	 */
	Schema read();

}
