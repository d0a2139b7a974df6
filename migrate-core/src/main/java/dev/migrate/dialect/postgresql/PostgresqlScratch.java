package dev.migrate.dialect.postgresql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.OperationNotSupportedException;
import dev.migrate.dialect.Scratch;
import dev.migrate.dialect.standard.ScratchEnums;
import dev.migrate.dialect.standard.ScratchTables;
import dev.migrate.schema.EnumType;
import dev.migrate.schema.Table;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Temporary tables of PostgreSQL in a transaction that is rolled back.
 */
final class PostgresqlScratch implements Scratch {

	// What the server calls the session's temporary schema whatever its name is
	private static final String PLACE = "pg_temp";

	private final Dialect dialect;

	private final Connection connection;

	PostgresqlScratch(Dialect dialect, Connection connection) {
		this.dialect = dialect;
		this.connection = connection;
	}

	@Override
	public List<Table> readBack(List<EnumType> enums, List<Table> tables) {
		JdbcOperations jdbc = new JdbcTemplate(new SingleConnectionDataSource(this.connection, true));
		List<Table> read = jdbc.execute((ConnectionCallback<List<Table>>) (connection) -> {
			connection.setAutoCommit(false);
			try {
				return readBack(jdbc, enums, tables);
			}
			finally {
				connection.rollback();
				connection.setAutoCommit(true);
			}
		});
		return (read != null) ? read : List.of();
	}

	private List<Table> readBack(JdbcOperations jdbc, List<EnumType> enums, List<Table> tables) {
		ScratchEnums types = new ScratchEnums(this.dialect, jdbc, PLACE);
		types.create(enums, tables, this::attempt);
		ScratchTables copies = new ScratchTables(this.dialect, jdbc, PLACE);
		tables.forEach((table) -> copies.create(table, types, this::attempt));
		// There is none if nothing could be created, as for who may only read
		List<String> schemas = jdbc.queryForList(
				"select nspname from pg_catalog.pg_namespace where oid = pg_catalog.pg_my_temp_schema()", String.class);
		return schemas.isEmpty() ? List.of() : copies.read(schemas.get(0));
	}

	private boolean attempt(Runnable work) {
		try {
			Savepoint savepoint = this.connection.setSavepoint();
			try {
				work.run();
				this.connection.releaseSavepoint(savepoint);
				return true;
			}
			catch (DataAccessException | OperationNotSupportedException ex) {
				this.connection.rollback(savepoint);
				return false;
			}
		}
		catch (SQLException ex) {
			throw new UncategorizedSQLException("savepoint", null, ex);
		}
	}

}
