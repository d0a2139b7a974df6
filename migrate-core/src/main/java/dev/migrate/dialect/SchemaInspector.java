package dev.migrate.dialect;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.migrate.schema.Schema;
import dev.migrate.schema.SchemaObject;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.sql.SchemaEffect;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a live database looks like.
 * <p>
 * Names are given and taken as revisions write them. What comes back is in one normal
 * form, however the table was written: constraints stand beside the columns and never at
 * them, indexes that belong to a constraint are left out, a type is
 * {@link dev.migrate.schema.TypeName#VERBATIM} where no other one says exactly what is
 * there, and a default is a literal where that is beyond doubt, else an expression in the
 * database's own spelling. A name of a schema is {@code null} where it is the current
 * one.
 */
public interface SchemaInspector {

	/**
	 * Read one table with its columns, constraints, indexes and comments.
	 * @param table the table, its name as revisions write it
	 * @return the table, or empty if there is none of that name
	 */
	Optional<Table> table(TableName table);

	/**
	 * Read all tables of a schema, views and the database's own left out. The number of
	 * queries does not depend on the number of tables.
	 * @param schema the schema, or {@code null} for the current one
	 * @return the tables, sorted by name
	 */
	List<Table> tables(@Nullable String schema);

	/**
	 * The names of all tables of the current schema, views and the database's own left
	 * out.
	 * @return the names, sorted
	 */
	List<String> tableNames();

	/**
	 * The names of all tables of a schema, views and the database's own left out.
	 * @param schema the schema, or {@code null} for the current one
	 * @return the names, sorted
	 */
	default List<String> tableNames(@Nullable String schema) {
		return (schema == null) ? tableNames() : tables(schema).stream().map((table) -> table.name().name()).toList();
	}

	/**
	 * Read all of a schema: tables, sequences, enum types and views, the database's own
	 * and those of extensions left out. The number of queries does not depend on the
	 * number of tables.
	 * @param schema the schema, or {@code null} for the current one
	 * @return what is in it, sorted by name
	 */
	Schema schema(@Nullable String schema);

	/**
	 * Read the views, functions, procedures and triggers of a schema, the database's own
	 * and those of extensions left out.
	 * @param schema the schema, or {@code null} for the current one
	 * @return what is in it; of the kinds that cannot be read, none
	 */
	default List<LiveObject> objects(@Nullable String schema) {
		return schema(schema).views()
			.stream()
			.map((view) -> LiveObject
				.of(new SchemaObject(SchemaObject.Kind.VIEW, schema, view.name().name(), "", null, null)
					.as(view.definition())))
			.toList();
	}

	/**
	 * What lets the user see all of a schema, where the catalog leaves out without a word
	 * what a user may not see of a table that may be read.
	 * @param schema the schema, or {@code null} for the current one
	 * @return a statement for an administrator, empty if nothing is left out
	 */
	default Optional<String> grantToSee(@Nullable String schema) {
		return Optional.empty();
	}

	/**
	 * The schema that names without one are in.
	 * @return its name as revisions write it, empty where there are no schemas
	 */
	String currentSchema();

	/**
	 * Where the session looks for names without a schema.
	 * @return the current schema, or a text that is another one where other schemas are
	 * looked into or in another order
	 */
	default String searchPath() {
		return currentSchema();
	}

	/**
	 * Whether a session may look for names in several schemas, one after the other.
	 * @return {@code false} if it looks into the current one only
	 */
	default boolean searchesSeveral() {
		return false;
	}

	/**
	 * A name as revisions write it.
	 * @param identifier the name as a statement has it
	 * @param quoted whether it stands in quotes there
	 * @return the name under which {@link #table} finds what that statement has made
	 */
	String name(String identifier, boolean quoted);

	/**
	 * Whether something is there, asked of the catalog where {@link #table} does not tell
	 * all: where names are compared in a way of the database's own, or a thing can be
	 * there without being of use.
	 * @param kind what it is
	 * @param table the table that it belongs to, or {@code null} if that is not said
	 * @param schema its schema, or {@code null} for the current one
	 * @param name its name
	 * @return whether it is there; empty if the tables tell
	 */
	default Optional<Existence> existence(SchemaEffect.Kind kind, @Nullable String table, @Nullable String schema,
			String name) {
		return Optional.empty();
	}

	/**
	 * Whether some things are there, asked at once where the catalog takes one question.
	 * @param things what they are, with names as revisions write them
	 * @return what was found
	 */
	default Found find(List<SchemaEffect> things) {
		return new Found(null,
				things.stream()
					.map((thing) -> existence(thing.kind(), thing.table(), thing.schema(), thing.name()))
					.toList());
	}

	/**
	 * What was found.
	 *
	 * @param path the {@link #searchPath}, or {@code null} if it was not asked for
	 * @param existences whether each thing is there; empty if the tables tell
	 */
	record Found(@Nullable String path, List<Optional<Existence>> existences) {

		public Found {
			existences = List.copyOf(existences);
		}

	}

	/**
	 * Whether a query may change something by calling functions, whatever else it does.
	 * @param functions their names in lower case, without schema, and those of packages;
	 * some may be none of functions
	 * @return {@code false} if all of them only read, are the database's own, or are none
	 */
	default boolean mayChangeSomething(Set<String> functions) {
		return false;
	}

	/**
	 * What the database runs by itself when a query names something: that of a view, the
	 * conditions of a row security policy or of a domain, what an operator, a cast or an
	 * aggregate calls.
	 * @param names names in lower case, without schema, and operators; some may be none
	 * @return queries that do the same, an empty one where the database does not tell
	 */
	default List<String> queriesBehind(Set<String> names) {
		return List.of();
	}

	/**
	 * What the database runs in the session of a statement that names something, as far
	 * as that could read or set a variable of the session: the bodies of triggers of a
	 * table and of routines, the queries of views.
	 * @param names names in lower case, without schema, and operators; some may be none
	 * @return texts, an empty one where the database does not tell
	 */
	default List<String> bodiesBehind(Set<String> names) {
		return List.of();
	}

	/**
	 * Whether something is there.
	 */
	enum Existence {

		/** It is not. */
		ABSENT,

		/** It is, but was not completed. */
		INCOMPLETE,

		/** It is. */
		PRESENT,

		/** It may be, but this user may not see it. */
		HIDDEN

	}

}
