package dev.migrate.dialect;

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
 * What H2 keeps of types beside the columns: the words of enums and the elements of
 * arrays. Read by themselves, because H2 would go through all of them again for each
 * column in a join.
 */
final class H2ColumnParts {

	private static final String WORDS = """
			select t.table_name, t.enum_identifier as id, t.value_name
			from (select e.object_schema as table_schema, e.object_name as table_name, e.*
				from information_schema.enum_values e where e.object_type = 'TABLE') t
			where
			""";

	private static final String ELEMENTS = """
			select t.table_name, t.collection_type_identifier as id, t.data_type, t.character_maximum_length,
				t.declared_numeric_precision, t.declared_numeric_scale, t.datetime_precision
			from (select e.object_schema as table_schema, e.object_name as table_name, e.*
				from information_schema.element_types e where e.object_type = 'TABLE') t
			where
			""";

	private final Map<List<String>, List<String>> words = new HashMap<>();

	private final Map<List<String>, ColumnType> elements = new HashMap<>();

	/**
	 * Read the parts.
	 * @param inspector the inspector
	 * @param schema the schema, or {@code null} for the current one
	 * @param table the only table wanted, or {@code null} for all
	 */
	H2ColumnParts(H2Inspector inspector, @Nullable String schema, @Nullable String table) {
		inspector.query(WORDS, "t.table_name, t.enum_identifier, t.value_ordinal", schema, table,
				(row) -> this.words.computeIfAbsent(key(row, "id"), (added) -> new ArrayList<>())
					.add(row.getString("value_name")));
		inspector.query(ELEMENTS, "t.table_name", schema, table,
				(row) -> this.elements.put(key(row, "id"), H2Types.plain(row)));
	}

	private static List<String> key(ResultSet row, String id) throws SQLException {
		return List.of(row.getString("table_name"), row.getString(id));
	}

	/**
	 * The words of an enum.
	 * @param column a row of columns
	 */
	List<String> words(ResultSet column) throws SQLException {
		return this.words.getOrDefault(key(column, "dtd_identifier"), List.of());
	}

	/**
	 * The type of the elements of an array.
	 * @param column a row of columns
	 */
	ColumnType element(ResultSet column) throws SQLException {
		return Objects.requireNonNull(this.elements.get(key(column, "dtd_identifier")));
	}

}
