package dev.migrate.dialect.mysql;

import java.util.List;

import dev.migrate.dialect.Dialect;
import dev.migrate.operation.Operation;
import dev.migrate.schema.Column;
import dev.migrate.schema.TableName;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * The statements of one operation on MariaDB 10.7 and later, where they are not those of
 * MySQL.
 */
public final class MariaDbDdlRenderer extends MySqlDdlRenderer {

	MariaDbDdlRenderer(Dialect dialect, Operation operation, boolean backslashIsPlain) {
		super(dialect, operation, backslashIsPlain, "UUID");
	}

	@Override
	MySqlCatalog catalog(JdbcOperations jdbc) {
		return new MariaDbCatalog(this, jdbc);
	}

	@Override
	MySqlIndexes indexes() {
		return new MySqlIndexes(this, false);
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

	// MariaDB has them
	@Override
	protected void requireSequences() {
	}

	/**
	 * The catalog of MariaDB, which shows defaults as SQL and has checks of columns.
	 */
	private static final class MariaDbCatalog extends MySqlCatalog {

		MariaDbCatalog(MySqlDdlRenderer renderer, JdbcOperations jdbc) {
			super(renderer, jdbc);
		}

		@Override
		String expression(String shown) {
			return shown;
		}

		@Override
		@Nullable String defaultValue(@Nullable String shown, String type, String extra) {
			return (shown == null || shown.equals("NULL")) ? null : MySqlDefaults.asWritten(shown);
		}

		@Override
		@Nullable String check(TableName table, String column) {
			List<String> checks = jdbc().queryForList(
					"select check_clause from information_schema.check_constraints where constraint_schema = "
							+ "coalesce(?, database()) and table_name = ? and constraint_name = ? and level = 'Column'",
					String.class, table.schema(), table.name(), column);
			return checks.isEmpty() ? null : checks.get(0);
		}

	}

}
