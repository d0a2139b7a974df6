package dev.migrate.dialect.reference;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.LiveDatabase;
import dev.migrate.dialect.OperationNotSupportedException;
import dev.migrate.operation.Operation;
import dev.migrate.test.database.TestDatabase;
import dev.migrate.test.database.TestDatabaseServer;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * A real database that runs a row of the reference twice, in the reference's words and in
 * ours, and says what it looks like afterwards.
 */
abstract class ReferenceDatabase implements AutoCloseable {

	private static final List<String> SCHEMAS = List.of("app", "core", "dbo");

	private final Dialect dialect;

	private final TestDatabase database;

	private final Connection connection;

	private final JdbcTemplate jdbc;

	ReferenceDatabase(Dialect dialect, TestDatabaseServer server) throws SQLException {
		this.dialect = dialect;
		this.database = server.create();
		this.connection = this.database.dataSource().getConnection();
		this.jdbc = new JdbcTemplate(new SingleConnectionDataSource(this.connection, true));
	}

	final Dialect dialect() {
		return this.dialect;
	}

	final JdbcTemplate jdbc() {
		return this.jdbc;
	}

	/**
	 * What the database looks like when the reference's statements have run.
	 * @param row the row
	 * @return a description, or what the database refused
	 */
	final Outcome reference(ReferenceRow row) {
		return outcome(row, () -> {
			if (row.sql().isEmpty()) {
				throw new OperationNotSupported("the reference refuses");
			}
			row.sql().stream().filter((sql) -> !List.of("BEGIN", "COMMIT").contains(sql)).forEach(this.jdbc::execute);
			return row.sql();
		});
	}

	/**
	 * What the database looks like when our statements have run.
	 * @param row the row
	 * @return a description, or what the database or we refused
	 */
	final Outcome ours(ReferenceRow row) {
		return outcome(row, () -> {
			List<String> statements = new ArrayList<>();
			for (Operation operation : ReferenceOperations.of(row)) {
				this.dialect.render(operation, LiveDatabase.of(this.jdbc), (statement) -> {
					statements.add(statement.text());
					this.jdbc.execute(statement.text());
				});
			}
			return statements;
		});
	}

	private Outcome outcome(ReferenceRow row, java.util.function.Supplier<List<String>> run) {
		clear();
		createSchemas();
		new ReferenceSetup(row, this.dialect).statements().forEach(this.jdbc::execute);
		List<String> statements;
		try {
			statements = run.get();
		}
		catch (DataAccessException ex) {
			return new Outcome(List.of(), "", "refused by the database: " + ex.getMostSpecificCause().getMessage());
		}
		catch (OperationNotSupportedException | OperationNotSupported ex) {
			return new Outcome(List.of(), "", ex.getMessage());
		}
		return new Outcome(statements, describe(), null);
	}

	void createSchemas() {
		SCHEMAS.forEach((schema) -> this.jdbc.execute("create schema " + schema));
	}

	/**
	 * Drop everything that a row has made.
	 */
	abstract void clear();

	/**
	 * What is in the database, in words that do not depend on how it came there.
	 * @return a description
	 */
	abstract String describe();

	final List<String> schemas() {
		return SCHEMAS;
	}

	static String replaceAll(String text, String... patternsAndReplacements) {
		String replaced = text;
		for (int i = 0; i < patternsAndReplacements.length; i += 2) {
			replaced = Pattern.compile(patternsAndReplacements[i])
				.matcher(replaced)
				.replaceAll(patternsAndReplacements[i + 1]);
		}
		return replaced;
	}

	@Override
	public void close() throws SQLException {
		this.connection.close();
		this.database.close();
	}

	/**
	 * What came of a row.
	 *
	 * @param statements the statements that ran
	 * @param description what the database looks like, empty if something was refused
	 * @param refusal what was refused, else {@code null}
	 */
	record Outcome(List<String> statements, String description, String refusal) {
	}

	private static final class OperationNotSupported extends RuntimeException {

		OperationNotSupported(String message) {
			super(message);
		}

	}

}
