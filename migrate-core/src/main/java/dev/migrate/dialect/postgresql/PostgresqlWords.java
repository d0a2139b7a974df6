package dev.migrate.dialect.postgresql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import dev.migrate.dialect.ServerWords;
import dev.migrate.dialect.ServerWords.Part;
import dev.migrate.dialect.standard.SaidRules;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * What PostgreSQL says of a table itself, with all that belongs to it: rules, policies,
 * triggers, statistics, settings and privileges.
 */
final class PostgresqlWords {

	/**
	 * What columns {@code g} of a table {@code t} have beside their types.
	 */
	static final String OF_COLUMNS = """
			union all
			select 90, g.num, 2, null, pg_catalog.format('GRANT %s (%I) ON %s TO %s%s', x.privilege_type, g.attname, t.name,
				case x.grantee when 0 then 'PUBLIC' else pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(x.grantee)) end,
				case when x.is_grantable then ' WITH GRANT OPTION' else '' end), null, null, null, null
			from t cross join g cross join pg_catalog.aclexplode(g.attacl) x
			union all
			select 90, g.num, 3, null, pg_catalog.format('ALTER TABLE %s ALTER COLUMN %I SET %s', t.name, g.attname, o.setting),
				null, null, null, null
			from t cross join g cross join lateral (values ('STATISTICS ' || nullif(g.attstattarget, -1)),
				('(' || pg_catalog.array_to_string(g.attoptions, ', ') || ')'),
				('COMPRESSION ' || case g.attcompression when 'p' then 'pglz' when 'l' then 'lz4' end),
				('STORAGE ' || (select case g.attstorage when 'p' then 'PLAIN' when 'e' then 'EXTERNAL' when 'm' then 'MAIN'
						else 'EXTENDED' end
					from pg_catalog.pg_type ty where ty.oid = g.atttypid and ty.typstorage <> g.attstorage))) as o (setting)
			where o.setting is not null
			""";

	private static final String TABLE = """
			with t as (
				select c.*, c.oid::regclass::text as name from pg_catalog.pg_class c where c.oid = pg_catalog.to_regclass(?)),
			g as (
				select a.attnum as num, a.* from t join pg_catalog.pg_attribute a on a.attrelid = t.oid and a.attnum > 0
				and not a.attisdropped),
			w as (select cast(null as oid) as oid where false),
			used as (
				select d.classid, d.objid from pg_catalog.pg_depend d join t on d.refobjid = t.oid
				where d.refclassid = 'pg_class'::regclass)
			""";

