package dev.migrate.dialect.h2;

import java.util.List;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.standard.StoredNames;
import dev.migrate.schema.TableName;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * What hangs on a table of H2 besides what an inspector reads.
 */
final class H2TableCatalog {

	private static final String LOSSES = """
			SELECT 'triggers' FROM INFORMATION_SCHEMA.TRIGGERS
				WHERE EVENT_OBJECT_SCHEMA = COALESCE(CAST(? AS VARCHAR), CURRENT_SCHEMA) AND EVENT_OBJECT_TABLE = ?
			UNION SELECT 'foreign keys of other tables' FROM INFORMATION_SCHEMA.REFERENTIAL_CONSTRAINTS R
				JOIN INFORMATION_SCHEMA.TABLE_CONSTRAINTS P ON P.CONSTRAINT_SCHEMA = R.UNIQUE_CONSTRAINT_SCHEMA
					AND P.CONSTRAINT_NAME = R.UNIQUE_CONSTRAINT_NAME
				JOIN INFORMATION_SCHEMA.TABLE_CONSTRAINTS C ON C.CONSTRAINT_SCHEMA = R.CONSTRAINT_SCHEMA
					AND C.CONSTRAINT_NAME = R.CONSTRAINT_NAME
				WHERE P.TABLE_SCHEMA = COALESCE(CAST(? AS VARCHAR), CURRENT_SCHEMA) AND P.TABLE_NAME = ?
					AND (C.TABLE_SCHEMA <> P.TABLE_SCHEMA OR C.TABLE_NAME <> P.TABLE_NAME)
			UNION SELECT 'privileges' FROM INFORMATION_SCHEMA.RIGHTS
				WHERE TABLE_SCHEMA = COALESCE(CAST(? AS VARCHAR), CURRENT_SCHEMA) AND TABLE_NAME = ?
			""";

	private final JdbcOperations jdbc;

	private final StoredNames names;

	private final @Nullable String schema;

	private final @Nullable String table;

	H2TableCatalog(JdbcOperations jdbc, Dialect dialect, TableName table) {
		this.jdbc = jdbc;
		this.names = StoredNames.of(dialect, jdbc);
		this.schema = this.names.stored(table.schema());
		this.table = this.names.stored(table.name());
	}

	/**
	 * What a copy of the table would not have.
	 * @return the words for each
	 */
	List<String> whatACopyLoses() {
		return this.jdbc.queryForList(LOSSES, String.class, this.schema, this.table, this.schema, this.table,
				this.schema, this.table);
	}

	/**
	 * The value that a column generates next.
	 * @param column the column
	 * @return the value
	 */
	@Nullable Long nextValue(String column) {
		return this.jdbc.queryForObject("""
				SELECT IDENTITY_BASE FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_NAME = ? AND COLUMN_NAME = ?
					AND TABLE_SCHEMA = COALESCE(CAST(? AS VARCHAR), CURRENT_SCHEMA)
				""", Long.class, this.table, this.names.stored(column), this.schema);
	}

}
