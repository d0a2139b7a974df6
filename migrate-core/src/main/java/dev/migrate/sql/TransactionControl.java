package dev.migrate.sql;

import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * The statements that begin and end transactions, on any database.
 */
final class TransactionControl {

	// comments that a server runs count; the other facts do not matter to the first words
	private static final SqlSyntax SYNTAX = new SqlSyntax(EnumSet.of(SqlTrait.EXECUTABLE_COMMENTS), CompoundBodies.NONE,
			StatementRules.of(false));

	private static final List<StatementPattern> CONTROLS = patterns("BEGIN", "START TRANSACTION", "COMMIT", "END",
			"ROLLBACK", "ABORT", "PREPARE TRANSACTION", "XA", "SET AUTOCOMMIT", "SET SESSION AUTOCOMMIT",
			"SET @ @ AUTOCOMMIT", "SET @ @ SESSION . AUTOCOMMIT");

	private static final List<StatementPattern> OTHERS = patterns("BEGIN NOT ATOMIC", "ROLLBACK TO", "ROLLBACK WORK TO",
			"ROLLBACK TRANSACTION TO", "XA RECOVER");

	private TransactionControl() {
	}

	private static List<StatementPattern> patterns(String... patterns) {
		return Stream.of(patterns).map(StatementPattern::new).toList();
	}

	static boolean matches(String statement) {
		return matchesAny(CONTROLS, statement) && !matchesAny(OTHERS, statement);
	}

	private static boolean matchesAny(List<StatementPattern> patterns, String statement) {
		return patterns.stream().anyMatch((pattern) -> pattern.matches(statement, SYNTAX));
	}

}
