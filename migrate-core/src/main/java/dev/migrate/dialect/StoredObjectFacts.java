package dev.migrate.dialect;

import java.util.List;
import java.util.Set;

/**
 * How all that is in a database is found, whoever has made it, but for what the database
 * itself has brought along, and dropped again.
 *
 * @param query gives kind and name of each object, the kind in any case and as DROP has
 * it, the name as a statement has it: in all schemas, where those belong to one database,
 * else in the current one
 * @param perSchema what is put behind the query to look at one more schema, with a place
 * for its name; empty where the query looks at all
 * @param kinds the kinds in lower case, in an order in which they can be dropped
 * @param cascading those of them that take with them what depends on them, if told to
 */
public record StoredObjectFacts(String query, String perSchema, List<String> kinds, Set<String> cascading) {

	public StoredObjectFacts {
		kinds = List.copyOf(kinds);
		cascading = Set.copyOf(cascading);
	}

}
