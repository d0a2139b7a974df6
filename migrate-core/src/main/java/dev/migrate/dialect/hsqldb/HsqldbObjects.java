package dev.migrate.dialect.hsqldb;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.migrate.dialect.LiveObject;
import dev.migrate.dialect.Spelling;
import dev.migrate.dialect.standard.ObjectParts;
import dev.migrate.schema.SchemaObject;
import dev.migrate.schema.SchemaObject.Kind;
import dev.migrate.sql.SqlSyntax;
import dev.migrate.sql.SqlTokens;
import org.jspecify.annotations.Nullable;

/**
 * Reads the functions, procedures and triggers of HSQLDB.
 *
 * @param inspector reads the information schema
 */
record HsqldbObjects(HsqldbInspector inspector) {

	private static final String ROUTINES = """
			select t.routine_name, t.routine_type, t.specific_name, t.routine_definition
			from (select r.routine_schema as table_schema, r.* from information_schema.routines r) t
			where t.routine_definition is not null and
			""";

	private static final String TRIGGERS = """
			select t.* from (select g.trigger_schema as table_schema, g.* from information_schema.triggers g) t where
			""";

	private static final String COLUMNS = """
			select t.trigger_name, t.event_object_column
			from (select c.trigger_schema as table_schema, c.* from information_schema.triggered_update_columns c) t where
			""";

	private static final Set<String> MODES = Set.of("IN", "OUT", "INOUT");

	List<LiveObject> all(@Nullable String schema) {
		List<LiveObject> all = new ArrayList<>();
		this.inspector.query(ROUTINES, "t.specific_name", schema, null, (row) -> routine(schema, row, all));
		Map<String, List<String>> columns = new LinkedHashMap<>();
		this.inspector.query(COLUMNS, "t.trigger_name", schema, null,
				(row) -> columns.computeIfAbsent(row.getString("trigger_name"), (name) -> new ArrayList<>())
					.add(this.inspector.quoted(row.getString("event_object_column"))));
		this.inspector.query(TRIGGERS, "t.trigger_name", schema, null,
				(row) -> all.add(LiveObject.of(trigger(schema, row, columns))));
		return all;
	}

	/**
	 * The routines of a name, since a drop that names no more takes all of them.
	 * @param routine one of them
	 * @return their own names in quotes, by the types of their arguments
	 */
	Map<String, String> overloads(SchemaObject routine) {
		Map<String, String> overloads = new LinkedHashMap<>();
		String name = String.valueOf(this.inspector.names().stored(routine.name()));
		SqlSyntax syntax = this.inspector.dialect().syntax();
		this.inspector.query(ROUTINES, "t.specific_name", routine.schema(), null, (row) -> {
			if (row.getString("routine_name").equals(name)
					&& row.getString("routine_type").equals(routine.kind().name())) {
				String specific = Spelling.quoted(row.getString("specific_name"));
				ObjectParts.of(row.getString("routine_definition"), routine.kind(), syntax)
					.ifPresent((parts) -> overloads.put(types(parts.arguments(), syntax), specific));
			}
		});
		return overloads;
	}

	private void routine(@Nullable String schema, ResultSet row, List<LiveObject> all) throws SQLException {
		Kind kind = row.getString("routine_type").equals("PROCEDURE") ? Kind.PROCEDURE : Kind.FUNCTION;
		String name = row.getString("routine_name");
		// What the database calls it itself is another name each time
		String own = name + "_\\d+";
		String specific = row.getString("specific_name");
		SqlSyntax syntax = this.inspector.dialect().syntax();
		ObjectParts.of(row.getString("routine_definition"), kind, syntax).ifPresent((parts) -> {
			String text = specific.matches(own)
					? parts.text().replaceFirst("\\bSPECIFIC \"?\\Q" + specific + "\\E\"? ", "") : parts.text();
			SchemaObject named = this.inspector.object(kind, schema, name);
			SchemaObject object = new SchemaObject(kind, schema, named.name(), parts.arguments(), null, null).as(text);
			all.add(new LiveObject(object, "(" + types(parts.arguments(), syntax) + ")", ""));
		});
	}

	/**
	 * The types of arguments, by which overloaded routines are told apart, as the
	 * database writes them. No length tells one from another.
	 */
	static String types(String arguments, SqlSyntax syntax) {
		SqlTokens tokens = new SqlTokens(arguments.isEmpty() ? "" : arguments.substring(1, arguments.length() - 1),
				syntax);
		StringBuilder types = new StringBuilder();
		boolean named = false;
		while (!tokens.isAtEnd()) {
			if (tokens.skip(",")) {
				types.append(',');
				named = false;
			}
			else if (named) {
				int start = tokens.position();
				tokens.skipBrackets();
				types.append(arguments, start + 1, tokens.position() + 1);
			}
			else {
				named = !MODES.contains(tokens.next().text().toUpperCase(Locale.ROOT));
			}
		}
		return types.toString()
			.toUpperCase(Locale.ROOT)
			.replaceAll("\\s+", "")
			.replaceAll("\\bINT\\b", "INTEGER")
			.replaceAll("\\([\\d,KMG]*\\)", "")
			.replaceAll("\\bDEC\\b", "DECIMAL")
			.replaceAll("\\b(DOUBLEPRECISION|FLOAT|REAL)\\b", "DOUBLE")
			.replaceAll("\\b(CHARACTERVARYING|CHARVARYING)\\b", "VARCHAR")
			.replaceAll("\\bCHAR\\b", "CHARACTER");
	}

	private SchemaObject trigger(@Nullable String schema, ResultSet row, Map<String, List<String>> columns)
			throws SQLException {
		String name = row.getString("trigger_name");
		String table = row.getString("event_object_table");
		List<String> of = columns.getOrDefault(name, List.of());
		String condition = row.getString("action_condition");
		String references = reference("OLD TABLE", row.getString("action_reference_old_table"))
				+ reference("NEW TABLE", row.getString("action_reference_new_table"))
				+ reference("OLD ROW", row.getString("action_reference_old_row"))
				+ reference("NEW ROW", row.getString("action_reference_new_row"));
		String text = row.getString("action_timing") + " " + row.getString("event_manipulation")
				+ (of.isEmpty() ? "" : of.stream().collect(Collectors.joining(", ", " OF ", ""))) + " ON "
				+ this.inspector.quoted(table) + (references.isEmpty() ? "" : " REFERENCING" + references)
				+ " FOR EACH " + row.getString("action_orientation")
				+ ((condition != null) ? " WHEN (" + condition + ")" : "") + " " + row.getString("action_statement");
		return this.inspector.object(Kind.TRIGGER, schema, name).on(this.inspector.names().written(table)).as(text);
	}

	private String reference(String what, @Nullable String name) {
		return (name != null) ? " " + what + " AS " + this.inspector.quoted(name) : "";
	}

}
