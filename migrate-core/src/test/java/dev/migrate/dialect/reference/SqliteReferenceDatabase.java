package dev.migrate.dialect.reference;

import java.sql.SQLException;
import java.util.List;

import dev.migrate.connect.Dialects;
import dev.migrate.test.database.TestDatabases;

/**
 * SQLite, described by its pragmas; checks and generated values by the statements' text.
 */
final class SqliteReferenceDatabase extends ReferenceDatabase {

	private static final List<String> QUERIES = List.of("""
			select 'column ' || m.name || '.' || c.name || ' ' || upper(c.type)
				|| case when c."notnull" or c.pk then ' not null' else '' end || ' default '
				|| coalesce(c.dflt_value, '') || ' key ' || c.pk || ' hidden ' || c.hidden
			from %1$s.sqlite_master m join pragma_table_xinfo(m.name, '%1$s') c
			where m.type = 'table' and m.name not like 'sqlite%%' order by m.name, c.cid""", """
			select 'foreign key ' || m.name || '.' || f."from" || ' to ' || f."table" || '.' || coalesce(f."to", 'id')
				|| ' ' || f.on_update || ' ' || f.on_delete || ' ' || (m.sql like '%%initially deferred%%')
			from %1$s.sqlite_master m join pragma_foreign_key_list(m.name, '%1$s') f
			where m.type = 'table' order by 1""",
			"""
					select 'index ' || m.name || ' ' || case i.origin when 'c' then i.name else i.origin end || ' ' || i."unique"
						|| ' ' || i.partial || ' ' || group_concat(coalesce(x.name, 'expression') || ' ' || x."desc")
					from %1$s.sqlite_master m join pragma_index_list(m.name, '%1$s') i
						join pragma_index_xinfo(i.name, '%1$s') x
					where m.type = 'table' and x.key group by m.name, i.name order by 1""",
			"""
					select 'checks ' || name || ' ' || ((length(sql) - length(replace(upper(sql), 'CHECK', ''))) / 5)
					from %1$s.sqlite_master where type = 'table' and upper(sql) like '%%CHECK%%' order by 1""");

	SqliteReferenceDatabase() throws SQLException {
		super(Dialects.named("sqlite"), TestDatabases.sqlite());
	}

	@Override
	void createSchemas() {
		schemas().forEach((schema) -> jdbc().execute("attach ':memory:' as " + schema));
	}

	@Override
	void clear() {
		jdbc().queryForList("select name from pragma_database_list where seq > 1", String.class)
			.forEach((schema) -> jdbc().execute("detach " + schema));
		jdbc()
			.queryForList("select name from sqlite_master where type = 'table' and name not like 'sqlite%'",
					String.class)
			.forEach((table) -> jdbc().execute("drop table \"" + table + "\""));
	}

	/**
	 * The names of types that say the same there count as one: JSON is text, and for the
	 * reference's name a value like {@code 1.0} would be kept as a number.
	 */
	@Override
	String describe() {
		StringBuilder description = new StringBuilder();
		for (String schema : List.of("main", "app", "core", "dbo")) {
			for (String query : QUERIES) {
				jdbc().queryForList(query.formatted(schema), String.class)
					.forEach((line) -> description.append(line).append('\n'));
			}
		}
		for (String table : List.of("t", "account")) {
			Integer there = jdbc().queryForObject(
					"select count(*) from sqlite_master where type = 'table' and name = ?", Integer.class, table);
			if (there != null && there > 0) {
				jdbc().queryForList("select * from " + table + " order by 1")
					.forEach((row) -> description.append("row ").append(row).append('\n'));
			}
		}
		return replaceAll(description.toString(), " DATETIME ", " TIMESTAMP ", " JSON ", " TEXT ");
	}

}
