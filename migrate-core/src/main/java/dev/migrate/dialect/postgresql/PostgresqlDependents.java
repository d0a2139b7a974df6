package dev.migrate.dialect.postgresql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.migrate.dialect.Spelling;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * What stands upon a column and keeps PostgreSQL from changing its type: views and what
 * is upon those, computed columns with their constraints and indexes, rules, policies,
 * triggers of the column, routines, publications. Each with the statement that takes it
 * away and those that make it again, in the server's own words.
 *
 * @param enumeration the enum type of the column as the server writes it in casts, or
 * {@code null} if it is none
 * @param steps what is upon it, in the order in which it goes
 */
record PostgresqlDependents(@Nullable String enumeration, List<Step> steps) {

	/**
	 * Where it stands, and whether the server names its type in what it writes of it.
	 */
	private static final String COLUMN = """
			t as (
				select c.oid, pg_catalog.format('%I.%I', n.nspname, c.relname) as name, a.attnum as num,
					case coalesce(el.typtype, ty.typtype) when 'e'
						then pg_catalog.format_type(coalesce(el.oid, ty.oid), null) end as enumeration,
					cast(? as boolean) or coalesce(el.typtype, ty.typtype) = 'e' as worded
				from pg_catalog.pg_class c
				join pg_catalog.pg_namespace n on n.oid = c.relnamespace
				join pg_catalog.pg_attribute a on a.attrelid = c.oid
				join pg_catalog.pg_type ty on ty.oid = a.atttypid
				left join pg_catalog.pg_type el on el.oid = ty.typelem and ty.typcategory = 'A'
				where c.oid = pg_catalog.to_regclass(?) and a.attname = ?)
			""";

	private static final String UPON_VIEWS = """
			union
			select r.ev_class, v.depth + 1
			from v join pg_catalog.pg_depend d on d.refclassid = 'pg_class'::regclass and d.refobjid = v.oid
				and d.classid = 'pg_rewrite'::regclass
			join pg_catalog.pg_rewrite r on r.oid = d.objid and r.rulename = '_RETURN' and r.ev_class <> v.oid),
			w as (
				select c.*, d.depth, pg_catalog.format('%I.%I', n.nspname, c.relname) as name,
					case c.relkind when 'm' then 'MATERIALIZED VIEW' else 'VIEW' end as kind, coalesce((select k.becomes
						from kept k where d.depth = 0), case c.relkind when 'm' then 'MATERIALIZED VIEW' else 'VIEW' end) as becomes
				from (select oid, max(depth) as depth from v group by oid) d join pg_catalog.pg_class c on c.oid = d.oid
				join pg_catalog.pg_namespace n on n.oid = c.relnamespace),
			"""
			+ PostgresqlRights.HAD_AND_GIVEN;

	// Before version 15 the column itself depends on others, later its expression does
	private static final String WHAT = COLUMN + """
			, g as (
				select ad.adnum as num, ad.adbin, a.*
				from t join pg_catalog.pg_attrdef ad on ad.adrelid = t.oid and ad.adnum <> t.num
				join pg_catalog.pg_attribute a on a.attrelid = t.oid and a.attnum = ad.adnum and a.attgenerated <> ''
				where exists (select from pg_catalog.pg_depend d
					where d.refclassid = 'pg_class'::regclass and d.refobjid = t.oid and d.refobjsubid = t.num
					and (d.classid = 'pg_attrdef'::regclass and d.objid = ad.oid
						or d.classid = 'pg_class'::regclass and d.objid = t.oid and d.objsubid = ad.adnum))),
			cols as (select num from t union select num from g),
			kept as (select cast(null as text[]) as names, cast(null as text) as becomes),
			v as (
				select r.ev_class as oid, 1 as depth
				from t cross join cols join pg_catalog.pg_depend d on d.refclassid = 'pg_class'::regclass
					and d.refobjid = t.oid and d.refobjsubid = cols.num and d.classid = 'pg_rewrite'::regclass
				join pg_catalog.pg_rewrite r on r.oid = d.objid and r.rulename = '_RETURN'
			""" + UPON_VIEWS
			+ """
					, used as (
						select d.classid, d.objid from pg_catalog.pg_depend d cross join t
						where d.refclassid = 'pg_class'::regclass and (d.refobjid = t.oid and d.refobjsubid in (select num from cols)
							or d.refobjid in (select oid from w)))
					""";

