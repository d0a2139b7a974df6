package dev.migrate.dialect;

import dev.migrate.operation.Operation;
import dev.migrate.schema.ColumnType;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * MariaDB 10.7 and later.
 */
final class MariaDbDialect extends MySqlDialect {

	MariaDbDialect() {
		super(ReservedWords.MARIADB);
	}

	@Override
	public String name() {
		return "mariadb";
	}

	@Override
	public String productName() {
		return "MariaDB";
	}

	@Override
	public ColumnType type(String sql) {
		return MySqlTypes.parse("enum", sql, 1);
	}

	@Override
	public SchemaInspector inspector(JdbcOperations jdbc) {
		return new MariaDbInspector(jdbc, this);
	}

	@Override
	public String scriptCommand() {
		return "mariadb shop < script.sql";
	}

	@Override
	DdlRenderer renderer(Operation operation, LiveDatabase live) {
		return new MariaDbDdlRenderer(this, operation, live);
	}

}