	private static final String PARTS = """
			select 1, k.oid::bigint, 0, cast(null as text), pg_catalog.format('ALTER TABLE %s ADD CONSTRAINT %I %s', t.name,
					k.conname, pg_catalog.pg_get_constraintdef(k.oid, true)),
				'pg_constraint'::regclass, k.oid, case when k.contype in ('p', 'u', 'x') then k.conindid end,
				pg_catalog.format('CONSTRAINT %I ON %s', k.conname, t.name)
			from t join pg_catalog.pg_constraint k on k.conrelid = t.oid and k.contype in ('p', 'u', 'x', 'c', 'f')
			union all
			select 2, i.indexrelid::bigint, 0, null, pg_catalog.pg_get_indexdef(i.indexrelid, 0, true), null, null,
				i.indexrelid, null
			from t join pg_catalog.pg_index i on i.indrelid = t.oid
			where not exists (select from pg_catalog.pg_constraint k where k.conindid = i.indexrelid
				and k.contype in ('p', 'u', 'x'))
			union all
			select 3, s.oid::bigint, 0, null, 'CREATE STATISTICS ' || q.name || pg_catalog.substr(pg_catalog.pg_get_statisticsobjdef(s.oid),
				pg_catalog.length('CREATE STATISTICS ' || q.full_name) + 1), 'pg_statistic_ext'::regclass, s.oid,
				null, 'STATISTICS ' || q.name
			from t join pg_catalog.pg_statistic_ext s on s.stxrelid = t.oid
			STATISTICS_NAME
			union all
			select 3, s.oid::bigint, 1, null, pg_catalog.format('ALTER STATISTICS %s SET STATISTICS %s', q.name, s.stxstattarget),
				null, null, null, null
			from t join pg_catalog.pg_statistic_ext s on s.stxrelid = t.oid and s.stxstattarget >= 0
			STATISTICS_NAME
			union all
			select 4, a.attnum, 0, null, pg_catalog.format('CREATE SEQUENCE %s AS %s INCREMENT BY %s MINVALUE %s MAXVALUE %s '
					|| 'START WITH %s CACHE %s%s', s.seqrelid::regclass, pg_catalog.format_type(s.seqtypid, null), s.seqincrement,
					s.seqmin, s.seqmax, s.seqstart, s.seqcache, case when s.seqcycle then ' CYCLE' else '' end),
				null, null, null, null
			from t join pg_catalog.pg_attribute a on a.attrelid = t.oid
			join pg_catalog.pg_depend d on d.refobjid = t.oid and d.refobjsubid = a.attnum and d.deptype = 'a'
				and d.refclassid = 'pg_class'::regclass and d.classid = 'pg_class'::regclass
			join pg_catalog.pg_sequence s on s.seqrelid = d.objid
			where (s.seqincrement, s.seqmin, s.seqstart, s.seqcache) <> (1, 1, 1, 1) or s.seqcycle or s.seqtypid <> a.atttypid
				or s.seqmax <> case s.seqtypid when 'int2'::regtype then 32767 when 'int4'::regtype then 2147483647
					else 9223372036854775807 end
			union all
			select 5, a.attnum, 0, null, pg_catalog.format('ALTER SEQUENCE %s OWNED BY %s.%I', d.objid::regclass, t.name,
				a.attname), null, null, null, null
			from t join pg_catalog.pg_attribute a on a.attrelid = t.oid
			join pg_catalog.pg_depend d on d.refobjid = t.oid and d.refobjsubid = a.attnum and d.deptype = 'a'
				and d.refclassid = 'pg_class'::regclass and d.classid = 'pg_class'::regclass
			join pg_catalog.pg_sequence s on s.seqrelid = d.objid
			union all
			select 6, 0, 0, null, 'ALTER TABLE ' || t.name || ' ' || o.setting, null, null, null, null
			from t cross join lateral (values
				('SET UNLOGGED', t.relpersistence = 'u'),
				('SET (' || pg_catalog.array_to_string(t.reloptions, ', ') || ')', true),
				('SET (' || (select pg_catalog.string_agg('toast.' || r, ', ') from pg_catalog.pg_class x
					cross join pg_catalog.unnest(x.reloptions) r where x.oid = t.reltoastrelid) || ')', true),
				('SET TABLESPACE ' || (select pg_catalog.quote_ident(ts.spcname) from pg_catalog.pg_tablespace ts
					where ts.oid = t.reltablespace), true),
				('ENABLE ROW LEVEL SECURITY', t.relrowsecurity),
				('FORCE ROW LEVEL SECURITY', t.relforcerowsecurity),
				('REPLICA IDENTITY ' || case t.relreplident when 'f' then 'FULL' when 'n' then 'NOTHING' end, true))
				o (setting, has)
			where o.setting is not null and o.has
			"""
		.replace("STATISTICS_NAME", """
				join pg_catalog.pg_namespace n on n.oid = s.stxnamespace
				cross join lateral (select pg_catalog.format('%I.%I', n.nspname, s.stxname) as full_name,
					case when pg_catalog.pg_statistics_obj_is_visible(s.oid) then pg_catalog.quote_ident(s.stxname)
						else pg_catalog.format('%I.%I', n.nspname, s.stxname) end as name) q""");

	/** Before version 15 a table is published as a whole. */
	private static final String PUBLISHED = """
			union all
			select 10, 0, 0, null, pg_catalog.format('ALTER PUBLICATION %I ADD TABLE %s', pub.pubname, t.name),
				null, null, null, null
			from t join pg_catalog.pg_publication_rel pr on pr.prrelid = t.oid
			join pg_catalog.pg_publication pub on pub.oid = pr.prpubid
			""";

	private static final String OWN_SEQUENCES = """
			select d.objid::regclass::text as name, a.attname::text as column
			from pg_catalog.pg_depend d join pg_catalog.pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
			join pg_catalog.pg_sequence s on s.seqrelid = d.objid
			where d.refobjid = pg_catalog.to_regclass(?) and d.deptype in ('a', 'i')
			and d.refclassid = 'pg_class'::regclass and d.classid = 'pg_class'::regclass
			order by s.seqrelid
			""";

