package dev.migrate.dialect.h2;

import java.util.List;
import java.util.regex.Pattern;

import dev.migrate.schema.Sequence;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.ServerWords;
import dev.migrate.dialect.standard.ScriptWords;
import dev.migrate.dialect.standard.StoredNames;
import dev.migrate.schema.Table;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * What H2 says of a table itself. It tells that to an administrator alone; of others,
 * what operations say comes back and no more.
 */
final class H2Words {

	private static final Pattern UNSAID_OF_SEQUENCE = Pattern
		.compile("\\b(?:MINVALUE|MAXVALUE|CACHE|AS)\\b|(?<!NO )\\bCYCLE\\b");

	private static final Pattern UNSAID = Pattern
		.compile("\\b(?:INVISIBLE|SELECTIVITY|DEFAULT ON NULL|FLOAT\\(|LARGE OBJECT\\()");

	private H2Words() {
	}

	static List<ServerWords> of(Dialect dialect, JdbcOperations jdbc, Table table) {
		StoredNames names = StoredNames.of(dialect, jdbc);
		return new ScriptWords(dialect, table, names, dialect.inspector(jdbc).currentSchema(), UNSAID, H2Words::plain)
			.of(script(jdbc, "SCRIPT NODATA NOPASSWORDS NOSETTINGS TABLE " + dialect.spelling().quote(table.name())));
	}

	/**
	 * What is said of all constraints, and where NULL stands unless something else is
	 * said.
	 */
	private static String plain(String statement) {
		return statement.replaceFirst(" NOCHECK$", "")
			.replace(" NULLS DISTINCT", "")
			.replace("DESC NULLS LAST", "DESC")
			.replaceAll("(?<! DESC) NULLS FIRST", "");
	}

	static List<String> of(Dialect dialect, JdbcOperations jdbc, Sequence sequence) {
		return ScriptWords.of(dialect, sequence, StoredNames.of(dialect, jdbc), UNSAID_OF_SEQUENCE,
				script(jdbc, "SCRIPT NODATA NOPASSWORDS NOSETTINGS"));
	}

	private static List<String> script(JdbcOperations jdbc, String sql) {
		try {
			return jdbc.queryForList(sql, String.class);
		}
		catch (DataAccessException ex) {
			return List.of();
		}
	}

}
