package dev.migrate.author.roundtrip;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What the catalog of a database has, as the database itself says it, without regard to
 * the order of columns, to names that the database has made, to what sequences have come
 * to, and to our own tables.
 */
final class CatalogDump {

	private static final Pattern OURS = Pattern.compile("(?i)migrate_(version|history|journal|lock)");

	/** SQLite has it where it was written. */
	private static final String NOT_NULL = " NOT NULL";

	private final Traits traits;

	private final JdbcTemplate jdbc;

	CatalogDump(Traits traits, JdbcTemplate jdbc) {
		this.traits = traits;
		this.jdbc = jdbc;
	}

	/**
	 * One line for each thing that there is, sorted.
	 */
	List<String> lines() {
		Stream<String> lines = switch (this.traits.name()) {
			case "h2" -> script("SCRIPT NODATA NOPASSWORDS NOSETTINGS");
			case "hsqldb" -> script("SCRIPT");
			case "sqlite" ->
				this.jdbc
					.queryForList("select sql from sqlite_master where sql is not null and name <> 'sqlite_sequence'",
							String.class)
					.stream()
					.map((line) -> line.replaceAll("\"([a-z_][a-z0-9_]*)\"", "$1"));
			case "postgresql" -> postgresql();
			default -> mysql();
		};
		return lines.filter((line) -> !OURS.matcher(line).find()).map(this::sorted).sorted().toList();
	}

	static boolean isOurs(String name) {
		return OURS.matcher(name).find();
	}

	private Stream<String> script(String sql) {
		return this.jdbc.queryForList(sql, String.class)
			.stream()
			.filter((line) -> line.matches("(?s)(CREATE|ALTER TABLE|COMMENT).*") && !line.contains("CREATE USER"))
			.filter((line) -> !line.matches("CREATE SCHEMA (IF NOT EXISTS )?\"?PUBLIC\"?.*|.* RESTART WITH \\d+"))
			.filter((line) -> !line.matches("COMMENT ON .* IS ''"))
			.map((line) -> line.replaceAll("NUMERIC\\((\\d+)\\)", "NUMERIC($1,0)").replace(", 0)", ",0)"))
			.map((line) -> line.replaceAll(
					"(?i)\\b(CONSTRAINT_INDEX|CONSTRAINT|SYS_[A-Z]+|PRIMARY_KEY|UNIQUE_KEY|SYSTEM_SEQUENCE)_[0-9A-F_]+(_\\d+)?\\b",
					"GENERATED")
				.replaceAll("(RE)?START WITH \\d+ ?", "")
				.replaceAll("IDENTITY\\( *", "IDENTITY("));
	}

	private Stream<String> postgresql() {
		return POSTGRESQL.stream().flatMap((sql) -> this.jdbc.queryForList(sql, String.class).stream());
	}

	private Stream<String> mysql() {
		List<String> lines = new ArrayList<>();
		String schemas = "(database(), '" + SchemaGenerator.ELSEWHERE + "')";
		this.jdbc
			.query("select table_schema, table_name, table_type from information_schema.tables where table_schema in "
					+ schemas, (row) -> {
						String name = "`" + row.getString(1) + "`.`" + row.getString(2).replace("`", "``") + "`";
						String kind = row.getString(3).contains("VIEW") ? "view"
								: row.getString(3).contains("SEQUENCE") ? "sequence" : "table";
						this.jdbc.query("show create " + kind + " " + name, (created) -> {
							lines.add(created.getString(2).replaceAll(" AUTO_INCREMENT=\\d+", ""));
						});
					});
		lines.addAll(this.jdbc.queryForList("select concat_ws(' ', 'trigger', trigger_name, sql_mode, action_timing, "
				+ "event_manipulation, event_object_table, action_order, action_statement) "
				+ "from information_schema.triggers where trigger_schema in " + schemas, String.class));
		return lines.stream();
	}

	/**
	 * The parts of a table in an order that says nothing.
	 */
	private String sorted(String line) {
		int open = line.indexOf('(');
		if (!line.toUpperCase(Locale.ROOT).matches("(?s)CREATE .*TABLE .*") || open < 0) {
			return line;
		}
		int close = line.lastIndexOf(')');
		String[] parts = parts(line.substring(open + 1, close)).stream()
			.map((part) -> part.contains(NOT_NULL) ? part.replace(NOT_NULL, "") + NOT_NULL : part)
			.toArray(String[]::new);
		Arrays.sort(parts);
		return (line.substring(0, open) + "(" + String.join(", ", parts) + line.substring(close)).strip();
	}

	private static List<String> parts(String text) {
		List<String> parts = new ArrayList<>();
		int depth = 0;
		char quote = 0;
		StringBuilder part = new StringBuilder();
		for (char each : text.toCharArray()) {
			if (quote != 0) {
				quote = (each == quote) ? 0 : quote;
			}
			else if ("'\"`".indexOf(each) >= 0) {
				quote = each;
			}
			depth += (quote != 0) ? 0 : (each == '(') ? 1 : (each == ')') ? -1 : 0;
			if (each == ',' && depth == 0 && quote == 0) {
				parts.add(blanks(part));
				part.setLength(0);
			}
			else {
				part.append(each);
			}
		}
		parts.add(blanks(part));
		return parts;
	}

