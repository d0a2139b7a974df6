package dev.migrate.dialect.hsqldb;

import java.util.List;
import java.util.regex.Pattern;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.ServerWords;
import dev.migrate.dialect.standard.ScriptWords;
import dev.migrate.dialect.standard.SequenceLimits;
import dev.migrate.dialect.standard.StoredNames;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.Table;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * What HSQLDB says of a table itself. It tells that to an administrator alone; for
 * others, revisions say so.
 */
final class HsqldbWords {

	private static final Pattern UNSAID = Pattern.compile("\\bROW (?:START|END)\\b|LOB\\((?!1G\\))|\\bON UPDATE\\b");

	private HsqldbWords() {
	}

	static List<ServerWords> of(Dialect dialect, JdbcOperations jdbc, Table table) {
		StoredNames names = StoredNames.of(dialect, jdbc);
		return new ScriptWords(dialect, table, names, dialect.inspector(jdbc).currentSchema(), UNSAID,
				(statement) -> plain(statement, String.valueOf(names.stored(table.name().name()))))
			.of(jdbc, "SCRIPT");
	}

	/**
	 * Columns stand in checks with their table.
	 */
	private static String plain(String statement, String table) {
		return statement.replaceAll("(?<![\\w.])\"?" + Pattern.quote(table) + "\"?\\.", "");
	}

	static List<String> of(Dialect dialect, JdbcOperations jdbc, Sequence sequence) {
		return SequenceLimits.of(dialect, jdbc, sequence, "start_with", "0")
			.stream()
			.filter((limits) -> !limits.isPlain("BIGINT", Long.MIN_VALUE, Long.MAX_VALUE, 0))
			.map((limits) -> limits.create(dialect, sequence))
			.toList();
	}

}
