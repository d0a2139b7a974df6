package dev.migrate.dialect.postgresql;

import java.sql.ResultSetMetaData;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

import dev.migrate.schema.SchemaObject;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * A view that is to be replaced, beside the one that is there.
 *
 * @param object the view as it is to be
 * @param name its name as a statement has it
 */
record PostgresqlView(SchemaObject object, String name) {

	/** What stands behind the query. */
	private static final Pattern BEHIND = Pattern
		.compile("(?is)\\s+with\\s+(?:(?:cascaded\\s+|local\\s+)?check\\s+option|(?:no\\s+)?data)\\s*$");

	boolean isThere(JdbcOperations jdbc) {
		return Objects.requireNonNullElse(
				jdbc.queryForObject("select pg_catalog.to_regclass(?) is not null", Boolean.class, this.name), false);
	}

	/**
	 * Whether the server takes the new query for the old one.
	 */
	boolean staysInPlace(JdbcOperations jdbc) {
		List<Column> there = read(jdbc, "select * from " + this.name);
		List<Column> wanted = wanted(jdbc);
		return this.object.kind() == SchemaObject.Kind.VIEW && there.size() <= wanted.size()
				&& there.equals(wanted.subList(0, there.size()));
	}

	/**
	 * The names of the columns that it will have.
	 */
	List<String> columns(JdbcOperations jdbc) {
		return wanted(jdbc).stream().map(Column::name).toList();
	}

	private List<Column> wanted(JdbcOperations jdbc) {
		return read(jdbc, query(this.object));
	}

	/**
	 * The query alone.
	 */
	static String query(SchemaObject view) {
		return BEHIND.matcher(view.requiredText()).replaceFirst("");
	}

	private static List<Column> read(JdbcOperations jdbc, String query) {
		return Objects.requireNonNull(jdbc.query("select * from (" + query + "\n) q limit 0", (rows) -> {
			ResultSetMetaData data = rows.getMetaData();
			List<Column> columns = new ArrayList<>();
			for (int i = 1; i <= data.getColumnCount(); i++) {
				columns.add(new Column(data.getColumnName(i), data.getColumnTypeName(i), data.getPrecision(i),
						data.getScale(i)));
			}
			return columns;
		}));
	}

	/**
	 * What has to stay as it is.
	 */
	private record Column(String name, String type, int precision, int scale) {
	}

}
