package dev.migrate.dialect.sqlite;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import dev.migrate.dialect.Dialect;
import dev.migrate.operation.RenameColumn;
import dev.migrate.schema.TableName;
import dev.migrate.sql.SqlToken;

/**
 * Renames a column in the text of a table that is not read from the database; SQLite does
 * it for those that are there.
 */
final class SqliteRenaming {

	private SqliteRenaming() {
	}

	static SqliteTableText rename(SqliteTableText text, TableName table, RenameColumn rename, Dialect dialect) {
		SqliteTableText renamed = text
			.withColumns(text.columns()
				.stream()
				.map((column) -> new SqliteColumn(column.isNamed(rename.from()) ? rename.to() : column.name(),
						column.type(),
						column.clauses().stream().map((clause) -> rename(clause, table, rename, dialect)).toList(),
						column.comment()))
				.toList())
			.withConstraints(
					text.constraints().stream().map((clause) -> rename(clause, table, rename, dialect)).toList());
		SqliteRemarks remarks = text.remarks();
		for (int i = 0; i < text.columns().size(); i++) {
			remarks = remarks.moved(SqliteRemarks.key(text.columns().get(i)),
					SqliteRemarks.key(renamed.columns().get(i)));
		}
		for (int i = 0; i < text.constraints().size(); i++) {
			remarks = remarks.moved(SqliteRemarks.key(text.constraints().get(i)),
					SqliteRemarks.key(renamed.constraints().get(i)));
		}
		return SqliteTableParser.parse(renamed.withRemarks(remarks).sql("t", dialect));
	}

	static Map<String, String> rename(Map<String, String> indexes, RenameColumn rename, Dialect dialect) {
		Map<String, String> renamed = new LinkedHashMap<>();
		indexes.forEach((name, sql) -> {
			int bracket = sql.indexOf('(');
			renamed.put(name, sql.substring(0, bracket) + rename(sql.substring(bracket), rename, dialect));
		});
		return renamed;
	}

	// The columns behind REFERENCES are another table's
	private static SqliteClause rename(SqliteClause clause, TableName table, RenameColumn rename, Dialect dialect) {
		String body = clause.body();
		int end = body.length();
		if (clause.references() != null && !SqliteTokens.equal(clause.references().table(), table.name())) {
			end = body.toUpperCase(Locale.ROOT).indexOf("REFERENCES");
		}
		return new SqliteClause(clause.kind(), clause.name(),
				rename(body.substring(0, end), rename, dialect) + body.substring(end), clause.columns(),
				clause.references(), clause.expression());
	}

	private static String rename(String sql, RenameColumn rename, Dialect dialect) {
		return SqlToken.replaced(sql, SqliteParts.SYNTAX, (token) -> SqliteTokens.names(token, rename.from()),
				(token) -> dialect.spelling().quote(rename.to()));
	}

}
