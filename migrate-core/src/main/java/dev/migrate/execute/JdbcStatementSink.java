package dev.migrate.execute;

import java.io.Closeable;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.sql.BatchUpdateException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import java.util.function.Predicate;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.FailureKind;
import dev.migrate.dialect.MigrationSession;
import dev.migrate.dialect.RowChange;
import dev.migrate.execute.session.SqlAction;
import dev.migrate.schema.SqlValue;
import dev.migrate.sql.NamedParameters;
import dev.migrate.sql.SqlStatement;
import dev.migrate.tables.Query;
import dev.migrate.tables.StatementSink;
import org.jspecify.annotations.Nullable;

/**
 * Runs statements on the migration's own connection.
 */
final class JdbcStatementSink implements StatementSink {

	/** In characters. H2 takes no literal of more than 1,048,576. */
	private static final int LONGEST_LITERAL = 100_000;

	/** A session that ends behind the statements may have committed. */
	private static final String OUTCOME_UNKNOWN = "08007";

	private final Dialect dialect;

	private final MigrationSession session;

	private final int timeoutSeconds;

	private final ProcessEnd processEnd;

	/** Whether nothing has failed together with others so that nobody knows which. */
	private boolean tellsNumbers = true;

	/**
	 * Create a sink.
	 * @param timeoutSeconds how long a statement may run; 0 for no limit
	 * @param processEnd cancels statements of revisions
	 */
	JdbcStatementSink(Dialect dialect, MigrationSession session, int timeoutSeconds, ProcessEnd processEnd) {
		this.processEnd = processEnd;
		this.dialect = dialect;
		this.session = session;
		this.timeoutSeconds = timeoutSeconds;
	}

	@Override
	public void execute(SqlStatement sql) throws SQLException {
		this.processEnd.requireGoingOn();
		this.session.prepare(sql);
		if (sql.copyData().isPresent()) {
			this.session.copy(sql.text(), new StringReader(sql.copyData().get()));
			return;
		}
		try (Statement statement = this.session.connection().createStatement()) {
			statement.setEscapeProcessing(false);
			run(statement, () -> statement.execute(sql.text()));
		}
	}

	private void run(Statement statement, SqlAction work) throws SQLException {
		Query.within(this.timeoutSeconds, statement, () -> {
			this.processEnd.during(statement::cancel, work);
			return true;
		});
	}

	/**
	 * A limit of time is one for each statement.
	 */
	@Override
	public boolean takesTogether() {
		return this.timeoutSeconds == 0 && this.tellsNumbers && this.session.runsTogether();
	}

	@Override
	public void executeTogether(List<SqlStatement> statements, IntConsumer failed) throws SQLException {
		this.processEnd.requireGoingOn();
		try (Statement batch = this.session.connection().createStatement()) {
			batch.setEscapeProcessing(false);
			for (SqlStatement sql : statements) {
				batch.addBatch(sql.text());
			}
			this.processEnd.during(batch::cancel, () -> batch.executeBatch());
		}
		catch (BatchUpdateException ex) {
			OptionalInt number = this.dialect.failures().failed(ex, statements.size());
			number.ifPresent(failed);
			this.tellsNumbers = number.isPresent();
			throw (ex.getCause() instanceof SQLException cause) ? cause : ex;
		}
		catch (SQLException ex) {
			this.tellsNumbers = false;
			throw ex;
		}
	}

	@Override
	public Optional<RowChange.Missed> commitTogether(List<SqlStatement> statements, List<RowChange> changes,
			IntConsumer failed) throws SQLException {
		this.processEnd.requireGoingOn();
		List<RowChange.Missed> missed = new ArrayList<>();
		try (Statement batch = this.session.connection().createStatement()) {
			batch.setEscapeProcessing(false);
			for (SqlStatement sql : statements) {
				batch.addBatch(sql.text());
			}
			this.processEnd.during(batch::cancel, () -> this.session.commit(batch, changes).ifPresent(missed::add));
		}
		catch (BatchUpdateException ex) {
			OptionalInt number = this.dialect.failures().failed(ex, statements.size() + changes.size() + 1);
			SQLException cause = (ex.getCause() instanceof SQLException sql) ? sql : ex;
			boolean before = number.orElse(statements.size()) < statements.size();
			if (!before && this.dialect.failures().kind(cause) == FailureKind.DISCONNECTED) {
				throw cause;
			}
			if (number.isEmpty() && this.session.connection().isClosed()) {
				throw new SQLException(cause.getMessage(), OUTCOME_UNKNOWN, cause);
			}
			this.tellsNumbers = number.isPresent();
			if (number.orElse(-1) < statements.size()) {
				failed.accept(number.orElse(-1));
			}
			throw cause;
		}
		return missed.stream().findFirst();
	}

