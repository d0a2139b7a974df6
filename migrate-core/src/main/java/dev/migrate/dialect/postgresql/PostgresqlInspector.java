package dev.migrate.dialect.postgresql;

import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import dev.migrate.dialect.LiveObject;
import dev.migrate.dialect.normal.DefaultText;
import dev.migrate.dialect.standard.CatalogInspector;
import dev.migrate.dialect.standard.Identifiers;
import dev.migrate.dialect.standard.TableDrafts;
import dev.migrate.schema.Column;
import dev.migrate.schema.Computed;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.Identity;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.SqlValue;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.schema.View;
import dev.migrate.sql.SchemaEffect;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * Reads PostgreSQL's own catalog, which says more than its information schema.
 */
final class PostgresqlInspector extends CatalogInspector {

	// The tables that are read; each query begins with it. A name without schema means
	// what it means in a statement: the first on the search path
	private static final String TABLES = """
			with t as (
				select c.oid, c.relname as name, n.nspname as schema
				from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
				where c.relkind in ('r', 'p') and %s
				and not exists (select from pg_catalog.pg_depend e where e.objid = c.oid
					and e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and e.deptype = 'e'))
			""";

	private static final String NAMES = """
			select t.name, t.schema, pg_catalog.current_schema() as current_schema,
				pg_catalog.obj_description(t.oid, 'pg_class') as comment
			from t order by t.name
			""";

	private static final String COLUMNS = """
			select t.name as table_name, a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod) as type,
				a.attnotnull, pg_catalog.pg_get_expr(d.adbin, d.adrelid) as expression,
				a.attidentity::text as identity, a.attgenerated::text as generated,
				pg_catalog.format_type(a.atttypid, null) as plain_type,
				pg_catalog.col_description(t.oid, a.attnum) as comment, ty.typtype::text as type_kind,
				case when ty.typlen = -1 and ty.typelem <> 0 and ty.typcategory = 'A'
					then pg_catalog.format_type(ty.typelem, a.atttypmod) end as element_type,
				case when a.attcollation <> ty.typcollation then co.collname end as collation,
				case when coalesce(el.typtype, ty.typtype) = 'e'
					then (select pg_catalog.array_agg(e.enumlabel::text order by e.enumsortorder)
						from pg_catalog.pg_enum e where e.enumtypid = coalesce(el.oid, ty.oid)) end as enum_values,
				coalesce(el.typname, ty.typname) as enum_name, tn.nspname as enum_schema,
				s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcycle, s.seqcache,
				case s.seqtypid when 'int2'::pg_catalog.regtype then 32767 when 'int4'::pg_catalog.regtype
					then 2147483647 else 9223372036854775807 end as max_of_type
			from t
			join pg_catalog.pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
			join pg_catalog.pg_type ty on ty.oid = a.atttypid
			left join pg_catalog.pg_type el on el.oid = ty.typelem and el.typtype = 'e'
			join pg_catalog.pg_namespace tn on tn.oid = coalesce(el.typnamespace, ty.typnamespace)
			left join pg_catalog.pg_attrdef d on d.adrelid = t.oid and d.adnum = a.attnum
			left join pg_catalog.pg_collation co on co.oid = a.attcollation
			left join pg_catalog.pg_depend own on a.attidentity <> '' and own.refobjid = t.oid
				and own.refobjsubid = a.attnum and own.deptype = 'i'
				and own.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
			left join pg_catalog.pg_sequence s on s.seqrelid = own.objid
			order by t.name, a.attnum
			""";

	private final JdbcOperations jdbc;

