package dev.migrate.dialect.h2;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.migrate.dialect.Completed;
import dev.migrate.dialect.LiveDatabase;
import dev.migrate.dialect.OperationNotSupportedException;
import dev.migrate.dialect.TableNotFoundException;
import dev.migrate.dialect.standard.Completion;
import dev.migrate.dialect.standard.StoredNames;
import dev.migrate.dialect.standard.TableCopy;
import dev.migrate.operation.BatchAlterTable;
import dev.migrate.schema.Column;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * Reads the tables of H2 whose columns move.
 */
final class H2Completion extends Completion {

	// What hangs on a table besides what an inspector reads
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

	private static final String NEXT_VALUE = """
			SELECT IDENTITY_BASE FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_NAME = ? AND COLUMN_NAME = ?
				AND TABLE_SCHEMA = COALESCE(CAST(? AS VARCHAR), CURRENT_SCHEMA)
			""";

	private final H2Dialect dialect;

	H2Completion(H2Dialect dialect, LiveDatabase live) {
		super(dialect, live);
		this.dialect = dialect;
	}

	@Override
	public Completed visit(BatchAlterTable operation) {
		if (!H2Rebuild.isNeeded(operation)) {
			return inItself(operation);
		}
		TableName name = operation.table();
		JdbcOperations jdbc = live().required(name);
		StoredNames names = StoredNames.of(this.dialect, jdbc);
		String schema = names.stored(name.schema());
		String stored = names.stored(name.name());
		List<String> losses = jdbc.queryForList(LOSSES, String.class, schema, stored, schema, stored, schema, stored);
		if (!losses.isEmpty()) {
			throw new OperationNotSupportedException(operation, this.dialect.productName(),
					"Table '" + name + "' has " + String.join(", ", losses) + ", which a copy of it would not have.",
					"Leave the order of the columns as it is.");
		}
		Table table = this.dialect.inspector(jdbc).table(name).orElseThrow(() -> new TableNotFoundException(name, ""));
		Map<String, Long> next = new TreeMap<>();
		table.columns()
			.stream()
			.filter((column) -> column.identity() != null)
			.map(Column::name)
			.forEach((column) -> next.put(column,
					jdbc.queryForObject(NEXT_VALUE, Long.class, stored, names.stored(column), schema)));
		return new H2Rebuild(this.dialect, operation, TableCopy.ordered(table, operation), next);
	}

}