	/**
	 * A database that has to find out the type of a parameter finds another one than a
	 * literal has, or none, so that values are bound only where there is no doubt of it
	 * or where a literal would be too long.
	 */
	@Override
	public void execute(SqlStatement sql, Map<String, SqlValue> values) throws SQLException {
		if (sql.facts().data() && values.values().stream().anyMatch(JdbcStatementSink::isLarge)) {
			this.session.prepare(sql);
			BoundStatement bound = BoundStatement.of(sql, values, this.dialect, JdbcStatementSink::isLarge);
			execute(bound.text(), List.of(bound));
			return;
		}
		execute(LiteralParameters.fill(sql, values, this.dialect));
	}

	private static boolean isLarge(@Nullable SqlValue value) {
		return value instanceof SqlValue.Literal literal && (literal.value() instanceof byte[]
				|| (literal.value() instanceof CharSequence text && text.length() > LONGEST_LITERAL));
	}

	/**
	 * Rows whose text is the same are one batch.
	 */
	@Override
	public void executeBatch(SqlStatement sql, List<Map<String, SqlValue>> rows) throws SQLException {
		this.session.prepare(sql);
		List<BoundStatement> bound = rows.stream()
			.map((row) -> BoundStatement.of(sql, row, this.dialect, (value) -> true))
			.toList();
		int next = 0;
		while (next < bound.size()) {
			int first = next;
			String text = bound.get(first).text();
			while (next < bound.size() && bound.get(next).text().equals(text)) {
				next++;
			}
			execute(text, bound.subList(first, next));
		}
	}

	private void execute(String text, List<BoundStatement> rows) throws SQLException {
		try (PreparedStatement statement = this.session.connection().prepareStatement(text)) {
			if (rows.size() == 1) {
				bind(statement, rows.get(0));
				run(statement, () -> statement.execute());
				return;
			}
			for (BoundStatement row : rows) {
				bind(statement, row);
				statement.addBatch();
			}
			run(statement, () -> statement.executeBatch());
		}
	}

	private void bind(PreparedStatement statement, BoundStatement row) throws SQLException {
		for (int i = 0; i < row.values().size(); i++) {
			this.session.bind(statement, i + 1, row.values().get(i));
		}
	}

	@Override
	public long copy(String sql, Closeable data) throws SQLException {
		return (data instanceof Reader text) ? this.session.copy(sql, text)
				: this.session.copy(sql, (InputStream) data);
	}

	@Override
	public int update(String sql, @Nullable Object... parameters) throws SQLException {
		try (PreparedStatement statement = this.session.connection().prepareStatement(sql)) {
			for (int i = 0; i < parameters.length; i++) {
				if (parameters[i] == null) {
					statement.setNull(i + 1, Types.VARCHAR);
				}
				else {
					statement.setObject(i + 1, parameters[i]);
				}
			}
			return statement.executeUpdate();
		}
	}

	@Override
	public void omit(String purpose) {
		throw new IllegalStateException("There is a database to do it: " + purpose);
	}

	/**
	 * A statement with parameters as JDBC takes it. Values mean what their literals would
	 * mean: those of which the literal is no plain string, number, truth value or bytes
	 * stand in the text.
	 *
	 * @param text the text, with question marks
	 * @param values the values of those, in order
	 */
	private record BoundStatement(String text, List<@Nullable Object> values) {

		/**
		 * Bind values.
		 * @param binds whether to bind a value; only statements of data take parameters
		 * everywhere
		 */
		static BoundStatement of(SqlStatement sql, Map<String, SqlValue> row, Dialect dialect,
				Predicate<@Nullable SqlValue> binds) {
			List<@Nullable Object> values = new ArrayList<>();
			String text = NamedParameters.of(sql.text(), dialect.syntax()).forJdbc((name) -> {
				SqlValue value = row.get(name);
				if (value instanceof SqlValue.Expression expression) {
					return NamedParameters.of(expression.sql(), dialect.syntax()).forJdbc((other) -> ":" + other);
				}
				Object literal = (value instanceof SqlValue.Literal said) ? said.value() : null;
				return (sql.facts().data() && binds.test(value)) ? placeholder(literal, values, dialect)
						: dialect.spelling().literal(literal);
			});
			return new BoundStatement(text, values);
		}

		private static String placeholder(@Nullable Object value, List<@Nullable Object> values, Dialect dialect) {
			if (value == null || value instanceof Number || value instanceof Boolean || value instanceof byte[]) {
				values.add(value);
				return "?";
			}
			if (value instanceof CharSequence || value instanceof Character) {
				values.add(value.toString());
				return "?";
			}
			String literal = dialect.spelling().literal(value);
			if (literal.startsWith("'")) {
				values.add(literal.substring(1, literal.length() - 1).replace("''", "'"));
				return "?";
			}
			return literal;
		}

	}

}
