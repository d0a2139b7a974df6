package dev.migrate.dialect.mysql;

import java.util.List;

import dev.migrate.dialect.LiveDatabase;
import dev.migrate.dialect.SchemaInspector;
import dev.migrate.dialect.standard.Completion;
import dev.migrate.operation.Operation;
import dev.migrate.schema.ColumnType;

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
	public String productName() {
		return "MariaDB";
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
	public ColumnType type(String sql) {
		return MySqlTypes.parse("enum", sql, 1);
	}

	@Override
	public SchemaInspector inspector(JdbcOperations jdbc) {
		return new MariaDbInspector(jdbc, this);
	}

	@Override
	String scriptCommand() {
		return "mariadb shop < script.sql";
	}

	@Override
	MySqlDdlRenderer renderer(Operation operation, boolean backslashIsPlain) {
		return new MariaDbDdlRenderer(this, operation, backslashIsPlain);
	}

	@Override
	protected Completion completion(LiveDatabase live) {
		return new MariaDbCompletion(this, live);
	}

}
