package dev.migrate.dialect.h2;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.migrate.schema.ColumnType;
import org.jspecify.annotations.Nullable;

/**
 * The values of enums and the elements of arrays of H2. Each is read at once and put
 * together here, as the information schema has no index that a join could use.
 */
final class H2ColumnDetails {

	private static final String VALUES = """
			select t.* from (select e.object_schema as table_schema, e.object_name as table_name,
				e.enum_identifier as identifier, e.value_name, e.value_ordinal
				from information_schema.enum_values e where e.object_type = 'TABLE') t where
			""";

	private static final String ELEMENTS = """
			select t.* from (select e.object_schema as table_schema, e.object_name as table_name,
				e.collection_type_identifier as identifier, e.data_type, e.character_maximum_length,
				e.declared_numeric_precision, e.declared_numeric_scale, e.datetime_precision
				from information_schema.element_types e where e.object_type = 'TABLE') t where
			""";

	private final Map<List<String>, List<String>> values = new HashMap<>();

	private final Map<List<String>, ColumnType> elements = new HashMap<>();

	H2ColumnDetails(H2Inspector inspector, @Nullable String schema, @Nullable String table) {
		inspector.query(VALUES, "t.table_name, t.identifier, t.value_ordinal", schema, table,
				(row) -> this.values.computeIfAbsent(key(row, "identifier"), (added) -> new ArrayList<>())
					.add(row.getString("value_name")));
		inspector.query(ELEMENTS, "t.table_name", schema, table,
				(row) -> this.elements.put(key(row, "identifier"), H2Types.plain(row)));
	}

	private static List<String> key(ResultSet row, String identifier) throws SQLException {
		return List.of(row.getString("table_name"), row.getString(identifier));
	}

	List<String> values(ResultSet column) throws SQLException {
		return this.values.getOrDefault(key(column, "dtd_identifier"), List.of());
	}

	ColumnType element(ResultSet column) throws SQLException {
		return Objects.requireNonNull(this.elements.get(key(column, "dtd_identifier")));
	}

}
