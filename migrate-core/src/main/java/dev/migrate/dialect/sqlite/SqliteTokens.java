package dev.migrate.dialect.sqlite;

import java.util.List;

import dev.migrate.dialect.standard.Identifiers;
import dev.migrate.sql.SqlToken;
import dev.migrate.sql.SqlTokens;

/**
 * Reads statements that SQLite has accepted, and compares names in them: case does not
 * matter, as far as ASCII goes.
 */
final class SqliteTokens {

	private SqliteTokens() {
	}

	static SqlTokens of(String sql) {
		return new SqlTokens(sql, SqliteParts.SYNTAX);
	}

	static List<SqlToken> list(String sql) {
		return SqlToken.read(sql, SqliteParts.SYNTAX);
	}

	/**
	 * Whether a statement has a name in it.
	 * @param sql the statement, or a part of it
	 * @return {@code true} if it has
	 */
	static boolean hasName(String sql, String name) {
		return list(sql).stream().anyMatch((token) -> names(token, name));
	}

	static boolean names(SqlToken token, String name) {
		return token.isName() && equal(token.name(), name);
	}

	static boolean equal(String one, String two) {
		return Identifiers.fold(one).equals(Identifiers.fold(two));
	}

}
