package dev.migrate.dialect.postgresql;

import java.util.List;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * The privileges of tables, views and routines that are made again: what had been
 * granted, and nothing that default privileges would give beside that. Who would be given
 * more than he had is denied all of it first.
 */
final class PostgresqlRights {

	/**
	 * What relations {@code w} have, and what they would be given if the current user
	 * made them and handed them to their owner.
	 */
	static final String HAD_AND_GIVEN = """
			had as (
				select w.oid, x.*, WHOM as name
				from w cross join pg_catalog.aclexplode(coalesce(w.relacl, pg_catalog.acldefault('r', w.relowner))) x),
			given as (
				select x.*, WHOM as name
				from (
					select w.oid, case e.grantee when d.defaclrole then w.relowner else e.grantee end as grantee,
						e.privilege_type, e.is_grantable
					from w join pg_catalog.pg_roles u on u.rolname = current_user
					cross join lateral (
						select u.oid as defaclrole, coalesce((select a.defaclacl from pg_catalog.pg_default_acl a
							where a.defaclrole = u.oid and a.defaclobjtype = 'r' and a.defaclnamespace = 0),
							pg_catalog.acldefault('r', u.oid)) as acl
						union all
						select a.defaclrole, a.defaclacl from pg_catalog.pg_default_acl a
						where a.defaclrole = u.oid and a.defaclobjtype = 'r' and a.defaclnamespace = w.relnamespace) d
					cross join pg_catalog.aclexplode(d.acl) e) x)
			""".replace("WHOM",
			"case x.grantee when 0 then 'PUBLIC' else pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(x.grantee)) end");

	/**
	 * The statements for relations {@code w} that have their names and their owner again.
	 */
	static final String STATEMENTS = """
			select distinct w.oid, 4 as part, 'REVOKE ALL ON ' || w.name || ' FROM ' || n.name as statement
			from w join given n on n.oid = w.oid
			where not exists (select from had h where (h.oid, h.grantee, h.privilege_type, h.is_grantable)
				= (n.oid, n.grantee, n.privilege_type, n.is_grantable))
			union all
			select w.oid, 5, 'GRANT ' || h.privilege_type || ' ON ' || w.name || ' TO ' || h.name
				|| case when h.is_grantable then ' WITH GRANT OPTION' else '' end
			from w join had h on h.oid = w.oid
			where exists (select from given n where n.oid = h.oid and n.grantee = h.grantee
					and not exists (select from had k where (k.oid, k.grantee, k.privilege_type, k.is_grantable)
						= (n.oid, n.grantee, n.privilege_type, n.is_grantable)))
				or not exists (select from given n where (h.oid, h.grantee, h.privilege_type, h.is_grantable)
					= (n.oid, n.grantee, n.privilege_type, n.is_grantable))
			""";

	private PostgresqlRights() {
	}

	/**
	 * What gives a table its owner and its privileges again.
	 * @param jdbc the database, in which the table is still there
	 * @param table the table as it stands in a statement
	 * @return the statements, in order
	 */
	static List<String> ofTable(JdbcOperations jdbc, String table) {
		return jdbc.queryForList(query("""
				select c.*, c.oid::pg_catalog.regclass::text as name
				from pg_catalog.pg_class c where c.oid = ?::pg_catalog.regclass""", HAD_AND_GIVEN, "'ALTER TABLE '",
				""), String.class, table);
	}

	/**
	 * What gives a sequence its privileges again.
	 * @param jdbc the database, in which it is still there
	 * @param sequence the sequence as it stands in a statement
	 * @param owned whether its owner is said, which a column's own sequence has from its
	 * table
	 * @return the statements, in order
	 */
	static List<String> ofSequence(JdbcOperations jdbc, String sequence, boolean owned) {
		return jdbc.queryForList(query("""
				select c.*, 'SEQUENCE ' || c.oid::pg_catalog.regclass::text as name
				from pg_catalog.pg_class c where c.oid = pg_catalog.to_regclass(?)""",
				HAD_AND_GIVEN.replace("acldefault('r'", "acldefault('s'").replace("'r'", "'S'"), "'ALTER '",
				" and cast(? as boolean)"), String.class, sequence, owned);
	}

	/**
	 * What gives a function or procedure its owner, its comment and its privileges again.
	 * @param jdbc the database, in which it is still there
	 * @param name what it is called then, behind its kind
	 * @return the statements, in order
	 */
	static List<String> ofRoutine(JdbcOperations jdbc, long oid, String name) {
		return jdbc.queryForList(query("""
				select p.oid, p.proacl as relacl, p.proowner as relowner, p.pronamespace as relnamespace,
					cast(? as text) as name
				from pg_catalog.pg_proc p where p.oid = ?""", HAD_AND_GIVEN.replace("'r'", "'f'"), "'ALTER '", """
				 union all
				select 2, 'COMMENT ON ' || w.name || ' IS ' || pg_catalog.quote_literal(
					pg_catalog.obj_description(w.oid, 'pg_proc'))
				from w where pg_catalog.obj_description(w.oid, 'pg_proc') is not null"""), String.class, name, oid);
	}

	private static String query(String relation, String rights, String alter, String more) {
		return "with w as (" + relation + "),\n" + rights + "select statement from (select 1 as part, " + alter + """
				 || name || ' OWNER TO ' || pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(relowner)) as statement
				from w where pg_catalog.pg_get_userbyid(relowner) <> current_user""" + more
				+ " union all select r.part, r.statement from (\n" + STATEMENTS + ") r) s order by part, statement";
	}

}
