package dev.migrate.dialect.mysql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

import dev.migrate.dialect.LiveDatabase;
import dev.migrate.dialect.NameScopes;
import dev.migrate.dialect.NameScopes.Named;
import dev.migrate.dialect.SchemaInspector;
import dev.migrate.dialect.standard.Completion;
import dev.migrate.operation.Operation;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.TableName;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * MariaDB 10.7 and later.
 */
public final class MariaDbDialect extends MySqlDialect {

	public MariaDbDialect() {
		super(MySqlReservedWords.MARIADB);
	}

	@Override
	public String name() {
		return "mariadb";
	}

	@Override
	public boolean hasOpenTransaction(Connection connection) throws SQLException {
		return isTrue(connection, "select @@in_transaction");
	}

	@Override
	public String productName() {
		return "MariaDB";
	}

	@Override
	public String unlessMissing(String query) {
		return "begin not atomic declare exit handler for 1146 begin end; " + query + "; end";
	}

	@Override
	public List<String> names() {
		return List.of("mariadb", "mysql");
	}

	@Override
	boolean isMariaDb() {
		return true;
	}

	@Override
	public NameScopes nameScopes() {
		return new NameScopes(List.of(Set.of(Named.FOREIGN_KEY)), true);
	}

	@Override
	public ColumnType type(String sql) {
		return MySqlTypes.parse("enum", sql, 1);
	}

	@Override
	public SchemaInspector inspector(JdbcOperations jdbc) {
		return MariaDbParts.inspector(new MariaDbCatalogText(jdbc, this));
	}

	@Override
	String scriptCommand() {
		return "mariadb --comments shop < script.sql";
	}

	@Override
	MySqlDdlRenderer renderer(Operation operation, boolean backslashIsPlain) {
		return MariaDbParts.renderer(this, operation, backslashIsPlain);
	}

	@Override
	protected Completion completion(LiveDatabase live) {
		return MariaDbParts.completion(this, live);
	}

	@Override
	MySqlCatalog catalog(JdbcOperations jdbc) {
		return MariaDbParts.catalog(new MariaDbCatalogText(jdbc, this));
	}

	/**
	 * The catalog of MariaDB, which shows defaults as SQL and has checks of columns.
	 */
	static final class MariaDbCatalog extends MySqlCatalog {

		private final MariaDbCatalogText text;

		MariaDbCatalog(MariaDbCatalogText text) {
			super(text);
			this.text = text;
		}

		@Override
		boolean isNull(String shown) {
			return shown.equals("NULL");
		}

		@Override
		@Nullable String check(TableName table, String column) {
			List<String> checks = jdbc().queryForList(
					"select check_clause from information_schema.check_constraints where constraint_schema = "
							+ "coalesce(?, database()) and table_name = ? and constraint_name = ? and level = 'Column'",
					String.class, table.schema(), table.name(), column);
			return checks.isEmpty() ? null : this.text.checkOfColumn(table, column, checks.get(0));
		}

	}

}
