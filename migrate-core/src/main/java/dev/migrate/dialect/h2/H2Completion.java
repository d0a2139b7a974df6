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
	 * A column that generates its values already goes on where it is.
	 */
	@Override
	public Completed visit(AlterColumn operation) {
		NewValue<Identity> identity = operation.changes().identity();
		TableName name = operation.table();
		boolean said = identity == null || identity.value() == null || operation.existing().identity() != null;
		if (said || live().jdbc().isEmpty()) {
			return super.visit(operation);
		}
		Optional<Table> planned = live().table(name);
		Optional<Table> table = planned.isPresent() ? planned
				: this.dialect.inspector(live().required(name)).table(name);
		AlterColumn.Aspects existing = operation.existing();
		return inItself(new AlterColumn(name, operation.column(), operation.changes(), new AlterColumn.Aspects(
				existing.type(), existing.nullable(), existing.defaultValue(), existing.comment(),
				new NewValue<>(
						table.flatMap((found) -> found.column(operation.column())).map(Column::identity).orElse(null))),
				operation.using(), operation.position()));
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
