package dev.migrate.autogenerate;

import java.util.Optional;

import dev.migrate.operation.AddColumn;
import dev.migrate.operation.DropColumn;
import dev.migrate.operation.GroupingOperationVisitor;
import dev.migrate.operation.Operation;
import dev.migrate.schema.Column;
import dev.migrate.schema.TableName;

/**
 * A column that an operation adds or drops.
 *
 * @param added whether it comes; else it goes
 */
record ChangedColumn(TableName table, Column column, boolean added) {

	static Optional<ChangedColumn> of(Operation operation) {
		return operation.accept(new GroupingOperationVisitor<>() {

			@Override
			public Optional<ChangedColumn> visit(AddColumn add) {
				return Optional.of(new ChangedColumn(add.table(), add.column(), true));
			}

			@Override
			public Optional<ChangedColumn> visit(DropColumn drop) {
				return Optional.ofNullable(drop.existing())
					.map((column) -> new ChangedColumn(drop.table(), column, false));
			}

			@Override
			public Optional<ChangedColumn> visitOther(Operation other) {
				return Optional.empty();
			}

		});
	}

}
