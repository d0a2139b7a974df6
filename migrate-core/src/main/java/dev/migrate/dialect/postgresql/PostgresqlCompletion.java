package dev.migrate.dialect.postgresql;

import java.util.List;
import java.util.Optional;

import dev.migrate.dialect.Completed;
import dev.migrate.dialect.LiveDatabase;
import dev.migrate.dialect.TableNotFoundException;
import dev.migrate.dialect.standard.Completion;
import dev.migrate.dialect.standard.DdlRenderer;
import dev.migrate.dialect.standard.TableCopy;
import dev.migrate.operation.AlterColumn;
import dev.migrate.operation.BatchAlterTable;
import dev.migrate.operation.BatchOptions;
import dev.migrate.operation.NewValue;
import dev.migrate.schema.Column;
import dev.migrate.schema.Identity;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * Reads the tables of PostgreSQL that are written anew, and whether a column that is to
 * generate its values does so already.
 */
final class PostgresqlCompletion extends Completion {

	private final PostgresqlDialect dialect;

	PostgresqlCompletion(PostgresqlDialect dialect, LiveDatabase live) {
		super(dialect, live);
		this.dialect = dialect;
	}

	@Override
	public Completed visit(AlterColumn operation) {
		NewValue<Identity> identity = operation.changes().identity();
		boolean said = identity == null || identity.value() == null || operation.existing().identity() != null;
		return inItself(said ? operation : withIdentity(operation));
	}

	private AlterColumn withIdentity(AlterColumn operation) {
		TableName name = operation.table();
		Optional<Table> planned = live().table(name);
		Optional<Table> table = planned.isPresent() ? planned
				: this.dialect.inspector(live().required(name)).table(name);
		Identity identity = table.flatMap((found) -> found.column(operation.column()))
			.map(Column::identity)
			.orElse(null);
		AlterColumn.Aspects existing = operation.existing();
		return new AlterColumn(
				name, operation.column(), operation.changes(), new AlterColumn.Aspects(existing.type(),
						existing.nullable(), existing.defaultValue(), existing.comment(), new NewValue<>(identity)),
				operation.using(), operation.position());
	}

	@Override
	public Completed visit(BatchAlterTable operation) {
		if (operation.options().recreate() != BatchOptions.Recreate.ALWAYS) {
			return inItself(operation);
		}
		TableName name = operation.table();
		JdbcOperations jdbc = live().required(name);
		PostgresqlTableCatalog catalog = new PostgresqlTableCatalog(jdbc, this.dialect.quote(name));
		DdlRenderer renderer = this.dialect.renderer(operation);
		TableCopy.requireNone(renderer, name, catalog.whatACopyLoses());
		Table table = this.dialect.inspector(jdbc).table(name).orElseThrow(() -> new TableNotFoundException(name, ""));
		return new TableCopy(renderer, TableCopy.ordered(table, operation), catalog.storageParameters(),
				catalog.detachments().stream().map(renderer::ddl).toList(), List.of(),
				catalog.attachments().stream().map(renderer::ddl).toList());
	}

}
