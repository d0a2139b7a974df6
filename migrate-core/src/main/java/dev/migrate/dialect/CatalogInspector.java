package dev.migrate.dialect;

import java.util.List;
import java.util.Optional;

import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * Reads tables with a fixed number of catalog queries: one table is the same queries with
 * a filter.
 */
abstract class CatalogInspector implements SchemaInspector {

	@Override
	public final Optional<Table> table(TableName table) {
		return read(table.schema(), table.name()).stream().findFirst();
	}

	@Override
	public final List<Table> tables(@Nullable String schema) {
		return read(schema, null);
	}

	@Override
	public Schema schema(@Nullable String schema) {
		return new Schema(tables(schema), List.of(), List.of(), List.of());
	}

	@Override
	public String currentSchema() {
		return "";
	}

	@Override
	public String name(String identifier, boolean quoted) {
		return identifier;
	}

	/**
	 * Read tables.
	 * @param schema the schema, or {@code null} for the current one
	 * @param table the only table wanted, or {@code null} for all
	 * @return the tables, sorted by name
	 */
	abstract List<Table> read(@Nullable String schema, @Nullable String table);

}
