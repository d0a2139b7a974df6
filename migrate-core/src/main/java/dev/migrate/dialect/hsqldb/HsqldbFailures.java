package dev.migrate.dialect.hsqldb;

import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.dialect.FailureKind;
import dev.migrate.dialect.SqlFailures;

/**
 * What failures of HSQLDB mean. It says the same of a table that is not there, of one
 * that the user may not see, and of a schema in which the user may not create anything:
 * only the last is told apart, as what is said to be missing is no table of the
 * statement.
 */
final class HsqldbFailures extends SqlFailures {

	static final HsqldbFailures INSTANCE = new HsqldbFailures();

	private static final String NOT_FOUND = "-5501";

	private static final Pattern STATEMENT = Pattern.compile("(?s)not found: (\\S+) in statement \\[(.*)]");

	private HsqldbFailures() {
		super(Map.of(FailureKind.TABLE_MISSING, Set.of(NOT_FOUND), FailureKind.LOCK_TIMEOUT, Set.of("40001"),
				FailureKind.NOT_PERMITTED, Set.of("0L501", "42507"), FailureKind.READ_ONLY, Set.of("25006"),
				FailureKind.DISCONNECTED, Set.of("-451")),
				(failure) -> SqlFailures.text(failure).replaceFirst("(?s) in statement \\[.*", ""),
				"grant dba to %2$s");
	}

	@Override
	public FailureKind kind(SQLException failure) {
		if (String.valueOf(failure.getErrorCode()).equals(NOT_FOUND)) {
			Matcher statement = STATEMENT.matcher(SqlFailures.text(failure));
			return statement.find() && isSchema(statement.group(1), statement.group(2)) ? FailureKind.NOT_PERMITTED
					: FailureKind.TABLE_MISSING;
		}
		return super.kind(failure);
	}

	private static boolean isSchema(String missing, String statement) {
		String text = statement.replace("\"", "").toLowerCase(Locale.ROOT);
		String name = missing.toLowerCase(Locale.ROOT);
		return !text.contains(name) || text.contains(name + ".");
	}

}
