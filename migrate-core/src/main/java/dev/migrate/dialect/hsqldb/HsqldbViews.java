package dev.migrate.dialect.hsqldb;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import dev.migrate.dialect.standard.StoredNames;
import dev.migrate.schema.SchemaObject;
import dev.migrate.schema.TableName;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * Views that stand upon a table, upon which HSQLDB refuses to change the type of a
 * column. They make way and come back in the words of the script of the database, with
 * their comments, triggers and privileges.
 *
 * @param drops the statements that drop them
 * @param restoring the statements that make them again
 */
record HsqldbViews(List<String> drops, List<String> restoring) {

	private static final Pattern CHECK = Pattern
		.compile("(?is)\\s+with\\s+(?:(?:cascaded|local)\\s+)?check\\s+option\\s*$");

	private static final String READ = """
			SELECT VIEW_NAME, COLUMN_NAME FROM INFORMATION_SCHEMA.VIEW_COLUMN_USAGE
			WHERE TABLE_SCHEMA = COALESCE(?, CURRENT_SCHEMA) AND TABLE_NAME = ? ORDER BY VIEW_NAME, COLUMN_NAME
			""";

	static HsqldbViews of(JdbcOperations jdbc, StoredNames names, TableName table) {
		Set<TableName> views = views(usages(jdbc), names.stored(table.schema()),
				String.valueOf(names.stored(table.name())));
		return views.isEmpty() ? new HsqldbViews(List.of(), List.of())
				: of(views, jdbc.queryForList("script", String.class));
	}

	/**
	 * A view that is replaced, with what stands upon it: what belongs to it comes back
	 * but for the comments of its columns.
	 * @param create the statement that makes it anew
	 * @return nothing if it is not there
	 */
	static HsqldbViews replaced(JdbcOperations jdbc, StoredNames names, TableName view, String create) {
		String schema = String.valueOf((view.schema() != null) ? names.stored(view.schema())
				: jdbc.queryForObject("VALUES (CURRENT_SCHEMA)", String.class));
		String own = HsqldbExpressions.qualified(schema, String.valueOf(names.stored(view.name())));
		Set<TableName> views = new LinkedHashSet<>(
				views(usages(jdbc), schema, String.valueOf(names.stored(view.name()))));
		views.add(new TableName(schema, String.valueOf(names.stored(view.name()))));
		HsqldbViews all = of(views, jdbc.queryForList("script", String.class));
		Pattern itself = Pattern.compile("(?s)CREATE VIEW " + own + "[ (].*");
		Pattern column = Pattern.compile("(?s)COMMENT ON COLUMN " + own + "\\..*");
		return new HsqldbViews(all.drops(),
				all.restoring()
					.stream()
					.filter((statement) -> !column.matcher(statement).matches())
					.map((statement) -> itself.matcher(statement).matches() ? create : statement)
					.toList());
	}

	/**
	 * The columns of a view that others read and another query for it does not have. A
	 * query that the database does not take fails here, before anything is dropped.
	 */
	static List<String> lost(JdbcOperations jdbc, StoredNames names, SchemaObject view) {
		Set<String> columns = new HashSet<>();
		jdbc.query("SELECT * FROM (" + CHECK.matcher(view.requiredText()).replaceFirst("") + "\n) Q WHERE 1 = 0",
				(rows) -> {
					for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
						columns.add(rows.getMetaData().getColumnLabel(i));
					}
					return columns;
				});
		List<String> lost = new ArrayList<>();
		jdbc.query(READ, (row) -> {
			if (!columns.contains(row.getString(2))) {
				lost.add(row.getString(1) + " (" + row.getString(2) + ")");
			}
		}, (view.schema() != null) ? names.stored(view.schema()) : null, names.stored(view.name()));
		return lost;
	}

	private static List<Usage> usages(JdbcOperations jdbc) {
		return jdbc.query("""
				SELECT VIEW_SCHEMA, VIEW_NAME, TABLE_SCHEMA, TABLE_NAME, CURRENT_SCHEMA
				FROM INFORMATION_SCHEMA.VIEW_TABLE_USAGE WHERE VIEW_SCHEMA <> 'INFORMATION_SCHEMA'
				""", (row, number) -> new Usage(new TableName(row.getString(1), row.getString(2)),
				new TableName(row.getString(3), row.getString(4)), row.getString(5)));
	}

	private static Set<TableName> views(List<Usage> usages, @Nullable String schema, String table) {
		Set<TableName> views = new LinkedHashSet<>();
		boolean found = true;
		while (found) {
			found = false;
			for (Usage usage : usages) {
				TableName base = new TableName((schema != null) ? schema : usage.currentSchema(), table);
				boolean upon = usage.table().equals(base) || views.contains(usage.table());
				found |= upon && views.add(usage.view());
			}
		}
		return views;
	}

	private static HsqldbViews of(Set<TableName> views, List<String> script) {
		List<String> drops = new ArrayList<>();
		List<String> restoring = new ArrayList<>();
		Pattern any = Pattern.compile(String.join("|",
				views.stream()
					.map((view) -> HsqldbExpressions.qualified(String.valueOf(view.schema()), view.name()))
					.toList()));
		Pattern created = Pattern.compile("(?s)CREATE VIEW ((?:" + any + "))[ (].*");
		Pattern belonging = Pattern
			.compile("(?s)(?:COMMENT ON (?:TABLE|COLUMN) |CREATE TRIGGER \\S.*? ON |GRANT .* ON TABLE )(?:" + any
					+ ")[ .].*");
		for (String statement : script) {
			var view = created.matcher(statement);
			if (view.matches()) {
				drops.add("DROP VIEW " + view.group(1));
			}
			if (view.matches() || belonging.matcher(statement).matches()) {
				restoring.add(statement);
			}
		}
		Collections.reverse(drops);
		return new HsqldbViews(drops, restoring);
	}

	/**
	 * What a view stands upon, by the names that are stored.
	 *
	 * @param table the table or view that it reads
	 * @param currentSchema the schema of the session
	 */
	private record Usage(TableName view, TableName table, String currentSchema) {
	}

}
