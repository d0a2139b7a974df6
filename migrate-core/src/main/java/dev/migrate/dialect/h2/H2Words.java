package dev.migrate.dialect.h2;

import java.util.List;
import java.util.Objects;
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
 * What H2 says of a table itself. It tells that to an administrator alone; for others,
 * revisions say so.
 */
final class H2Words {

	/** How many values of a sequence it takes at once where nothing is said. */
	private static final long CACHED = 32;

	private static final Pattern UNSAID = Pattern
		.compile("\\b(?:INVISIBLE|SELECTIVITY|DEFAULT ON NULL|FLOAT\\(|LARGE OBJECT\\()");

	private H2Words() {
	}

	static List<ServerWords> of(Dialect dialect, JdbcOperations jdbc, Table table) {
		StoredNames names = StoredNames.of(dialect, jdbc);
		return new ScriptWords(dialect, table, names, dialect.inspector(jdbc).currentSchema(), UNSAID, H2Words::plain)
			.of(jdbc, "SCRIPT NODATA NOPASSWORDS NOSETTINGS TABLE " + dialect.spelling().quote(table.name()));
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
		boolean up = sequence.increment() == null || sequence.increment() > 0;
		long start = Objects.requireNonNullElse(sequence.start(), up ? 1L : -1L);
		return SequenceLimits.of(dialect, jdbc, sequence, "start_value", "cache")
			.stream()
			.filter((limits) -> !limits.isPlain("BIGINT", up ? Math.min(start, 1) : Long.MIN_VALUE,
					up ? Long.MAX_VALUE : Math.max(start, -1), CACHED))
			.map((limits) -> limits.create(dialect, sequence))
			.toList();
	}

}
