package dev.migrate.dialect.postgresql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.migrate.dialect.LiveObject;
import dev.migrate.dialect.standard.CatalogInspector;
import dev.migrate.dialect.standard.ObjectParts;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.SchemaObject;
import dev.migrate.schema.SchemaObject.Kind;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.TableName;
import dev.migrate.schema.View;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.RowCallbackHandler;

/**
 * Reads what stands beside the tables of PostgreSQL, that of extensions left out.
 */
record PostgresqlObjects(JdbcOperations jdbc, @Nullable String schema) {

	private static final String IN_SCHEMA = """
			join pg_catalog.pg_namespace n on n.oid = %s
			where n.nspname = coalesce(cast(? as text), pg_catalog.current_schema())
			and not exists (select from pg_catalog.pg_depend e where e.objid = o.oid
				and e.classid = '%s'::pg_catalog.regclass and e.deptype = 'e')
			""";

	private static final String RELATIONS = IN_SCHEMA.formatted("o.relnamespace", "pg_catalog.pg_class");

	// A sequence that belongs to a column comes and goes with it
	private static final String SEQUENCES = """
			select o.relname, s.seqstart, s.seqincrement
			from pg_catalog.pg_class o join pg_catalog.pg_sequence s on s.seqrelid = o.oid
			""" + RELATIONS + """
			and not exists (select from pg_catalog.pg_depend d where d.objid = o.oid and d.deptype in ('a', 'i')
				and d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
				and d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.refobjsubid > 0)
			order by o.relname
			""";

	private static final String ENUMS = """
			select o.typname, (select pg_catalog.array_agg(v.enumlabel::text order by v.enumsortorder)
				from pg_catalog.pg_enum v where v.enumtypid = o.oid) as enum_values
			from pg_catalog.pg_type o
			""" + IN_SCHEMA.formatted("o.typnamespace", "pg_catalog.pg_type") + """
			and o.typtype = 'e' order by o.typname
			""";

	// What a foreign table has is kept elsewhere, so that it is looked at like a view
	private static final String VIEWS = """
			select o.relname, case o.relkind when 'f' then '' else pg_catalog.pg_get_viewdef(o.oid, true) end as definition
			from pg_catalog.pg_class o
			"""
			+ RELATIONS + """
					and o.relkind in ('v', 'm', 'f') order by o.relname
					""";

	// Arguments with names and defaults stand in the statement, those that tell
	// overloaded
	// ones apart are types alone
	private static final String ROUTINES = """
			select o.proname, o.prokind = 'p' as procedure, pg_catalog.format('(%s)', pg_catalog.oidvectortypes(o.proargtypes)) as types,
				pg_catalog.concat(pg_catalog.pg_get_function_identity_arguments(o.oid), ' returns ',
					pg_catalog.pg_get_function_result(o.oid)) as frame,
				pg_catalog.pg_get_functiondef(o.oid) as definition
			from pg_catalog.pg_proc o
			"""
			+ IN_SCHEMA.formatted("o.pronamespace", "pg_catalog.pg_proc") + """
					and o.prokind in ('f', 'p', 'w') order by o.oid
					""";

	// Those of constraints, and those that partitions have from their table, come and go
	// with them
	private static final String TRIGGERS = """
			select g.tgname, o.relname, pg_catalog.quote_ident(o.relname) as unqualified, pg_catalog.substr(pg_catalog.pg_get_triggerdef(g.oid),
				pg_catalog.length(pg_catalog.format('CREATE TRIGGER %I ', g.tgname)) + 1) as definition
			from pg_catalog.pg_trigger g join pg_catalog.pg_class o on o.oid = g.tgrelid
			"""
			+ RELATIONS + """
					and not g.tgisinternal and g.tgconstraint = 0 and g.tgparentid = 0 order by g.oid
					""";

	private static final String KINDS = "select o.relname from pg_catalog.pg_class o " + RELATIONS
			+ " and o.relkind = ?";

	// The server keeps it beside the query
	private static final String CHECKED = """
			select o.relname, pg_catalog.upper(c.option_value)
			from pg_catalog.pg_class o cross join pg_catalog.pg_options_to_table(o.reloptions) c
			""" + RELATIONS + " and o.relkind = 'v' and c.option_name = 'check_option'";

