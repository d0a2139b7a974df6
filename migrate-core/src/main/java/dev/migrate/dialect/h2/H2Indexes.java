package dev.migrate.dialect.h2;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.migrate.dialect.standard.IndexDrafts;
import dev.migrate.dialect.standard.StoredNames;
import dev.migrate.dialect.standard.TableDrafts;
import dev.migrate.schema.IndexElement;
import org.jspecify.annotations.Nullable;

/**
 * Reads the indexes of H2. One may be made for a constraint, or be there before and serve
 * it.
 */
final class H2Indexes {

	private static final String INDEXES = """
			select t.table_name, t.index_name, t.index_type_name, t.nulls_distinct from information_schema.indexes t
			where not t.is_generated and
			""";

	private static final String COLUMNS = """
			select t.table_name, t.index_name, t.column_name, t.ordering_specification, t.null_ordering, t.is_unique
			from information_schema.index_columns t where
			""";

	private final H2Inspector inspector;

	private final StoredNames names;

	H2Indexes(H2Inspector inspector, StoredNames names) {
		this.inspector = inspector;
		this.names = names;
	}

	void read(@Nullable String schema, @Nullable String table, TableDrafts drafts) {
		IndexDrafts indexes = new IndexDrafts(drafts);
		Set<List<String>> known = new HashSet<>();
		this.inspector.query(INDEXES, "t.table_name, t.index_name", schema, table, (row) -> {
			String kind = row.getString("index_type_name");
			known.add(List.of(row.getString("table_name"), row.getString("index_name")));
			IndexDrafts.Draft index = indexes.at(row.getString("table_name"), row.getString("index_name"));
			index.name = this.names.written(row.getString("index_name"));
			index.unique = kind.startsWith("UNIQUE");
			index.nullsNotDistinct = index.unique && "NO".equals(row.getString("nulls_distinct"));
			index.prefix = kind.equals("SPATIAL INDEX") ? "SPATIAL" : null;
		});
		this.inspector.query(COLUMNS, "t.table_name, t.index_name, t.ordinal_position", schema, table, (row) -> {
			if (known.contains(List.of(row.getString("table_name"), row.getString("index_name")))) {
				addColumn(indexes.at(row.getString("table_name"), row.getString("index_name")), row);
			}
		});
		indexes.finish();
	}

	private void addColumn(IndexDrafts.Draft index, ResultSet row) throws SQLException {
		String column = this.names.written(row.getString("column_name"));
		if (index.unique && !row.getBoolean("is_unique")) {
			index.include.add(column);
		}
		else {
			index.elements.add(new IndexElement(column, null, order(row), null, null));
		}
	}

	// The usual order of NULL unless the database is set otherwise; one that was asked
	// for cannot be told from it
	private static @Nullable String order(ResultSet row) throws SQLException {
		boolean descending = "DESC".equals(row.getString("ordering_specification"));
		String nulls = row.getString("null_ordering");
		String usual = descending ? "LAST" : "FIRST";
		if (nulls == null || nulls.equals(usual)) {
			return descending ? "DESC" : null;
		}
		return (descending ? "DESC" : "ASC") + " NULLS " + nulls;
	}

}
