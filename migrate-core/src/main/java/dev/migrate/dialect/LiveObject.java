package dev.migrate.dialect;

import dev.migrate.schema.SchemaObject;
import org.jspecify.annotations.Nullable;

/**
 * A view, function, procedure or trigger as a database has it.
 *
 * @param object what it is, in the words of the database, from which it could be made
 * again; without a text where the account may not read it, or the database does not take
 * it as things are
 * @param identity what tells it from another one of its kind and name: the types of its
 * arguments, or its table; empty where there is only one of a name
 * @param frame what has to stay as it is when it is replaced, since it has to be dropped
 * otherwise; empty where all may change
 */
public record LiveObject(SchemaObject object, String identity, String frame) {

	/**
	 * One of which there is no other of its name, and all of which may change.
	 */
	public static LiveObject of(SchemaObject object) {
		return new LiveObject(object, "", "");
	}

	/**
	 * The same in another schema.
	 * @param schema the schema, or {@code null} for the current one
	 * @return a new object
	 */
	public LiveObject inSchema(@Nullable String schema) {
		return new LiveObject(this.object.inSchema(schema), this.identity, this.frame);
	}

}
