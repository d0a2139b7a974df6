package dev.migrate.dialect.reference;

import java.sql.SQLException;
import java.util.List;

import dev.migrate.connect.Dialects;
import dev.migrate.test.database.TestDatabases;

/**
 * PostgreSQL, described by its catalogs.
 */
final class PostgresqlReferenceDatabase extends ReferenceDatabase {

	private static final List<String> QUERIES = List.of("""
			select 'column ' || attrelid::regclass || '.' || attname || ' ' || format_type(atttypid, atttypmod)
				|| case when attnotnull then ' not null' else '' end
				|| case when attidentity <> '' then ' identity ' || attidentity::text else '' end
				|| case when attgenerated <> '' then ' generated ' || attgenerated::text else '' end
				|| coalesce(' default ' || pg_get_expr(adbin, adrelid), '')
				|| coalesce(' comment ' || col_description(attrelid, attnum), '')
			from pg_attribute join pg_class c on c.oid = attrelid
				left join pg_attrdef on adrelid = attrelid and adnum = attnum
			where attnum > 0 and not attisdropped and relkind = 'r' and relnamespace::regnamespace::text in (%1$s)
			order by attrelid::regclass::text, attnum""", """
			select 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
			from pg_constraint where connamespace::regnamespace::text in (%1$s) and conrelid <> 0 and contype <> 'n'
			order by 1""", """
			select indexdef from pg_indexes where schemaname in (%1$s) order by 1""", """
			select 'table comment ' || oid::regclass || ' ' || obj_description(oid, 'pg_class')
			from pg_class where relkind = 'r' and relnamespace::regnamespace::text in (%1$s)
				and obj_description(oid, 'pg_class') is not null order by 1""", """
			select 'enum ' || t.oid::regtype || ' ' || string_agg(enumlabel, ',' order by enumsortorder)
			from pg_type t join pg_enum e on e.enumtypid = t.oid group by t.oid order by 1""", """
			select 'identity ' || s.seqrelid::regclass || ' ' || seqstart || ' ' || seqincrement
			from pg_sequence s join pg_depend d on d.objid = s.seqrelid and d.deptype in ('i')
			where (seqstart, seqincrement) <> (1, 1) order by 1""");

	PostgresqlReferenceDatabase() throws SQLException {
		super(Dialects.named("postgresql"), TestDatabases.postgresql());
	}

	@Override
	void clear() {
		schemas().forEach((schema) -> jdbc().execute("drop schema if exists " + schema + " cascade"));
		jdbc().execute("drop schema public cascade");
		jdbc().execute("create schema public");
	}

	/**
	 * The reference generates values with SERIAL, we with an identity column: the former
	 * is a sequence and a default and is advised against by the manual.
	 */
	@Override
	String describe() {
		String names = "'public', 'app', 'core', 'dbo'";
		StringBuilder description = new StringBuilder();
		for (String query : QUERIES) {
			jdbc().queryForList(query.formatted(names), String.class)
				.forEach((line) -> description.append(line).append('\n'));
		}
		for (String table : List.of("public.t", "public.account")) {
			if (jdbc().queryForObject("select to_regclass(?) is not null", Boolean.class, table)) {
				jdbc().queryForList("select x::text from " + table + " x order by 1", String.class)
					.forEach((line) -> description.append("row ").append(line).append('\n'));
			}
		}
		return replaceAll(description.toString(), " default nextval\\('[^']*'::regclass\\)", " generated",
				" identity d", " generated");
	}

}
