package dev.migrate.author.write;

import java.util.Objects;

import dev.migrate.schema.SchemaObject;
import org.jspecify.annotations.Nullable;

/**
 * A view, function, procedure or trigger as a Java expression.
 *
 * @param source takes the imports
 * @param schema the schema that the call names
 */
record JavaObject(JavaSource source, @Nullable String schema) {

	/**
	 * What stands behind the verb in the name of a method.
	 */
	static String method(SchemaObject.Kind kind) {
		return switch (kind) {
			case VIEW -> "View";
			case MATERIALIZED_VIEW -> "MaterializedView";
			case FUNCTION -> "Function";
			case PROCEDURE -> "Procedure";
			case TRIGGER -> "Trigger";
		};
	}

	private static String factory(SchemaObject.Kind kind) {
		return switch (kind) {
			case VIEW -> "view";
			case MATERIALIZED_VIEW -> "materializedView";
			case FUNCTION -> "function";
			case PROCEDURE -> "procedure";
			case TRIGGER -> "trigger";
		};
	}

	String write(SchemaObject object) {
		String call = this.source
			.definition(factory(object.kind()), JavaSource.text(object.name() + object.arguments()))
			.toString();
		if (!Objects.equals(object.schema(), this.schema)) {
			call += ".inSchema(" + JavaValues.textOrNull(object.schema()) + ")";
		}
		if (object.table() != null) {
			call += ".on(" + JavaSource.text(object.table()) + ")";
		}
		return (object.text() != null) ? call + ".as(" + JavaOperations.sql(object.text()) + ")" : call;
	}

}
