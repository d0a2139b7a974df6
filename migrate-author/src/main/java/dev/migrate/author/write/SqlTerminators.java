package dev.migrate.author.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.migrate.sql.SqlSplitter;
import dev.migrate.sql.SqlStatement;
import dev.migrate.sql.SqlSyntax;
import dev.migrate.sql.SqlSyntaxException;
import dev.migrate.sql.SqlTrait;

/**
 * Ends statements in a way that they are found again as they are. Thread-safe.
 */
final class SqlTerminators {

	private static final List<String> DELIMITERS = List.of("//", "$$", "@@", "^^", "%%", "~~");

	private final SqlSyntax syntax;

	private final SqlSplitter splitter;

	SqlTerminators(SqlSyntax syntax) {
		this.syntax = syntax;
		this.splitter = new SqlSplitter(syntax);
	}

	/**
	 * A statement with its end.
	 * @param statement the statement
	 * @return the text without a line break at its end, or empty if the statement would
	 * not be found again
	 */
	Optional<String> terminated(SqlStatement statement) {
		return candidates(statement).filter((text) -> isFoundIn(text, statement)).findFirst();
	}

	/**
	 * A comment at the end would swallow a terminator on its line; what a semicolon would
	 * divide needs another one.
	 */
	private Stream<String> candidates(SqlStatement statement) {
		String data = statement.copyData().map((lines) -> "\n" + lines + "\\.").orElse("");
		String sql = statement.text();
		Stream<String> plain = Stream.of(sql + ";" + data, sql + "\n;" + data);
		return this.syntax.has(SqlTrait.DELIMITER_COMMAND)
				? Stream.concat(plain, DELIMITERS.stream()
					.map((delimiter) -> "DELIMITER " + delimiter + "\n" + sql + "\n" + delimiter + "\nDELIMITER ;"))
				: plain;
	}

	private boolean isFoundIn(String text, SqlStatement statement) {
		List<SqlStatement> found = new ArrayList<>();
		try {
			// Something behind it, which must be found as well
			this.splitter.split(text + "\nSELECT 1;\n").forEach(found::add);
		}
		catch (SqlSyntaxException ex) {
			return false;
		}
		return found.size() == 2 && found.get(0).text().equals(statement.text())
				&& found.get(0).copyData().equals(statement.copyData()) && found.get(1).text().equals("SELECT 1");
	}

}
