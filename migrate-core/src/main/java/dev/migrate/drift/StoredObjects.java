package dev.migrate.drift;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.ForeignKeyEnforcement;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * All that is in a database, whoever has made it, but for what the database itself has
 * brought along: in all schemas, where those belong to one database. Those of MySQL and
 * MariaDB are databases of others, so that only the current one is looked at and those
 * that are named.
 */
final class StoredObjects {

	// In this order they can be dropped
	private static final List<String> KINDS = List.of("event", "view", "materialized view", "table", "foreign table",
			"sequence", "routine", "function", "procedure", "package body", "package", "alias", "aggregate", "constant",
			"domain", "type", "extension", "schema");

	private static final String POSTGRESQL = """
			with s as (select oid, nspname from pg_catalog.pg_namespace
				where nspname !~ '^pg_' and nspname <> 'information_schema'),
			o as (
				select c.oid, c.oid::pg_catalog.regclass::text as name, case c.relkind when 'v' then 'view'
					when 'm' then 'materialized view' when 'S' then 'sequence' when 'f' then 'foreign table'
					else 'table' end as kind
				from pg_catalog.pg_class c join s on s.oid = c.relnamespace
				where c.relkind in ('r', 'p', 'v', 'm', 'S', 'f')
				union all
				select p.oid, p.oid::pg_catalog.regprocedure::text, 'routine'
				from pg_catalog.pg_proc p join s on s.oid = p.pronamespace
				union all
				select t.oid, t.oid::pg_catalog.regtype::text, case t.typtype when 'd' then 'domain' else 'type' end
				from pg_catalog.pg_type t join s on s.oid = t.typnamespace
				left join pg_catalog.pg_class c on c.oid = t.typrelid
				where t.typtype in ('e', 'd', 'r') or t.typtype = 'c' and c.relkind = 'c')
			select kind, name from o
			where not exists (select from pg_catalog.pg_depend d where d.objid = o.oid and d.deptype = 'e')
			union all select 'schema', pg_catalog.quote_ident(nspname) from s
			union all select 'extension', pg_catalog.quote_ident(extname) from pg_catalog.pg_extension
			""";

	// In upper case when it is used, which finds the information schema however the
	// database folds names
	private static final String H2 = """
			select o.kind, case when o.kind = 'schema' then '' else '"' || replace(o.place, '"', '""') || '".' end
				|| '"' || replace(o.name, '"', '""') || '"'
			from (
				select case t.table_type when 'VIEW' then 'view' when 'MATERIALIZED VIEW' then 'materialized view'
					else 'table' end as kind, t.table_schema as place, t.table_name as name
				from information_schema.tables t where t.table_type <> 'LOCAL TEMPORARY'
				union all select 'sequence', s.sequence_schema, s.sequence_name from information_schema.sequences s
				union all select distinct case r.routine_type when 'AGGREGATE' then 'aggregate' else 'alias' end,
					r.routine_schema, r.routine_name from information_schema.routines r
				union all select 'constant', c.constant_schema, c.constant_name from information_schema.constants c
				union all select 'domain', d.domain_schema, d.domain_name from information_schema.domains d
				union all select 'schema', n.schema_name, n.schema_name from information_schema.schemata n) o
			where upper(o.place) <> 'INFORMATION_SCHEMA'
			""";

	private static final String MYSQL = """
			select o.kind, case when o.kind = 'schema' then o.name else concat('`', replace(o.place, '`', '``'), '`.`',
				replace(o.name, '`', '``'), '`') end
			from (
				select case t.table_type when 'VIEW' then 'view' when 'SEQUENCE' then 'sequence' else 'table' end as kind,
					t.table_schema as place, t.table_name as name
				from information_schema.tables t where t.table_type <> 'SYSTEM VIEW'
				union all select lower(r.routine_type), r.routine_schema, r.routine_name
				from information_schema.routines r
				union all select 'event', e.event_schema, e.event_name from information_schema.events e
				union all select 'schema', n.schema_name, concat('`', replace(n.schema_name, '`', '``'), '`')
				from information_schema.schemata n) o
			where o.place = database()
			""";

	private static final String SQLITE = """
			select type, '"' || replace(name, '"', '""') || '"' from sqlite_master
			where type in ('table', 'view') and name not like 'sqlite\\_%' escape '\\' order by rootpage
			""";

	private final Dialect dialect;

	private final JdbcOperations jdbc;

	private final List<String> schemas;

	/**
	 * Look at a database.
	 * @param dialect its dialect
	 * @param jdbc access on one connection
	 * @param schemas schemas to look at beside the current one, where others are not
	 */
	StoredObjects(Dialect dialect, JdbcOperations jdbc, Collection<String> schemas) {
		this.dialect = dialect;
		this.jdbc = jdbc;
		this.schemas = List.copyOf(schemas);
	}

	/**
	 * Read what is there.
	 * @return the objects, in an order in which they can be dropped
	 */
	List<StoredObject> read() {
		Object[] arguments = isMysql() ? this.schemas.toArray() : new Object[0];
		List<StoredObject> objects = new ArrayList<>(this.jdbc.query(query(),
				(row, number) -> new StoredObject(row.getString(1).toLowerCase(Locale.ROOT), row.getString(2)),
				arguments));
		objects.sort(Comparator.comparing((object) -> KINDS.indexOf(object.kind())));
		return objects;
	}

	/**
	 * Drop objects, and what depends on them.
	 * @param objects the objects, in the order in which they were read
	 */
	void drop(List<StoredObject> objects) {
		if (isMysql() && !objects.isEmpty()) {
			this.jdbc.execute("set foreign_key_checks = 0");
		}
		Optional<ForeignKeyEnforcement> foreignKeys = this.dialect.foreignKeys()
			.filter((enforcement) -> enforcement.isOn(this.jdbc));
		foreignKeys.ifPresent((enforcement) -> enforcement.off(this.jdbc));
		try {
			objects.forEach((object) -> this.jdbc.execute(
					"drop " + object.kind() + " if exists " + object.name() + (cascades(object) ? " cascade" : "")));
		}
		finally {
			foreignKeys.ifPresent((enforcement) -> enforcement.on(this.jdbc));
			if (isMysql() && !objects.isEmpty()) {
				this.jdbc.execute("set foreign_key_checks = 1");
			}
		}
	}

	private boolean cascades(StoredObject object) {
		return switch (this.dialect.name()) {
			case "postgresql" -> true;
			case "h2" -> List.of("view", "table", "domain", "schema").contains(object.kind());
			default -> false;
		};
	}

	private String query() {
		return switch (this.dialect.name()) {
			case "postgresql" -> POSTGRESQL;
			case "h2" -> H2.toUpperCase(Locale.ROOT);
			case "sqlite" -> SQLITE;
			default -> MYSQL + " or o.place = ?".repeat(this.schemas.size());
		};
	}

	private boolean isMysql() {
		return this.dialect.name().equals("mysql") || this.dialect.name().equals("mariadb");
	}

}