	/**
	 * The server's own read only. A materialized view is not asked for its query.
	 */
	private static final String BEHIND = """
			with named as (select cast(? as text[]) as names)
			select pg_catalog.pg_get_viewdef(c.oid) from named join pg_catalog.pg_class c
				on pg_catalog.lower(c.relname) = any (names) and c.relkind = 'v' and c.relnamespace not in (
					select oid from pg_catalog.pg_namespace where nspname in ('pg_catalog', 'information_schema'))
			union all
			select 'select ' || pg_catalog.pg_get_expr(p.polqual, p.polrelid) from named join pg_catalog.pg_class c
				on pg_catalog.lower(c.relname) = any (names) and c.relrowsecurity
				join pg_catalog.pg_policy p on p.polrelid = c.oid and p.polcmd in ('r', '*') and p.polqual is not null
			union all
			select 'select ' || pg_catalog.pg_get_constraintdef(k.oid) from named join pg_catalog.pg_type t
				on pg_catalog.lower(t.typname) = any (names) and t.typtype = 'd'
				join pg_catalog.pg_constraint k on k.contypid = t.oid
			union all
			select 'select ' || f.oid::pg_catalog.regproc || '()' from named cross join lateral (
				select o.oprcode::oid as oid from pg_catalog.pg_operator o where o.oprname = any (names)
				union all
				select k.castfunc from pg_catalog.pg_type t join pg_catalog.pg_cast k on k.casttarget = t.oid
				where pg_catalog.lower(t.typname) = any (names)
				union all
				select s.oid from pg_catalog.pg_proc p join pg_catalog.pg_aggregate a on a.aggfnoid = p.oid
					cross join lateral (values (a.aggtransfn), (a.aggfinalfn), (a.aggcombinefn)) as s (oid)
				where pg_catalog.lower(p.proname) = any (names)) u (oid)
				join pg_catalog.pg_proc f on f.oid = u.oid and f.pronamespace <> 'pg_catalog'::pg_catalog.regnamespace
			""";

	List<Sequence> sequences() {
		return this.jdbc.query(SEQUENCES, (row, number) -> CatalogInspector.sequence(this.schema,
				row.getString("relname"), row.getLong("seqstart"), row.getLong("seqincrement")), this.schema);
	}

	List<EnumType> enums() {
		return this.jdbc.query(ENUMS, (row, number) -> new EnumType(this.schema, row.getString("typname"),
				PostgresqlInspector.strings(row, "enum_values")), this.schema);
	}

	static List<String> queriesBehind(JdbcOperations jdbc, Set<String> names) {
		return jdbc.queryForList(BEHIND, String.class, (Object) names.toArray(String[]::new));
	}

	List<View> views() {
		return defined(VIEWS, (row, definition) -> new View(new TableName(this.schema, row.getString("relname")),
				definition.strip()));
	}

	List<LiveObject> all() {
		List<LiveObject> all = new ArrayList<>();
		List<String> foreign = this.jdbc.queryForList(KINDS, String.class, this.schema, "f");
		List<String> materialized = this.jdbc.queryForList(KINDS, String.class, this.schema, "m");
		Map<String, String> checked = new HashMap<>();
		this.jdbc.query(CHECKED, (RowCallbackHandler) (row) -> checked.put(row.getString(1), row.getString(2)),
				this.schema);
		views().stream()
			.filter((view) -> !foreign.contains(view.name().name()))
			.map((view) -> object(materialized.contains(view.name().name()) ? Kind.MATERIALIZED_VIEW : Kind.VIEW,
					view.name().name(), "", null)
				.as(PostgresqlView.text(view.definition(), checked.get(view.name().name()))))
			.map(LiveObject::of)
			.forEach(all::add);
		all.addAll(routines());
		all.addAll(triggers());
		return all;
	}

	List<LiveObject> routines() {
		return defined(ROUTINES, (row, definition) -> {
			Kind kind = row.getBoolean("procedure") ? Kind.PROCEDURE : Kind.FUNCTION;
			ObjectParts parts = ObjectParts.of(definition, kind, PostgresqlDialect.Parts.SYNTAX).orElseThrow();
			return new LiveObject(object(kind, row.getString("proname"), parts.arguments(), null).as(parts.text()),
					row.getString("types"), row.getString("frame"));
		});
	}

	List<LiveObject> triggers() {
		return defined(TRIGGERS, (row, definition) -> {
			SchemaObject trigger = object(Kind.TRIGGER, row.getString("tgname"), "", row.getString("relname"));
			String text = (this.schema == null) ? on(definition, row.getString("unqualified")) : definition;
			return new LiveObject(trigger.as(text), row.getString("relname"), "");
		});
	}

	/**
	 * The text of a trigger upon another table.
	 */
	static String on(String definition, String table) {
		return ObjectParts.table(definition, PostgresqlDialect.Parts.SYNTAX).orElseThrow().on(table);
	}

	/**
	 * What was dropped since the server has found it has no definition.
	 */
	private <T> List<T> defined(String sql, Reading<T> reading) {
		return this.jdbc.query(sql, (row, number) -> {
			String definition = row.getString("definition");
			return (definition != null) ? Optional.of(reading.read(row, definition)) : Optional.<T>empty();
		}, this.schema).stream().flatMap(Optional::stream).toList();
	}

	private SchemaObject object(Kind kind, String name, String arguments, @Nullable String table) {
		return new SchemaObject(kind, this.schema, name, arguments, table, null);
	}

	/**
	 * What is made of a row.
	 */
	@FunctionalInterface
	private interface Reading<T> {

		T read(ResultSet row, String definition) throws SQLException;

	}

}