	private static String blanks(StringBuilder part) {
		return part.toString().strip().replaceAll("\\s+", " ");
	}

	private static final String USERS = "n.nspname in ('public', '" + SchemaGenerator.ELSEWHERE + "')";

	private static final List<String> POSTGRESQL = List.of(
			"select 'schema ' || nspname from pg_namespace n where nspname <> 'public' and " + USERS,
			"""
					select 'column ' || c.oid::regclass::text || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
						|| ' ' || a.attnotnull || ' ' || a.attidentity::text || a.attgenerated::text
						|| ' ' || coalesce(pg_get_expr(d.adbin, d.adrelid), '')
						|| ' ' || coalesce((select collname from pg_collation l where l.oid = a.attcollation), '')
						|| ' ' || coalesce(col_description(c.oid, a.attnum), '')
					from pg_class c join pg_namespace n on n.oid = c.relnamespace
					join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
					left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
					where c.relkind in ('r', 'v', 'm', 'p') and\s"""
					+ USERS,
			"select 'constraint ' || conrelid::regclass::text || ' ' || conname || ' ' || pg_get_constraintdef(o.oid) || ' ' "
					+ "|| convalidated from pg_constraint o join pg_namespace n on n.oid = o.connamespace where contype <> 'n' and "
					+ USERS,
			"""
					select 'index ' || pg_get_indexdef(c.oid) || ' ' || i.indisvalid || ' '
						|| coalesce(obj_description(c.oid), '')
					from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_index i on i.indexrelid = c.oid
					where\s"""
					+ USERS,
			"""
					select 'sequence ' || c.oid::regclass::text || ' ' || s.seqstart || ' ' || s.seqincrement || ' ' || s.seqmin
						|| ' ' || s.seqmax || ' ' || s.seqcache || ' ' || s.seqcycle || ' ' || format_type(s.seqtypid, null)
					from pg_sequence s join pg_class c on c.oid = s.seqrelid join pg_namespace n on n.oid = c.relnamespace
					where\s"""
					+ USERS,
			"""
					select 'enum ' || n.nspname || '.' || t.typname || ' ' || string_agg(e.enumlabel, ',' order by e.enumsortorder)
					from pg_enum e join pg_type t on t.oid = e.enumtypid join pg_namespace n on n.oid = t.typnamespace
					where\s"""
					+ USERS + " group by n.nspname, t.typname",
			"select 'view ' || c.oid::regclass::text || ' ' || pg_get_viewdef(c.oid) from pg_class c join pg_namespace n on "
					+ "n.oid = c.relnamespace where c.relkind in ('v', 'm') and " + USERS,
			"select 'table ' || c.oid::regclass::text || ' ' || c.relpersistence::text || ' ' || coalesce(obj_description(c.oid), '') "
					+ "from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and "
					+ USERS,
			"""
					select 'of ' || c.oid::regclass::text || ' ' || coalesce(c.reloptions::text, '') || ' ' || c.relreplident::text
						|| c.relrowsecurity || c.relforcerowsecurity || ' ' || coalesce((select string_agg(x, ',' order by x)
							from unnest(c.relacl::text[]) x), '')
						|| coalesce((select reloptions::text from pg_class x where x.oid = c.reltoastrelid), '')
					from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p', 'i', 'S') and\s"""
					+ USERS,
			"""
					select 'of column ' || c.oid::regclass::text || '.' || a.attname || ' ' || a.attstorage::text || a.attcompression::text
						|| ' ' || coalesce(nullif(a.attstattarget, -1), -1) || ' ' || coalesce(a.attoptions::text, '') || coalesce(a.attacl::text, '')
					from pg_class c join pg_namespace n on n.oid = c.relnamespace
					join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
					where c.relkind in ('r', 'p', 'i') and\s"""
					+ USERS,
			"""
					select 'of index ' || i.indexrelid::regclass::text || ' ' || i.indisclustered || i.indisreplident
					from pg_index i join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace where\s"""
					+ USERS,
			"""
					select 'remark ' || pg_describe_object(d.classoid, d.objoid, d.objsubid) || ' ' || d.description
					from pg_description d where d.objoid >= 16384""",
			"select 'statistics ' || pg_get_statisticsobjdef(oid) || ' ' || coalesce(nullif(stxstattarget, -1), -1) from pg_statistic_ext",
			"select 'policy ' || row_to_json(p)::text from pg_policies p",
			"select 'rule ' || definition || (select ev_enabled "
					+ "from pg_rewrite r where r.rulename = p.rulename)::text from pg_rules p where p.schemaname = 'public'",
			"select 'published ' || row_to_json(p)::text from pg_publication_tables p",
			"select 'owned ' || pg_describe_object(classid, objid, 0) || ' ' || pg_describe_object(refclassid, refobjid, refobjsubid) "
					+ "from pg_depend where deptype = 'a' and objid >= 16384 and classid = 'pg_class'::regclass and refobjsubid > 0 "
					+ "and pg_describe_object(classid, objid, 0) not like '%pg_toast%'");

}
