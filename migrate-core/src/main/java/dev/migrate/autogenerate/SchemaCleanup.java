package dev.migrate.autogenerate;

import java.util.ArrayList;
import java.util.List;

import dev.migrate.operation.DropEnum;
import dev.migrate.operation.DropSequence;
import dev.migrate.operation.DropTable;
import dev.migrate.operation.Operation;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;

/**
 * Empties a schema.
 */
public final class SchemaCleanup {

	private SchemaCleanup() {
	}

	/**
	 * What drops all tables, sequences and enum types of a schema.
	 * @param schema what is there
	 * @return the operations, in an order in which they can be run
	 */
	public static List<Operation> of(Schema schema) {
		List<SchemaChange> changes = new ArrayList<>();
		schema.tables()
			.forEach((table) -> changes.add(SchemaChange.of(new DropTable(table.name(), false, plain(table)))));
		schema.sequences()
			.forEach((sequence) -> changes
				.add(SchemaChange.of(new DropSequence(sequence.schema(), sequence.name(), true, sequence))));
		schema.enums()
			.forEach((type) -> changes.add(SchemaChange.of(new DropEnum(type.schema(), type.name(), true,
					new ColumnType.Enumeration(type.schema(), type.name(), type.values(), false)))));
		return OperationSorter.sort(changes).stream().map(SchemaChange::operation).toList();
	}

	/**
	 * Without columns: their enum types are dropped by themselves.
	 */
	private static Table plain(Table table) {
		return new Table(table.name(), List.of(), table.constraints(), List.of(), null, java.util.Map.of());
	}

}
