package dev.migrate.dialect.hsqldb;

import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import dev.migrate.dialect.Scratch;
import dev.migrate.dialect.ScratchSpace;
import dev.migrate.dialect.StoredObjectFacts;
import dev.migrate.dialect.standard.PrivateScratch;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Tables are tried in a database in memory that is set as the other one is.
 */
record HsqldbScratchSpace(HsqldbDialect dialect) implements ScratchSpace {

	private static final String SETTINGS = "select property_name, property_value from "
			+ "information_schema.system_properties where property_name in ('sql.syntax_db2', 'sql.syntax_mss', "
			+ "'sql.syntax_mys', 'sql.syntax_ora', 'sql.syntax_pgs', 'sql.ignore_case', 'sql.longvar_is_lob', "
			+ "'sql.lowercase_ident', 'sql.regular_names', 'sql.unique_nulls', 'sql.nulls_first', 'sql.nulls_order', "
			+ "'sql.char_literal') order by property_name";

	// What holds values of large objects is the database's own
	private static final String OBJECTS = """
			select o.kind, case when o.kind = 'schema' then '' else '"' || replace(o.place, '"', '""') || '".' end
				|| '"' || replace(o.name, '"', '""') || '"'
			from (
				select case t.table_type when 'VIEW' then 'view' else 'table' end as kind, t.table_schema as place,
					t.table_name as name
				from information_schema.tables t where t.table_type <> 'LOCAL TEMPORARY'
				union all select 'sequence', s.sequence_schema, s.sequence_name from information_schema.sequences s
				union all select 'synonym', y.synonym_schema, y.synonym_name from information_schema.system_synonyms y
				union all select 'specific ' || lower(r.routine_type), r.routine_schema, r.specific_name
				from information_schema.routines r
				union all select 'domain', d.domain_schema, d.domain_name from information_schema.domains d
				union all select 'type', u.user_defined_type_schema, u.user_defined_type_name
				from information_schema.user_defined_types u
				union all select 'schema', n.schema_name, n.schema_name from information_schema.schemata n) o
			where o.place not in ('INFORMATION_SCHEMA', 'SYSTEM_LOBS', 'SQLJ')
			""";

	private static final List<String> KINDS = List.of("synonym", "view", "table", "sequence", "specific function",
			"specific procedure", "domain", "type", "schema");

	@Override
	public Optional<Scratch> tables(Connection connection) {
		return Optional.of(new PrivateScratch(this.dialect, memoryUrl(connection)));
	}

	@Override
	public Optional<String> memoryDatabase(Connection connection) {
		return Optional.of(memoryUrl(connection));
	}

	private static String memoryUrl(Connection connection) {
		StringBuilder url = new StringBuilder("jdbc:hsqldb:mem:").append(UUID.randomUUID())
			.append(";user=SA;shutdown=true");
		new JdbcTemplate(new SingleConnectionDataSource(connection, true)).query(SETTINGS, (row) -> {
			url.append(';').append(row.getString(1)).append('=').append(row.getString(2));
		});
		return url.toString();
	}

	@Override
	public StoredObjectFacts objects() {
		return new StoredObjectFacts(OBJECTS, "", KINDS, Set.of("view", "table", "domain", "type", "schema"));
	}

}