	// Of a view that is replaced, what belongs to columns that go goes with them
	private static final String OF_VIEW = """
			t as (select pg_catalog.to_regclass(?)::oid as oid),
			kept as (select pg_catalog.string_to_array(?, pg_catalog.chr(1)) as names, cast(? as text) as becomes),
			v as (
				select oid, 0 as depth from t where oid is not null
			""" + UPON_VIEWS + """
			, used as (
				select d.classid, d.objid from pg_catalog.pg_depend d
				where d.refclassid = 'pg_class'::regclass and d.refobjid in (select oid from w))
			""";

	// What a materialized view calls is only there again at the end: it is filled then
	private static final String VIEWS = """
			select 60, depth, 0, 'DROP ' || kind || ' ' || name, 'CREATE ' || kind || ' ' || name
				|| coalesce(' WITH (' || pg_catalog.array_to_string(reloptions, ', ') || ')', '')
				|| coalesce((select ' TABLESPACE ' || pg_catalog.quote_ident(s.spcname)
					from pg_catalog.pg_tablespace s where s.oid = w.reltablespace), '')
				|| ' AS ' || pg_catalog.rtrim(pg_catalog.pg_get_viewdef(oid), ';')
				|| case relkind when 'm' then ' WITH NO DATA' else '' end,
				cast(null as oid), cast(null as oid), cast(null as oid), cast(null as text) from w
			union all
			select 2, depth, 0, null, 'REFRESH MATERIALIZED VIEW ' || name, null, null, null, null
			from w where relkind = 'm' and relispopulated and depth > 0
			union all
			select 60, depth, 1, null, 'ALTER ' || becomes || ' ' || name || ' OWNER TO '
				|| pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(relowner)), null, null, null, null
			from w where pg_catalog.pg_get_userbyid(relowner) <> current_user
			union all
			select 60, w.depth, 2, null, case d.objsubid when 0 then 'COMMENT ON ' || w.becomes || ' ' || w.name
				else 'COMMENT ON COLUMN ' || w.name || '.' || pg_catalog.quote_ident(a.attname) end
				|| ' IS ' || pg_catalog.quote_literal(d.description), null, null, null, null
			from w join pg_catalog.pg_description d on d.classoid = 'pg_class'::regclass and d.objoid = w.oid
			left join pg_catalog.pg_attribute a on a.attrelid = w.oid and a.attnum = d.objsubid
			where w.depth > 0 or d.objsubid = 0 or a.attname = any ((select names from kept)::text[])
			union all
			select 60, w.depth, 3, null, 'ALTER VIEW ' || w.name || ' ALTER COLUMN ' || pg_catalog.quote_ident(a.attname)
				|| ' SET DEFAULT ' || pg_catalog.pg_get_expr(ad.adbin, ad.adrelid), null, null, null, null
			from w join pg_catalog.pg_attrdef ad on ad.adrelid = w.oid
			join pg_catalog.pg_attribute a on a.attrelid = w.oid and a.attnum = ad.adnum
			where w.depth > 0 or a.attname = any ((select names from kept)::text[])
			union all
			select 60, w.depth, r.part, null, r.statement, null, null, null, null from w join (
			"""
			+ PostgresqlRights.STATEMENTS
			+ """
					) r on r.oid = w.oid
					union all
					select 60, w.depth, 5, null, 'GRANT ' || x.privilege_type || ' (' || pg_catalog.quote_ident(a.attname) || ') ON '
						|| w.name || ' TO '
						|| case x.grantee when 0 then 'PUBLIC' else pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(x.grantee)) end
						|| case when x.is_grantable then ' WITH GRANT OPTION' else '' end, null, null, null, null
					from w join pg_catalog.pg_attribute a on a.attrelid = w.oid cross join pg_catalog.aclexplode(a.attacl) x
					where w.depth > 0 or a.attname = any ((select names from kept)::text[])
					union all
					select 60, w.depth, 6, null, pg_catalog.pg_get_indexdef(i.indexrelid), null, null, i.indexrelid, null
					from w join pg_catalog.pg_index i on i.indrelid = w.oid
					where w.depth > 0 or not exists (select from pg_catalog.pg_attribute a where a.attrelid = w.oid
						and a.attnum = any (i.indkey::int2[]) and a.attname <> all ((select names from kept)::text[]))
					union all
					select 60, w.depth, 7, null, pg_catalog.rtrim(pg_catalog.pg_get_ruledef(r.oid), ';'),
						'pg_rewrite'::regclass, r.oid, null, pg_catalog.format('RULE %I ON %s', r.rulename, w.name)
					from w join pg_catalog.pg_rewrite r on r.ev_class = w.oid and r.rulename <> '_RETURN'
					union all
					select 60, w.depth, 7, null, pg_catalog.pg_get_triggerdef(tg.oid),
						'pg_trigger'::regclass, tg.oid, null, pg_catalog.format('TRIGGER %I ON %s', tg.tgname, w.name)
					from w join pg_catalog.pg_trigger tg on tg.tgrelid = w.oid and not tg.tgisinternal
					""";