	PostgresqlInspector(JdbcOperations jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public List<String> tableNames() {
		return this.jdbc.queryForList(tablesOf(null) + "select t.name from t order by t.name", String.class,
				new Object[] { null });
	}

	@Override
	protected List<Table> read(@Nullable String schema, @Nullable String table) {
		String tables = tablesOf(table);
		Object[] arguments = (table != null) ? new Object[] { schema, table } : new Object[] { schema };
		TableDrafts drafts = new TableDrafts();
		Schemas schemas = new Schemas(schema);
		this.jdbc.query(tables + NAMES, (row) -> {
			schemas.current = row.getString("current_schema");
			schemas.read = row.getString("schema");
			drafts.begin(row.getString("name"), new TableName(schema, row.getString("name")), row.getString("comment"),
					Map.of());
		}, arguments);
		if (!drafts.isEmpty()) {
			this.jdbc.query(tables + COLUMNS, (row) -> {
				Column column = column(row, schemas);
				drafts.with(row.getString("table_name"), (draft) -> draft.add(column));
			}, arguments);
			this.jdbc.query(tables + PostgresqlConstraints.QUERY, (row) -> {
				Constraint constraint = PostgresqlConstraints.read(row, schemas);
				drafts.with(row.getString("table_name"), (draft) -> draft.add(constraint));
			}, arguments);
			PostgresqlIndexes.read(this.jdbc, tables, arguments, drafts);
		}
		return drafts.tables();
	}

	@Override
	protected List<Sequence> sequences(@Nullable String schema) {
		return new PostgresqlObjects(this.jdbc, schema).sequences();
	}

	@Override
	protected List<EnumType> enums(@Nullable String schema) {
		return new PostgresqlObjects(this.jdbc, schema).enums();
	}

	@Override
	protected List<View> views(@Nullable String schema) {
		return new PostgresqlObjects(this.jdbc, schema).views();
	}

	@Override
	public List<LiveObject> objects(@Nullable String schema) {
		return new PostgresqlObjects(this.jdbc, schema).all();
	}

	@Override
	public String currentSchema() {
		String schema = this.jdbc.queryForObject("select pg_catalog.current_schema()", String.class);
		return (schema != null) ? schema : "";
	}

	/**
	 * As it is set, and not what is there of it: a revision may make the schema of the
	 * user.
	 */
	@Override
	public String searchPath() {
		return String.valueOf(this.jdbc.queryForObject("""
				select pg_catalog.regexp_replace(pg_catalog.replace(pg_catalog.current_setting('search_path'),
					'"$user"', pg_catalog.quote_ident(current_user)), ',\\s*', ', ', 'g')""", String.class));
	}

	@Override
	public boolean searchesSeveral() {
		return true;
	}

	// Letters beyond ASCII stay as they are in UTF-8; what is too long is cut off
	@Override
	public String name(String identifier, boolean quoted) {
		String name = quoted ? identifier : Identifiers.fold(identifier);
		while (name.getBytes(StandardCharsets.UTF_8).length > PostgresqlDialect.MAX_BYTES) {
			name = name.substring(0, name.offsetByCodePoints(name.length(), -1));
		}
		return name;
	}

	/**
	 * An index can be on a materialized view or a partition, and on none of the tables
	 * that are read; one that is not valid was not completed.
	 */
	@Override
	public Optional<Existence> existence(SchemaEffect.Kind kind, @Nullable String table, @Nullable String schema,
			String name) {
		if (kind != SchemaEffect.Kind.INDEX) {
			return Optional.empty();
		}
		List<Boolean> valid = this.jdbc.queryForList(
				"select i.indisvalid from pg_catalog.pg_index i join pg_catalog.pg_class c "
						+ "on c.oid = i.indexrelid join pg_catalog.pg_namespace n on n.oid = c.relnamespace "
						+ "where c.relname = ? and case when cast(? as text) is null "
						+ "then pg_catalog.pg_table_is_visible(c.oid) else n.nspname = ? end",
				Boolean.class, name, schema, schema);
		return Optional
			.of(valid.isEmpty() ? Existence.ABSENT : valid.get(0) ? Existence.PRESENT : Existence.INCOMPLETE);
	}

	/**
	 * One that is stable or immutable has promised to read only. Of the server's own,
	 * those are said that leave something which does not go with the session.
	 */
	@Override
	public boolean mayChangeSomething(Set<String> functions) {
		return Boolean.TRUE.equals(this.jdbc.queryForObject("""
				select exists (select 1 from pg_catalog.pg_proc p
				where pg_catalog.lower(p.proname) = any (?) and p.provolatile = 'v'
				and (p.pronamespace <> 'pg_catalog'::regnamespace or p.proname = 'lowrite'
					or p.proname = 'pg_notify' or p.proname like 'lo\\_%'))
				""", Boolean.class, (Object) functions.toArray(String[]::new)));
	}

	@Override
	public List<String> queriesBehind(Set<String> names) {
		return PostgresqlObjects.queriesBehind(this.jdbc, names);
	}

	private static String tablesOf(@Nullable String table) {
		String inSchema = "n.nspname = coalesce(cast(? as text), pg_catalog.current_schema())";
		return TABLES.formatted((table == null) ? inSchema + " and not c.relispartition"
				: "case when cast(? as text) is null then pg_catalog.pg_table_is_visible(c.oid) else true end"
						+ " and c.relname = ?");
	}

	private static Column column(ResultSet row, Schemas schemas) throws SQLException {
		String name = row.getString("attname");
		PostgresqlTypes types = new PostgresqlTypes(schemas.nameOfType(row.getString("enum_schema")),
				row.getString("enum_name"), strings(row, "enum_values"));
		String elementType = row.getString("element_type");
		String expression = row.getString("expression");
		String generated = row.getString("generated");
		boolean computed = !generated.isEmpty();
		SqlValue defaultValue = (expression != null && !computed)
				? defaultValue(expression, row.getString("plain_type")) : null;
		return new Column(name,
				(elementType != null) ? types.array(elementType, row.getString("type"))
						: types.type(row.getString("type")),
				!row.getBoolean("attnotnull"), defaultValue, false, false, identity(row),
				computed ? new Computed(Objects.requireNonNull(expression), generated.equals("s")) : null, null,
				row.getString("collation"), row.getString("comment"));
	}

	private static @Nullable SqlValue defaultValue(String expression, String type) {
		String cast = "::" + type;
		String text = expression.endsWith(cast) ? expression.substring(0, expression.length() - cast.length())
				: expression;
		SqlValue value = DefaultText.parse(text);
		if (value instanceof SqlValue.Expression) {
			return new SqlValue.Expression(expression);
		}
		if (value instanceof SqlValue.Literal literal && literal.value() instanceof String string) {
			SqlValue number = DefaultText.parse(string);
			boolean numeric = List.of("smallint", "integer", "bigint", "numeric", "real", "double precision")
				.contains(type);
			return (numeric && number instanceof SqlValue.Literal) ? number : value;
		}
		return value;
	}

	private static @Nullable Identity identity(ResultSet row) throws SQLException {
		String identity = row.getString("identity");
		if (identity.isEmpty()) {
			return null;
		}
		long increment = row.getLong("seqincrement");
		long min = row.getLong("seqmin");
		long max = row.getLong("seqmax");
		long cache = row.getLong("seqcache");
		boolean usualRange = increment > 0 && min == 1 && max == row.getLong("max_of_type");
		return new Identity(identity.equals("a"), null, (increment != 1) ? increment : null, usualRange ? null : min,
				usualRange ? null : max, row.getBoolean("seqcycle"), (cache != 1) ? cache : null)
			.startingAt(row.getLong("seqstart"));
	}

	static List<String> strings(ResultSet row, String column) throws SQLException {
		Array array = row.getArray(column);
		return (array != null) ? List.of((String[]) array.getArray()) : List.of();
	}

	/**
	 * How schemas are named in what is given back.
	 */
	static final class Schemas {

		private final @Nullable String asked;

		private @Nullable String read;

		private @Nullable String current;

		Schemas(@Nullable String asked) {
			this.asked = asked;
		}

		// A type without a schema is the table's schema's
		@Nullable String nameOfType(String schema) {
			return schema.equals(this.read) ? this.asked : schema;
		}

		@Nullable String name(@Nullable String schema) {
			if (schema == null || schema.equals(this.read)) {
				return this.asked;
			}
			return schema.equals(this.current) ? null : schema;
		}

	}

}
