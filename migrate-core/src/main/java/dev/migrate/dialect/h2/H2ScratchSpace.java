package dev.migrate.dialect.h2;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.migrate.dialect.Scratch;
import dev.migrate.dialect.ScratchSpace;
import dev.migrate.dialect.ScratchSpace.StoredObjectFacts;
import dev.migrate.dialect.Spelling;
import dev.migrate.dialect.standard.PrivateScratch;
import dev.migrate.operation.CreateSequence;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Tables are tried in a database in memory that is set as the other one is.
 */
record H2ScratchSpace(H2Dialect dialect) implements ScratchSpace {

	// In upper case when it is used, which finds the information schema however the
	// database folds names
	private static final String OBJECTS = """
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

	private static final Pattern OBJECT = Pattern
		.compile("CREATE (?:FORCE )?(?:SCHEMA|SEQUENCE|DOMAIN|CONSTANT|ALIAS|AGGREGATE|(?:CACHED |MEMORY )?TABLE) ");

	private static final List<String> SETTINGS = List.of("MODE", "DATABASE_TO_UPPER", "DATABASE_TO_LOWER",
			"CASE_INSENSITIVE_IDENTIFIERS", "NON_KEYWORDS", "DEFAULT_NULL_ORDERING");

	@Override
	public Optional<Scratch> tables(Connection connection) {
		return Optional.of(new PrivateScratch(this.dialect, url("", connection), () -> objects(connection)));
	}

	// What decides what becomes of names, types and expressions is as it is there
	private static String url(String database, Connection connection) {
		Map<String, String> values = new JdbcTemplate(new SingleConnectionDataSource(connection, true))
			.query("SELECT SETTING_NAME, SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS WHERE SETTING_VALUE <> ''",
					(row, number) -> Map.entry(row.getString(1), row.getString(2)))
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
		return "jdbc:h2:mem:" + database
				+ SETTINGS.stream()
					.filter(values::containsKey)
					.map((name) -> ";" + name + "=" + values.get(name))
					.collect(Collectors.joining());
	}

	/**
	 * What an expression may name, as the compared database has it; without the rights of
	 * an administrator, the sequences of its current schema alone.
	 */
	private List<String> objects(Connection connection) {
		JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
		List<String> objects = new ArrayList<>();
		try {
			jdbc.queryForList("SCRIPT NODATA NOPASSWORDS NOSETTINGS", String.class)
				.stream()
				.filter((sql) -> OBJECT.matcher(sql).lookingAt())
				.map(H2ScratchSpace::withoutOwner)
				.forEach(objects::add);
		}
		catch (DataAccessException ex) {
			this.dialect.failures().requireAnswer(ex);
			this.dialect.inspector(jdbc)
				.schema(null)
				.sequences()
				.forEach((sequence) -> this.dialect.ddl(new CreateSequence(sequence, false))
					.forEach((statement) -> objects.add(statement.text())));
		}
		String schema = jdbc.queryForObject("VALUES (CURRENT_SCHEMA)", String.class);
		objects.add("SET SCHEMA " + Spelling.quoted(String.valueOf(schema)));
		return objects;
	}

	// Its user is not there
	private static String withoutOwner(String sql) {
		int owner = sql.startsWith("CREATE SCHEMA ") ? sql.indexOf(" AUTHORIZATION ") : -1;
		return (owner < 0) ? sql : sql.substring(0, owner);
	}

	@Override
	public Optional<String> memoryDatabase(Connection connection) {
		return Optional.of(url(UUID.randomUUID().toString(), connection));
	}

	@Override
	public StoredObjectFacts objects() {
		return new StoredObjectFacts(OBJECTS.toUpperCase(Locale.ROOT), "", List.of("view", "materialized view", "table",
				"sequence", "alias", "aggregate", "constant", "domain", "schema"),
				Set.of("view", "table", "domain", "schema"));
	}

}