	static final String UPON_TABLE = """
			union all
			select 20, 0, 0, pg_catalog.format('DROP POLICY %I ON %s', p.polname, p.polrelid::regclass),
				pg_catalog.format('CREATE POLICY %I ON %s AS %s FOR %s TO %s', p.polname, p.polrelid::regclass,
					case when p.polpermissive then 'PERMISSIVE' else 'RESTRICTIVE' end,
					case p.polcmd when 'r' then 'SELECT' when 'a' then 'INSERT' when 'w' then 'UPDATE' when 'd' then 'DELETE'
						else 'ALL' end,
					pg_catalog.array_to_string(array(select case r when 0 then 'PUBLIC'
						else pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(r)) end from pg_catalog.unnest(p.polroles) r), ', '))
				|| coalesce(' USING (' || pg_catalog.pg_get_expr(p.polqual, p.polrelid) || ')', '')
				|| coalesce(' WITH CHECK (' || pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid) || ')', ''),
				'pg_policy'::regclass, p.oid, null, pg_catalog.format('POLICY %I ON %s', p.polname, p.polrelid::regclass)
			from pg_catalog.pg_policy p
			where exists (select from used u where u.classid = 'pg_policy'::regclass and u.objid = p.oid)
			union all
			select 30, 0, 0, pg_catalog.format('DROP RULE %I ON %s', r.rulename, r.ev_class::regclass),
				pg_catalog.rtrim(pg_catalog.pg_get_ruledef(r.oid, true), ';'), 'pg_rewrite'::regclass, r.oid, null,
				pg_catalog.format('RULE %I ON %s', r.rulename, r.ev_class::regclass)
			from pg_catalog.pg_rewrite r
			where r.rulename <> '_RETURN' and r.ev_class not in (select oid from w)
			and exists (select from used u where u.classid = 'pg_rewrite'::regclass and u.objid = r.oid)
			union all
			select 30, 0, 1, null, pg_catalog.format('ALTER TABLE %s %s RULE %I', r.ev_class::regclass,
				case r.ev_enabled when 'D' then 'DISABLE' when 'R' then 'ENABLE REPLICA' else 'ENABLE ALWAYS' end, r.rulename),
				null, null, null, null
			from pg_catalog.pg_rewrite r
			where r.rulename <> '_RETURN' and r.ev_class not in (select oid from w) and r.ev_enabled <> 'O'
			and exists (select from used u where u.classid = 'pg_rewrite'::regclass and u.objid = r.oid)
			union all
			select 40, tg.oid::bigint, 0, pg_catalog.format('DROP TRIGGER %I ON %s', tg.tgname, tg.tgrelid::regclass),
				pg_catalog.pg_get_triggerdef(tg.oid, true), 'pg_trigger'::regclass, tg.oid, null,
				pg_catalog.format('TRIGGER %I ON %s', tg.tgname, tg.tgrelid::regclass)
			from t join pg_catalog.pg_trigger tg on tg.tgrelid = t.oid and not tg.tgisinternal
			where exists (select from used u where u.classid = 'pg_trigger'::regclass and u.objid = tg.oid)
			union all
			select 40, tg.oid::bigint, 1, null, pg_catalog.format('ALTER TABLE %s %s TRIGGER %I', tg.tgrelid::regclass,
				case tg.tgenabled when 'D' then 'DISABLE' when 'R' then 'ENABLE REPLICA' else 'ENABLE ALWAYS' end, tg.tgname),
				null, null, null, null
			from t join pg_catalog.pg_trigger tg on tg.tgrelid = t.oid and not tg.tgisinternal and tg.tgenabled <> 'O'
			where exists (select from used u where u.classid = 'pg_trigger'::regclass and u.objid = tg.oid)
			""";

