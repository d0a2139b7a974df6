package dev.migrate.dialect.postgresql;

import java.sql.ResultSetMetaData;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

import dev.migrate.schema.SchemaObject;
import org.jspecify.annotations.Nullable;

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

	// Whether it has a check option the text says
	private static final String OPTIONS = """
			select pg_catalog.format('ALTER %s %s SET %s', case c.relkind when 'm' then 'MATERIALIZED VIEW' else 'VIEW' end,
				n.name, o.setting)
			from (select cast(? as text) as name) n
			join pg_catalog.pg_class c on c.oid = pg_catalog.to_regclass(n.name) and c.relkind::text = ?
			cross join lateral (
				select '(' || pg_catalog.string_agg(u.option, ', ') || ')'
				from pg_catalog.unnest(c.reloptions) as u (option) where u.option not like 'check_option=%'
				union all
				select 'TABLESPACE ' || pg_catalog.quote_ident(s.spcname)
				from pg_catalog.pg_tablespace s where s.oid = c.reltablespace) as o (setting)
			where o.setting is not null
			""";

	/**
	 * What gives it the options that it has, such as with whose rights it reads: a view
	 * that is replaced has none but those that the statement says.
	 */
	List<String> options(JdbcOperations jdbc) {
		return jdbc.queryForList(OPTIONS, String.class, this.name,
				(this.object.kind() == SchemaObject.Kind.VIEW) ? "v" : "m");
	}

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
		return this.object.kind() == SchemaObject.Kind.VIEW && isPlain(jdbc) && there.size() <= wanted.size()
				&& there.equals(wanted.subList(0, there.size()));
	}

	private boolean isPlain(JdbcOperations jdbc) {
		return Objects.requireNonNullElse(jdbc.queryForObject(
				"select relkind = 'v' from pg_catalog.pg_class where oid = pg_catalog.to_regclass(?)", Boolean.class,
				this.name), false);
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

	/**
	 * What a view is made from again.
	 * @param definition its query as the server shows it
	 * @param check {@code LOCAL} or {@code CASCADED} if rows are checked that are written
	 * through it
	 */
	static String text(String definition, @Nullable String check) {
		return (check == null) ? definition
				: definition.strip().replaceFirst(";$", "") + "\n  WITH " + check + " CHECK OPTION";
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
