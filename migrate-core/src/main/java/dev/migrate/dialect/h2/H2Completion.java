package dev.migrate.dialect.h2;

import java.util.List;

import dev.migrate.dialect.LiveDatabase;
import dev.migrate.dialect.standard.DdlRenderer;
import dev.migrate.dialect.standard.MoveCompletion;
import dev.migrate.dialect.standard.StoredNames;
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