	private static final String COMPUTED = """
			union all
			select 50, 0, 0, pg_catalog.format('ALTER TABLE %s DROP CONSTRAINT %I', k.conrelid::regclass, k.conname),
				pg_catalog.format('ALTER TABLE %s ADD CONSTRAINT %I %s', k.conrelid::regclass, k.conname,
					pg_catalog.pg_get_constraintdef(k.oid)),
				'pg_constraint'::regclass, k.oid, null,
				pg_catalog.format('CONSTRAINT %I ON %s', k.conname, k.conrelid::regclass)
			from t join pg_catalog.pg_constraint k on k.contype = 'f' and k.conparentid = 0
				and (k.confrelid = t.oid and k.confkey && array(select num from g)
					or k.conrelid = t.oid and k.conkey && array(select num from g))
			union all
			select 70, 0, 0, pg_catalog.format('ALTER TABLE %s DROP CONSTRAINT %I', t.name, k.conname),
				pg_catalog.format('ALTER TABLE %s ADD CONSTRAINT %I %s', t.name, k.conname,
					pg_catalog.pg_get_constraintdef(k.oid)),
				'pg_constraint'::regclass, k.oid, case when k.contype <> 'c' then k.conindid end,
				pg_catalog.format('CONSTRAINT %I ON %s', k.conname, t.name)
			from t join pg_catalog.pg_constraint k on k.conrelid = t.oid and k.contype in ('p', 'u', 'x', 'c')
				and not (k.contype = 'c' and k.coninhcount > 0)
				and (k.conkey && array(select num from g)
					or k.contype in ('c', 'x') and t.worded and t.num = any (k.conkey))
			union all
			select 80, 0, 0, 'DROP INDEX ' || pg_catalog.format('%I.%I', n.nspname, c.relname),
				pg_catalog.pg_get_indexdef(i.indexrelid), null, null, i.indexrelid, null
			from t join pg_catalog.pg_index i on i.indrelid = t.oid join pg_catalog.pg_class c on c.oid = i.indexrelid
			join pg_catalog.pg_namespace n on n.oid = c.relnamespace
			where not exists (select from pg_catalog.pg_constraint k where k.conindid = i.indexrelid
				and k.contype in ('p', 'u', 'x'))
			and exists (select from pg_catalog.pg_depend d where d.classid = 'pg_class'::regclass
				and d.objid = i.indexrelid and d.refclassid = 'pg_class'::regclass and d.refobjid = t.oid
				and (d.refobjsubid in (select num from g) or t.worded and d.refobjsubid = t.num
					and (i.indexprs is not null or i.indpred is not null)))
			union all
			select 85, 0, 0, 'DROP STATISTICS ' || pg_catalog.format('%I.%I', n.nspname, s.stxname),
				pg_catalog.pg_get_statisticsobjdef(s.oid), 'pg_statistic_ext'::regclass, s.oid, null,
				'STATISTICS ' || pg_catalog.format('%I.%I', n.nspname, s.stxname)
			from t join pg_catalog.pg_statistic_ext s on s.stxrelid = t.oid
			join pg_catalog.pg_namespace n on n.oid = s.stxnamespace
			where exists (select from pg_catalog.pg_depend d where d.classid = 'pg_statistic_ext'::regclass
				and d.objid = s.oid and d.refclassid = 'pg_class'::regclass and d.refobjid = t.oid
				and d.refobjsubid in (select num from g))
			union all
			select 90, g.num, 0, pg_catalog.format('ALTER TABLE %s DROP COLUMN %I', t.name, g.attname),
				pg_catalog.format('ALTER TABLE %s ADD COLUMN %I %s%s GENERATED ALWAYS AS (%s) %s%s', t.name, g.attname,
					pg_catalog.format_type(g.atttypid, g.atttypmod),
					coalesce((select ' COLLATE ' || pg_catalog.format('%I.%I', n.nspname, co.collname)
						from pg_catalog.pg_collation co join pg_catalog.pg_namespace n on n.oid = co.collnamespace
						join pg_catalog.pg_type ty on ty.oid = g.atttypid
						where co.oid = g.attcollation and ty.typcollation <> g.attcollation), ''),
					pg_catalog.pg_get_expr(g.adbin, t.oid), case g.attgenerated when 'v' then 'VIRTUAL' else 'STORED' end,
					case when g.attnotnull then ' NOT NULL' else '' end), null, null, null, null
			from t cross join g
			union all
			select 90, g.num, 1, null, pg_catalog.format('COMMENT ON COLUMN %s.%I IS %L', t.name, g.attname,
				pg_catalog.col_description(t.oid, g.num)), null, null, null, null
			from t cross join g where pg_catalog.col_description(t.oid, g.num) is not null
			"""
			+ PostgresqlWords.OF_COLUMNS;