	private static final String OF_SEQUENCE = """
			select o.statement from pg_catalog.pg_sequence s
			cross join lateral (values
				(1, pg_catalog.format('CREATE SEQUENCE %s AS %s INCREMENT BY %s MINVALUE %s MAXVALUE %s START WITH %s CACHE %s%s',
					s.seqrelid::regclass, pg_catalog.format_type(s.seqtypid, null), s.seqincrement, s.seqmin, s.seqmax, s.seqstart,
					s.seqcache, case when s.seqcycle then ' CYCLE' else '' end)),
				(2, 'COMMENT ON SEQUENCE ' || s.seqrelid::regclass || ' IS ' || pg_catalog.quote_literal(
					pg_catalog.obj_description(s.seqrelid, 'pg_class')))) o (part, statement)
			where s.seqrelid = pg_catalog.to_regclass(?) and o.statement is not null
			and (cast(? as boolean) or s.seqcycle or s.seqcache <> 1 or s.seqtypid <> 'int8'::regtype
				or pg_catalog.obj_description(s.seqrelid, 'pg_class') is not null
				or (s.seqmin, s.seqmax) <> case when s.seqincrement > 0 then (1::bigint, 9223372036854775807)
					else (-9223372036854775808, -1::bigint) end)
			order by o.part
			""";

	private static final String NAMES = """
			select k.oid, k.conname as name, array(select a.attname::text from pg_catalog.pg_attribute a
				where a.attrelid = k.conrelid and (a.attnum = any (k.conkey) or a.attnum = any (i.indkey::int2[]))) as columns
			from pg_catalog.pg_constraint k left join pg_catalog.pg_index i on i.indexrelid = k.conindid
				and k.contype in ('p', 'u', 'x') where k.conrelid = pg_catalog.to_regclass(?)
			union all
			select c.oid, c.relname, array(select distinct a.attname::text from pg_catalog.pg_depend d
				join pg_catalog.pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
				where d.objid = c.oid and d.refobjid = i.indrelid and d.refclassid = 'pg_class'::regclass
				and d.classid = 'pg_class'::regclass)
			from pg_catalog.pg_index i join pg_catalog.pg_class c on c.oid = i.indexrelid
			where i.indrelid = pg_catalog.to_regclass(?)
			union all
			select s.oid, s.stxname, array(select distinct a.attname::text from pg_catalog.pg_depend d
				join pg_catalog.pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
				where d.objid = s.oid and d.refobjid = s.stxrelid and d.classid = 'pg_statistic_ext'::regclass)
			from pg_catalog.pg_statistic_ext s where s.stxrelid = pg_catalog.to_regclass(?)
			union all
			select tg.oid, tg.tgname, array[]::text[] from pg_catalog.pg_trigger tg where tg.tgrelid = pg_catalog.to_regclass(?)
			union all
			select a.attnum, a.attname, array[a.attname::text]
			from pg_catalog.pg_attribute a where a.attrelid = pg_catalog.to_regclass(?) and a.attnum > 0
			and not a.attisdropped
			""";

	// What it is made of or belongs to cannot be had from a table that is created
	private static final String KIND = """
			select case when c.relkind = 'p' then 'partitions' when c.relispartition then 'a table of which it is a partition'
				when c.reloftype <> 0 then 'the type that it is a table of'
				when exists (select from pg_catalog.pg_inherits i where c.oid in (i.inhrelid, i.inhparent)) then 'inheritance'
				when am.amname <> pg_catalog.current_setting('default_table_access_method') then 'its access method' end as kind,
				array(select coalesce(a.attname::text, pg_catalog.pg_get_partkeydef(c.oid))
					from pg_catalog.pg_partitioned_table pt cross join pg_catalog.unnest(pt.partattrs::int2[]) k
					left join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum = k and k <> 0
					where pt.partrelid = c.oid) as columns
			from pg_catalog.pg_class c left join pg_catalog.pg_am am on am.oid = c.relam
			where c.oid = pg_catalog.to_regclass(?)
			""";

	private static final int CONSTRAINT = 1;

	private static final int INDEX = 2;

	private static final int SEQUENCE = 4;

	private static final int OWNER = 5;

	private static final int TRIGGER = 40;

	private static final int COLUMN = 90;

	private final PostgresqlDialect dialect;

	private final JdbcOperations jdbc;

	private final Table table;

	private final String name;

	private PostgresqlWords(PostgresqlDialect dialect, JdbcOperations jdbc, Table table) {
		this.dialect = dialect;
		this.jdbc = jdbc;
		this.table = table;
		this.name = dialect.quote(table.name());
	}

	static List<ServerWords> of(PostgresqlDialect dialect, JdbcOperations jdbc, Table table) {
		return new PostgresqlWords(dialect, jdbc, table).all();
	}

