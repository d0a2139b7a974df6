package dev.migrate.autogenerate;

import java.util.Set;

import dev.migrate.schema.Schema;

/**
 * What the application wants its database to look like, as far as one source says. A
 * constraint or index without a name in it gets one by convention when it is written.
 *
 * @param origin where this comes from, for messages, such as {@code entityManagerFactory}
 * @param schema the schema
 * @param unsaid aspects on which the source says nothing where it declares nothing
 * @param renames what is known to have had another name
 */
public record WantedSchema(String origin, Schema schema, Set<Aspect> unsaid, Renames renames) {

	/**
	 * Copy.
	 */
	public WantedSchema {
		unsaid = Set.copyOf(unsaid);
	}

	/**
	 * A wanted schema that says everything.
	 * @param origin where this comes from
	 * @param schema the schema
	 * @return the wanted schema
	 */
	public static WantedSchema of(String origin, Schema schema) {
		return new WantedSchema(origin, schema, Set.of(), Renames.NONE);
	}

}