	// It stays, with all upon it, and has no body meanwhile: only one that is parsed
	// stands upon anything. What calls it then fails, and would else go on with NULL
	private static final String ROUTINES = """
			union all
			select 5, 1, 0, pg_catalog.format('CREATE OR REPLACE %s %I.%I(%s)%s LANGUAGE plpgsql%s AS %L',
				case p.prokind when 'p' then 'PROCEDURE' else 'FUNCTION' end, n.nspname, p.proname,
				pg_catalog.pg_get_function_arguments(p.oid), ' RETURNS ' || pg_catalog.pg_get_function_result(p.oid),
				case p.provolatile when 'i' then ' IMMUTABLE' end,
				pg_catalog.format('begin raise exception using message = %L, hint = %L; end',
					pg_catalog.format('%s is called while what it reads is changed', p.oid::regprocedure),
					'Drop what calls it, such as an index or a computed column, before, and make it again behind')),
				pg_catalog.pg_get_functiondef(p.oid), null, null, null, null
			from pg_catalog.pg_proc p join pg_catalog.pg_namespace n on n.oid = p.pronamespace
			where p.prosqlbody is not null
			and exists (select from used u where u.classid = 'pg_proc'::regclass and u.objid = p.oid)
			""";

	// Publications of columns and of some rows came with version 15
	static final String PUBLICATIONS = """
			union all
			select 10, 0, 0, pg_catalog.format('ALTER PUBLICATION %I DROP TABLE %s', pub.pubname, t.name),
				pg_catalog.format('ALTER PUBLICATION %I ADD TABLE %s', pub.pubname, t.name)
				|| coalesce(' (' || pg_catalog.array_to_string(array(select pg_catalog.quote_ident(a.attname)
					from pg_catalog.unnest(pr.prattrs::int2[]) n (num) join pg_catalog.pg_attribute a
					on a.attrelid = t.oid and a.attnum = n.num), ', ') || ')', '')
				|| coalesce(' WHERE (' || pg_catalog.pg_get_expr(pr.prqual, t.oid) || ')', ''), null, null, null, null
			from t join pg_catalog.pg_publication_rel pr on pr.prrelid = t.oid
			join pg_catalog.pg_publication pub on pub.oid = pr.prpubid
			where exists (select from used u where u.classid = 'pg_publication_rel'::regclass and u.objid = pr.oid)
			""";

