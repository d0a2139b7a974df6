package dev.migrate.dialect.h2;

import java.util.List;
import java.util.Optional;

import dev.migrate.dialect.Completed;
import dev.migrate.dialect.LiveDatabase;
import dev.migrate.dialect.standard.DdlRenderer;
import dev.migrate.dialect.standard.MoveCompletion;
import dev.migrate.dialect.standard.StoredNames;
import dev.migrate.operation.AlterColumn;
import dev.migrate.operation.NewValue;
import dev.migrate.schema.Column;
import dev.migrate.schema.Identity;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * Reads the tables of H2 whose columns move.
 */
final class H2Completion extends MoveCompletion {

	private final H2Dialect dialect;

	H2Completion(H2Dialect dialect, LiveDatabase live) {
		super(dialect, live);
		this.dialect = dialect;
	}

	/**
	 * A column that generates its values already goes on where it is, and has the bounds
	 * of its new type.
	 */
	@Override
	public Completed visit(AlterColumn operation) {
		NewValue<Identity> identity = operation.changes().identity();
		AlterColumn.Aspects existing = operation.existing();
		boolean matters = identity != null && identity.value() != null || operation.changes().type() != null;
		if (!matters || existing.identity() != null || live().jdbc().isEmpty()) {
			return super.visit(operation);
		}
		Optional<Column> column = table(operation.table()).flatMap((table) -> table.column(operation.column()));
		AlterColumn.Aspects known = new AlterColumn.Aspects(
				(existing.type() != null) ? existing.type() : column.map(Column::type).orElse(null),
				existing.nullable(), existing.defaultValue(), existing.comment(),
				new NewValue<>(column.map(Column::identity).orElse(null)));
		return inItself(new AlterColumn(operation.table(), operation.column(), operation.changes(), known,
				operation.using(), operation.position()));
	}

	private Optional<Table> table(TableName name) {
		Optional<Table> planned = live().table(name);
		return planned.isPresent() ? planned : this.dialect.inspector(live().required(name)).table(name);
	}

	@Override
	protected String losses() {
		return """
				SELECT 'privileges' FROM INFORMATION_SCHEMA.RIGHTS WHERE TABLE_SCHEMA = :schema AND TABLE_NAME = :table
				""";
	}

	@Override
	protected List<String> alterations(DdlRenderer renderer, JdbcOperations jdbc, Table table, TableName copy) {
		StoredNames names = StoredNames.of(this.dialect, jdbc);
		return query(jdbc, """
				SELECT COLUMN_NAME, IDENTITY_BASE FROM INFORMATION_SCHEMA.COLUMNS
				WHERE TABLE_SCHEMA = :schema AND TABLE_NAME = :table AND IS_IDENTITY = 'YES'
				""", table.name(), (row, number) -> renderer.alterTable(copy) + "ALTER COLUMN "
				+ renderer.quote(names.written(row.getString(1))) + " RESTART WITH " + row.getLong(2));
	}

}
