package dev.migrate.dialect.h2;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.migrate.dialect.LiveObject;
import dev.migrate.schema.SchemaObject;
import dev.migrate.schema.SchemaObject.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Reads the aliases of Java and the triggers of H2. The source of a trigger that was
 * compiled from it is not in the information schema.
 *
 * @param inspector reads the information schema
 */
record H2Objects(H2Inspector inspector) {

	private static final String ALIASES = """
			select t.routine_name, t.external_name, t.routine_definition, t.is_deterministic
			from (select r.routine_schema as table_schema, r.* from information_schema.routines r) t
			where t.routine_type <> 'AGGREGATE' and
			""";

	private static final String TRIGGERS = """
			select t.* from (select g.trigger_schema as table_schema, g.* from information_schema.triggers g) t where
			""";

	private static final int USUAL_QUEUE = 1024;

	List<LiveObject> all(@Nullable String schema) {
		List<LiveObject> all = new ArrayList<>();
		Map<String, SchemaObject> aliases = new LinkedHashMap<>();
		this.inspector.query(ALIASES, "t.specific_name", schema, null,
				(row) -> aliases.merge(row.getString("routine_name"), alias(schema, row), H2Objects::overloaded));
		aliases.values().forEach((alias) -> all.add(LiveObject.of(alias)));
		this.inspector.query(TRIGGERS, "t.trigger_name", schema, null,
				(row) -> all.add(LiveObject.of(trigger(schema, row))));
		return all;
	}

	private SchemaObject alias(@Nullable String schema, ResultSet row) throws SQLException {
		String source = row.getString("routine_definition");
		String text = (source != null) ? "AS " : "FOR ";
		String method = (source != null) ? source : String.valueOf(row.getString("external_name"));
		String before = "YES".equals(row.getString("is_deterministic")) ? "DETERMINISTIC " : "";
		return this.inspector.object(Kind.FUNCTION, schema, row.getString("routine_name"))
			.as(before + text + "'" + method.replace("'", "''") + "'");
	}

	/**
	 * An alias for all methods of a name says none of their parameters.
	 */
	private static SchemaObject overloaded(SchemaObject one, SchemaObject two) {
		return one.as(one.requiredText().replaceFirst("\\([^()]*\\)'$", "'"));
	}

	private SchemaObject trigger(@Nullable String schema, ResultSet row) throws SQLException {
		SchemaObject trigger = this.inspector.object(Kind.TRIGGER, schema, row.getString("trigger_name"))
			.on(this.inspector.names().written(row.getString("event_object_table")));
		String type = row.getString("java_class");
		if (type == null) {
			return trigger;
		}
		int queue = row.getInt("queue_size");
		String usual = row.getBoolean("no_wait") ? "NOWAIT " : "";
		return trigger.as(row.getString("action_timing") + " " + row.getString("event_manipulation") + " ON "
				+ this.inspector.quoted(row.getString("event_object_table"))
				+ ("ROW".equals(row.getString("action_orientation")) ? " FOR EACH ROW " : " ")
				+ ((queue != USUAL_QUEUE) ? "QUEUE " + queue + " " : "") + usual + "CALL '" + type.replace("'", "''")
				+ "'");
	}

}
