package dev.migrate.dialect;

import dev.migrate.operation.Operation;
import dev.migrate.sql.SqlSyntax;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * PostgreSQL 14 and later.
 */
final class PostgresDialect extends AbstractDialect {

	private static final int MAX_BYTES = 63;

	PostgresDialect() {
		super(new Identifiers('"', ReservedWords.POSTGRESQL, Identifiers.LOWER_CASE, MAX_BYTES, Identifiers.Unit.BYTES),
				new PostgresLiterals());
	}

	@Override
	public String name() {
		return "postgresql";
	}

	@Override
	public String productName() {
		return "PostgreSQL";
	}

	@Override
	public boolean transactionalDdl() {
		return true;
	}

	@Override
	public SqlSyntax syntax() {
		return SqlSyntax.postgresql();
	}

	@Override
	public SchemaInspector inspector(JdbcOperations jdbc) {
		return new PostgresqlInspector(jdbc);
	}

	@Override
	DdlRenderer renderer(Operation operation, LiveDatabase live) {
		return new PostgresDdlRenderer(this, operation, live);
	}

}
