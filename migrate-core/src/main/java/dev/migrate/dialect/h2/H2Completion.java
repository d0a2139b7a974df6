package dev.migrate.dialect.h2;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.migrate.dialect.Completed;
import dev.migrate.dialect.LiveDatabase;
import dev.migrate.dialect.OperationNotSupportedException;
import dev.migrate.dialect.TableNotFoundException;
import dev.migrate.dialect.standard.Completion;
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
		H2TableCatalog catalog = new H2TableCatalog(jdbc, this.dialect, name);
		List<String> losses = catalog.whatACopyLoses();
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
			.forEach((column) -> next.put(column, catalog.nextValue(column)));
		return new H2Rebuild(this.dialect, operation, TableCopy.ordered(table, operation), next);
	}

}
