package dev.migrate.dialect.h2;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;

import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Definitions;
import org.jspecify.annotations.Nullable;

/**
 * The values of enums, the elements of arrays and the fields of rows of H2, however deep.
 * Each is read at once and put together here, as the information schema has no index that
 * a join could use.
 */
final class H2ColumnDetails {

	private static final String VALUES = """
			select t.* from (select e.object_schema as table_schema, e.object_name as table_name,
				e.enum_identifier as identifier, e.value_name, e.value_ordinal
				from information_schema.enum_values e where e.object_type = 'TABLE') t where
			""";

	private static final String PARTS = """
			select t.* from (
				select e.object_schema as table_schema, e.object_name as table_name, e.object_type,
					e.collection_type_identifier as identifier, e.dtd_identifier, cast(null as varchar) as column_name,
					0 as ordinal_position, e.data_type, e.character_maximum_length, e.declared_numeric_precision,
					e.declared_numeric_scale, e.datetime_precision, e.interval_type, e.interval_precision,
					e.maximum_cardinality, e.geometry_type, e.geometry_srid
				from information_schema.element_types e
				union all
				select f.object_schema, f.object_name, f.object_type, f.row_identifier, f.dtd_identifier, f.field_name,
					f.ordinal_position, f.data_type, f.character_maximum_length, f.declared_numeric_precision,
					f.declared_numeric_scale, f.datetime_precision, f.interval_type, f.interval_precision,
					f.maximum_cardinality, f.geometry_type, f.geometry_srid
				from information_schema.fields f) t where t.object_type = 'TABLE' and
			""";

	private final Map<List<String>, List<String>> values = new HashMap<>();

	private final Map<List<String>, ColumnType> elements = new HashMap<>();

	private final Map<List<String>, StringJoiner> fields = new HashMap<>();

	H2ColumnDetails(H2Inspector inspector, @Nullable String schema, @Nullable String table) {
		inspector.query(VALUES, "t.table_name, t.identifier, t.value_ordinal", schema, table,
				(row) -> this.values.computeIfAbsent(key(row, "identifier"), (added) -> new ArrayList<>())
					.add(row.getString("value_name")));
		// What is inside of another has a longer identifier, and is known before it
		inspector.query(PARTS, "length(t.identifier) desc, t.ordinal_position", schema, table, (row) -> {
			ColumnType type = H2Types.read(row, inspector.names(), this);
			String field = row.getString("column_name");
			if (field == null) {
				this.elements.put(key(row, "identifier"), type);
			}
			else {
				this.fields.computeIfAbsent(key(row, "identifier"), (added) -> new StringJoiner(", ", "ROW(", ")"))
					.add(inspector.quoted(field) + " " + inspector.dialect().spelling().sql(type, null));
			}
		});
	}

	private static List<String> key(ResultSet row, String identifier) throws SQLException {
		return List.of(row.getString("table_name"), row.getString(identifier));
	}

	List<String> values(ResultSet column) throws SQLException {
		return this.values.getOrDefault(key(column, "dtd_identifier"), List.of());
	}

	/**
	 * A row with its fields.
	 */
	ColumnType row(ResultSet column) throws SQLException {
		return Definitions.type(String.valueOf(this.fields.get(key(column, "dtd_identifier"))));
	}

	ColumnType element(ResultSet column) throws SQLException {
		return Objects.requireNonNull(this.elements.get(key(column, "dtd_identifier")));
	}

}
