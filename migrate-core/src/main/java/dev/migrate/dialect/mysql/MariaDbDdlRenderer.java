package dev.migrate.dialect.mysql;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.standard.ObjectSpelling;
import dev.migrate.operation.Operation;
import dev.migrate.schema.Column;
import dev.migrate.schema.SchemaObject;
import org.jspecify.annotations.Nullable;

/**
 * The statements of one operation on MariaDB 10.7 and later, where they are not those of
 * MySQL.
 */
public final class MariaDbDdlRenderer extends MySqlDdlRenderer {

	MariaDbDdlRenderer(Dialect dialect, Operation operation, boolean backslashIsPlain) {
		super(dialect, operation, backslashIsPlain, "UUID", false);
	}

	@Override
	@Nullable String generated(Column column) {
		if (column.computed() != null && !column.nullable()) {
			throw notSupported("A computed column cannot be NOT NULL there.",
					"Leave notNull() out and add a check constraint: check(\"" + column.name() + " is not null\").");
		}
		return super.generated(column);
	}

	@Override
	String checkWord() {
		return "CONSTRAINT";
	}

	@Override
	protected ObjectSpelling objects() {
		return ObjectSpelling.STANDARD.replacing(SchemaObject.Kind.VIEW, SchemaObject.Kind.FUNCTION,
				SchemaObject.Kind.PROCEDURE, SchemaObject.Kind.TRIGGER);
	}

	// MariaDB has them
	@Override
	protected void requireSequences() {
	}

}