	static final String STEPS = ", steps (rank, depth, part, gone, back, class, object, index, what) as (";

	/**
	 * Comments, and what the text of an index does not say of it.
	 */
	static final String BELONGING = """
			)
			select rank, depth, part, gone, back from steps
			union all
			select s.rank, s.depth, 8, null, 'COMMENT ON ' || s.what || ' IS ' || pg_catalog.quote_literal(d.description)
			from steps s join pg_catalog.pg_description d on d.classoid = s.class and d.objoid = s.object and d.objsubid = 0
			union all
			select s.rank, s.depth, 9, null, o.statement
			from steps s join pg_catalog.pg_class c on c.oid = s.index join pg_catalog.pg_index i on i.indexrelid = c.oid
			cross join lateral (select c.oid::regclass::text as name) q
			cross join lateral (
				select 'COMMENT ON INDEX ' || q.name || ' IS ' || pg_catalog.quote_literal(
					pg_catalog.obj_description(c.oid, 'pg_class'))
				union all
				select 'ALTER INDEX ' || q.name || ' SET (' || pg_catalog.array_to_string(c.reloptions, ', ') || ')'
				where s.object is not null
				union all
				select 'ALTER INDEX ' || q.name || ' SET TABLESPACE ' || pg_catalog.quote_ident(ts.spcname)
				from pg_catalog.pg_tablespace ts where ts.oid = c.reltablespace
				union all
				select 'ALTER INDEX ' || q.name || ' ALTER COLUMN ' || a.attnum || ' SET STATISTICS ' || a.attstattarget
				from pg_catalog.pg_attribute a where a.attrelid = c.oid and a.attstattarget >= 0
					and i.indkey[a.attnum - 1] = 0
				union all
				select pg_catalog.format('ALTER TABLE %s CLUSTER ON %I', i.indrelid::regclass, c.relname)
				where i.indisclustered
				union all
				select pg_catalog.format('ALTER TABLE %s REPLICA IDENTITY USING INDEX %I', i.indrelid::regclass, c.relname)
				where i.indisreplident) o (statement)
			where o.statement is not null
			""";

	static final int PUBLISHES_COLUMNS = 150000;

	// Parts of a view, as VIEWS numbers them; triggers are among the rules
	private static final int DEFAULT = 3;

	private static final int INDEX = 6;

	private static final int RULE = 7;

	// To plan the query for all that may stand upon a column takes the server long
	private static final String LOOK = """
			with version as (
				select pg_catalog.current_setting('server_version_num')::int >= ? as publishes),
			""" + COLUMN + """
			select t.enumeration, version.publishes, exists (select from pg_catalog.pg_depend d
				where d.refclassid = 'pg_class'::regclass and d.refobjid = t.oid and d.refobjsubid = t.num)
			from t cross join version
			""";

	/**
	 * Look what stands upon a column.
	 * @param table the table as it stands in a statement
	 * @param worded whether its new type is an enum type
	 */
	static PostgresqlDependents of(JdbcOperations jdbc, String table, String column, boolean worded) {
		List<ColumnFacts> looks = jdbc.query(LOOK,
				(row, number) -> new ColumnFacts(row.getString(1), row.getBoolean(2), row.getBoolean(3)),
				PUBLISHES_COLUMNS, worded, table, column);
		if (looks.isEmpty() || !looks.get(0).used()) {
			return new PostgresqlDependents(looks.isEmpty() ? null : looks.get(0).enumeration(), List.of());
		}
		List<Step> steps = new ArrayList<>(jdbc.query(
				"with recursive " + WHAT + STEPS + VIEWS + UPON_TABLE + COMPUTED + ROUTINES
						+ (looks.get(0).publishes() ? PUBLICATIONS : "") + BELONGING,
				(row, number) -> new Step(row.getInt(1), row.getLong(2), row.getInt(3), row.getString(4),
						row.getString(5)),
				worded, table, column));
		return new PostgresqlDependents(looks.get(0).enumeration(), inOrder(steps));
	}

