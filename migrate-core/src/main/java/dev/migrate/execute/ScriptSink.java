package dev.migrate.execute;

import java.io.Closeable;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.List;
import java.util.Map;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.Transactions;
import dev.migrate.schema.SqlValue;
import dev.migrate.sql.SqlStatement;
import dev.migrate.sql.SqlTrait;
import dev.migrate.sql.StatementFacts;
import dev.migrate.tables.StatementSink;
import org.jspecify.annotations.Nullable;

/**
 * Writes statements into a script as the database's own client reads it: each statement
 * ends where the client ends it. A transaction begins with the first statement that it
 * has, so that none is empty.
 */
final class ScriptSink implements StatementSink, Transactions {

	private static final List<String> DELIMITERS = List.of("//", "$$", "@@", "^^", "%%", "~~");

	private final Dialect dialect;

	private final StringBuilder text = new StringBuilder();

	private boolean wanted;

	private boolean open;

	ScriptSink(Dialect dialect) {
		this.dialect = dialect;
	}

	@Override
	public void execute(SqlStatement statement) {
		if (this.wanted && !this.open) {
			line("BEGIN;");
			this.open = true;
		}
		write(statement);
	}

	private void write(SqlStatement statement) {
		String sql = statement.text();
		if (this.dialect.syntax().has(SqlTrait.DELIMITER_COMMAND) && sql.indexOf(';') >= 0) {
			String delimiter = delimiter(sql);
			line("DELIMITER " + delimiter);
			line(sql + end(sql) + delimiter);
			line("DELIMITER ;");
			return;
		}
		line(sql + end(sql) + ";");
		statement.copyData().ifPresent(this::data);
	}

	/**
	 * One that does not occur in the statement.
	 */
	private static String delimiter(String sql) {
		String repeated = "//";
		for (String delimiter : DELIMITERS) {
			if (!sql.contains(delimiter)) {
				return delimiter;
			}
		}
		while (sql.contains(repeated)) {
			repeated += "/";
		}
		return repeated;
	}

	/**
	 * What ends with a comment would swallow its terminator.
	 */
	private static String end(String sql) {
		String last = sql.substring(sql.lastIndexOf('\n') + 1);
		return (last.contains("--") || last.contains("#") || last.contains("//")) ? "\n" : "";
	}

	private void data(String data) {
		this.text.append(data);
		if (!data.isEmpty() && !data.endsWith("\n")) {
			this.text.append('\n');
		}
		line("\\.");
	}

	private void line(String line) {
		this.text.append(line).append('\n');
	}

	@Override
	public void execute(SqlStatement statement, Map<String, SqlValue> values) {
		execute(LiteralParameters.fill(statement, values, this.dialect));
	}

	@Override
	public void executeBatch(SqlStatement statement, List<Map<String, SqlValue>> rows) {
		rows.forEach((row) -> execute(statement, row));
	}

	@Override
	public long copy(String sql, Closeable data) throws SQLException {
		throw new SQLFeatureNotSupportedException("There is no database to copy into");
	}

	/**
	 * Write the statement with its values in it.
	 * @return 1, as what it will meet is not known
	 */
	@Override
	public int update(String sql, @Nullable Object... parameters) {
		execute(new SqlStatement(withValues(sql, parameters), StatementFacts.DATA));
		return 1;
	}

	private String withValues(String sql, @Nullable Object... parameters) {
		StringBuilder filled = new StringBuilder();
		int next = 0;
		char quote = 0;
		for (char character : sql.toCharArray()) {
			if (quote == 0 && character == '?') {
				filled.append(this.dialect.spelling().literal(parameters[next]));
				next++;
				continue;
			}
			if (quote == 0 && (character == '\'' || character == '"' || character == '`')) {
				quote = character;
			}
			else if (quote == character) {
				quote = 0;
			}
			filled.append(character);
		}
		return filled.toString();
	}

	@Override
	public void omit(String purpose) {
		comment("!!! Left out of this script, as it needs the database: " + purpose);
		comment("!!! Do it by hand, or let the application upgrade the database itself.");
	}

	/**
	 * A comment, whatever is in it: it stays in one line, and begins no command.
	 */
	void comment(String comment) {
		line(("-- " + comment.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ")).stripTrailing());
	}

	void blank() {
		line("");
	}

	void begin() {
		this.wanted = this.dialect.transactionalDdl();
	}

	void commit() {
		if (this.open) {
			line("COMMIT;");
		}
		this.open = false;
		this.wanted = false;
	}

	@Override
	public void suspendTransaction() {
		commit();
	}

	@Override
	public void resumeTransaction() {
		begin();
	}

	@Override
	public void flush() {
	}

	String text() {
		return this.text.toString();
	}

}