	static List<String> of(PostgresqlDialect dialect, JdbcOperations jdbc, Sequence sequence) {
		String name = dialect.quote(new TableName(sequence.schema(), sequence.name()));
		List<String> rights = PostgresqlRights.ofSequence(jdbc, name, true);
		return Stream
			.concat(jdbc.queryForList(OF_SEQUENCE, String.class, name, !rights.isEmpty()).stream(), rights.stream())
			.toList();
	}

	private List<ServerWords> all() {
		List<ServerWords> all = new ArrayList<>();
		this.jdbc.query(KIND, (row) -> {
			String kind = row.getString("kind");
			if (kind != null) {
				all.add(new ServerWords(Part.TABLE, kind, PostgresqlInspector.strings(row, "columns"), List.of()));
			}
		}, this.name);
		Map<Long, Named> names = names();
		SaidRules said = new SaidRules(this.dialect, this.table, false);
		Map<List<Long>, List<String>> statements = statements();
		Set<List<Long>> sequences = Set.copyOf(statements.keySet());
		statements.forEach((key, texts) -> {
			int rank = key.get(0).intValue();
			Named named = names.get(key.get(1));
			boolean plain = switch (rank) {
				case CONSTRAINT, INDEX -> texts.size() == 1 && said.says(name(named), withoutDefaults(texts.get(0)));
				case OWNER -> !sequences.contains(List.of((long) SEQUENCE, key.get(1)));
				default -> false;
			};
			if (!plain) {
				all.add(new ServerWords(part(rank), name(named), isOfColumns(rank) ? columns(named) : List.of(),
						texts));
			}
		});
		List<String> rights = PostgresqlRights.ofTable(this.jdbc, this.name);
		if (!rights.isEmpty()) {
			all.add(new ServerWords(Part.BEHIND, this.table.name().name(), List.of(), rights));
		}
		this.jdbc.query(OWN_SEQUENCES, (row) -> {
			List<String> granted = PostgresqlRights.ofSequence(this.jdbc, row.getString(1), false);
			if (!granted.isEmpty()) {
				all.add(new ServerWords(Part.BEHIND, row.getString(1), List.of(row.getString(2)), granted));
			}
		}, this.name);
		return all;
	}

	private static Part part(int rank) {
		return switch (rank) {
			case CONSTRAINT -> Part.CONSTRAINT;
			case INDEX -> Part.INDEX;
			case SEQUENCE -> Part.BEFORE;
			case TRIGGER -> Part.TRIGGER;
			default -> Part.BEHIND;
		};
	}

	private static boolean isOfColumns(int rank) {
		return rank == COLUMN || rank <= OWNER;
	}

	private String name(@Nullable Named named) {
		return (named != null) ? named.name() : this.table.name().name();
	}

	private static List<String> columns(@Nullable Named named) {
		return (named != null) ? named.columns() : List.of();
	}

	/**
	 * The method of an index that has no other is not said.
	 */
	private static String withoutDefaults(String text) {
		return text.replaceFirst(" USING btree \\(", " (");
	}

	private Map<List<Long>, List<String>> statements() {
		boolean publishes = Boolean.TRUE
			.equals(this.jdbc.queryForObject("select pg_catalog.current_setting('server_version_num')::int >= ?",
					Boolean.class, PostgresqlDependents.PUBLISHES_COLUMNS));
		Map<List<Long>, List<String>> statements = new LinkedHashMap<>();
		this.jdbc.query("select rank, depth, back from (" + TABLE + PostgresqlDependents.STEPS + PARTS
				+ PostgresqlDependents.UPON_TABLE + OF_COLUMNS
				+ (publishes ? PostgresqlDependents.PUBLICATIONS : PUBLISHED) + PostgresqlDependents.BELONGING
				+ ") s order by rank, depth, part", (row) -> {
					statements.computeIfAbsent(List.of(row.getLong(1), row.getLong(2)), (key) -> new ArrayList<>())
						.add(row.getString(3));
				}, this.name);
		return statements;
	}

	private Map<Long, Named> names() {
		Map<Long, Named> names = new LinkedHashMap<>();
		this.jdbc.query(NAMES, (row) -> {
			names.put(row.getLong("oid"),
					new Named(row.getString("name"), PostgresqlInspector.strings(row, "columns")));
		}, this.name, this.name, this.name, this.name, this.name);
		return names;
	}

	/**
	 * Something of the table.
	 *
	 * @param name its name
	 * @param columns the columns that it goes with
	 */
	private record Named(String name, List<String> columns) {
	}

}