	/**
	 * Look what stands upon a view, and what belongs to it.
	 * @param view the view as it stands in a statement
	 * @param columns the columns that it will have
	 * @param kind what it will be, in the words of a statement
	 * @param create the statement that makes it anew
	 * @return the view and all upon it; nothing if there is no such view
	 */
	static PostgresqlDependents ofView(JdbcOperations jdbc, String view, List<String> columns, String kind,
			String create) {
		List<Step> steps = new ArrayList<>(
				jdbc.query("with recursive " + OF_VIEW + STEPS + VIEWS + ROUTINES + BELONGING,
						(row, number) -> new Step(row.getInt(1), row.getLong(2), row.getInt(3), row.getString(4),
								(row.getLong(2) == 0 && row.getInt(3) == 0) ? create : row.getString(5)),
						view, String.join("\u0001", columns), kind));
		return new PostgresqlDependents(null, inOrder(steps));
	}

	/**
	 * What a view has that it cannot have as a view of another kind.
	 * @param materialized whether it becomes a materialized one
	 * @return the statements that have made it
	 */
	List<String> impossible(boolean materialized) {
		return this.steps.stream()
			.filter((step) -> step.depth() == 0
					&& (materialized ? step.part() == DEFAULT || step.part() == RULE : step.part() == INDEX))
			.map(Step::create)
			.toList();
	}

	/**
	 * What stands upon several columns of one table: what is upon two of them goes and
	 * comes once.
	 */
	static PostgresqlDependents of(List<PostgresqlDependents> columns) {
		Map<List<@Nullable Object>, Step> steps = new LinkedHashMap<>();
		columns.stream()
			.flatMap((column) -> column.steps().stream())
			.forEach((step) -> steps.merge(Arrays.asList(step.rank(), step.part(), step.drop(), step.create()), step,
					(one, two) -> (one.depth() < two.depth()) ? two : one));
		return new PostgresqlDependents(null, inOrder(new ArrayList<>(steps.values())));
	}

	private static List<Step> inOrder(List<Step> steps) {
		steps.sort(Comparator.comparingInt(Step::rank).thenComparingLong((step) -> -step.depth()));
		return steps;
	}

	/**
	 * Whether a column is among it.
	 */
	boolean haveColumn(String name) {
		return drops().stream()
			.anyMatch((drop) -> drop.endsWith(" DROP COLUMN " + name)
					|| drop.endsWith(" DROP COLUMN " + Spelling.quoted(name)));
	}

	/**
	 * What takes all of it away.
	 */
	List<String> drops() {
		List<String> drops = new ArrayList<>();
		this.steps.forEach((step) -> {
			if (step.drop() != null) {
				drops.add(step.drop());
			}
		});
		return drops;
	}

	/**
	 * What makes all of it again, the last that went first.
	 */
	List<String> creations() {
		List<Step> back = new ArrayList<>(this.steps);
		Collections.reverse(back);
		back.sort(Comparator.comparingInt((Step step) -> -step.rank())
			.thenComparingLong(Step::depth)
			.thenComparingInt(Step::part));
		return back.stream().map(Step::create).toList();
	}

	/**
	 * The column itself.
	 *
	 * @param enumeration its enum type
	 * @param publishes whether this server can publish some of a table's columns
	 * @param used whether anything depends on it
	 */
	private record ColumnFacts(@Nullable String enumeration, boolean publishes, boolean used) {
	}

	/**
	 * Something upon a column, or a part of it.
	 *
	 * @param rank what goes before others, and comes behind them
	 * @param depth how many of its kind it stands upon, or which of them it is
	 * @param part what of it this is; 0 for itself
	 * @param drop takes it away; {@code null} for a part that goes with it
	 * @param create makes it again
	 */
	record Step(int rank, long depth, int part, @Nullable String drop, String create) {
	}

}
