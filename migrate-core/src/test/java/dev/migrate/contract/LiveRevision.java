package dev.migrate.contract;

import java.io.InputStream;
import java.io.Reader;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import dev.migrate.dialect.ConstraintNotFoundException;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.LiveDatabase;
import dev.migrate.operation.ExecuteSql;
import dev.migrate.operation.Operation;
import dev.migrate.operation.OperationSink;
import dev.migrate.operation.Operations;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.SqlValue;
import dev.migrate.schema.TableName;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

import static dev.migrate.schema.Definitions.check;
import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.foreignKey;
import static dev.migrate.schema.Definitions.integer;
import static dev.migrate.schema.Definitions.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Runs operations on a database, each statement as it is rendered.
 */
public final class LiveRevision implements OperationSink {

	private final Dialect dialect;

	private final JdbcTemplate jdbc;

	private final List<String> statements = new ArrayList<>();

	private LiveRevision(Dialect dialect, JdbcTemplate jdbc) {
		this.dialect = dialect;
		this.jdbc = jdbc;
	}

	/**
	 * Run operations.
	 * @param dialect the dialect
	 * @param jdbc the database
	 * @param revision calls the operations
	 * @return the statements that ran
	 */
	public static List<String> run(Dialect dialect, JdbcTemplate jdbc, Consumer<Operations> revision) {
		LiveRevision run = new LiveRevision(dialect, jdbc);
		revision.accept(run.operations());
		return run.statements;
	}

	/**
	 * Show that constraints without a name are found by what they are.
	 * @param dialect the dialect
	 * @param jdbc an empty database
	 */
	public static void dropConstraintsByWhatTheyAre(Dialect dialect, JdbcTemplate jdbc) {
		run(dialect, jdbc, (op) -> {
			op.createTable("p", column("id", integer()).primaryKey());
			op.createTable("My T", column("a", integer()), column("Größe", integer()), unique("a", "Größe"),
					foreignKey().columns("Größe").references("p", "id"), check("a > 0"), unique("a").named("uq"));
		});
		run(dialect, jdbc, (op) -> {
			op.dropConstraint("My T", foreignKey().columns("Größe").references("p"));
			op.dropConstraint("My T", unique("a", "Größe"));
			op.batchAlterTable("My T", (t) -> t.dropConstraint(check("a > 0")));
			op.ifExists().dropConstraint("My T", unique("Größe"));
		});
		assertThat(dialect.inspector(jdbc).table(TableName.of("My T")).orElseThrow().constraints())
			.extracting(Constraint::name)
			.containsExactly("uq");
		assertThatExceptionOfType(ConstraintNotFoundException.class)
			.isThrownBy(() -> run(dialect, jdbc, (op) -> op.dropConstraint("My T", unique("Größe"))));
	}

	@Override
	public void apply(Operation operation) {
		this.dialect.render(operation, LiveDatabase.of(this.jdbc), (statement) -> {
			this.statements.add(statement.text());
			this.jdbc.execute(statement.text());
		});
	}

	/**
	 * Each row for itself.
	 */
	@Override
	public void executeBatch(String sql, List<Map<String, SqlValue>> rows) {
		rows.forEach((row) -> apply(new ExecuteSql(sql, "", 1, null, row)));
	}

	@Override
	public long copy(String sql, Reader data) {
		throw new UnsupportedOperationException(sql);
	}

	@Override
	public long copy(String sql, InputStream data) {
		throw new UnsupportedOperationException(sql);
	}

	@Override
	public Connection connection() {
		throw new UnsupportedOperationException("An operation that is tried asks for no connection");
	}

	@Override
	public void autocommit(Runnable block) {
		block.run();
	}

	@Override
	public JdbcClient jdbc() {
		return JdbcClient.create(this.jdbc);
	}

	@Override
	public String dialect() {
		return this.dialect.name();
	}

}
