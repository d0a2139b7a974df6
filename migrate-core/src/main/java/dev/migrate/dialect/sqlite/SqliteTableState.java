package dev.migrate.dialect.sqlite;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.TableNotFoundException;
import dev.migrate.operation.RenameColumn;
import dev.migrate.schema.TableName;
import dev.migrate.sql.SqlToken;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * A table of SQLite and what goes with it when it is dropped.
 *
 * @param name the name, spelled as in the database
 * @param indexes the statements of its indexes by name, those of constraints left out
 * @param triggers the statements of its triggers
 */
record SqliteTableState(TableName name, SqliteTableText text, Map<String, String> indexes, List<String> triggers) {

	/**
	 * Read a table.
	 * @param jdbc access to the database
	 * @param dialect quotes names
	 * @return what is there
	 * @throws TableNotFoundException if there is no such table
	 */
	static SqliteTableState read(JdbcOperations jdbc, Dialect dialect, TableName table) {
		Map<String, String> tables = read(jdbc, dialect, table, "table");
		if (tables.isEmpty()) {
			TableName left = table.withName(SqliteRebuild.temporary(table));
			throw new TableNotFoundException(table, read(jdbc, dialect, left, "table").isEmpty() ? ""
					: "Its rows are in '" + left + "', which a rebuild that was cut short has left.");
		}
		Map.Entry<String, String> found = tables.entrySet().iterator().next();
		return new SqliteTableState(table.withName(found.getKey()), SqliteTableParser.parse(found.getValue()),
				read(jdbc, dialect, table, "index"), triggers(jdbc, dialect, table));
	}

	/**
	 * The table with a column renamed, where it is not read from the database; SQLite
	 * does it for those that are there.
	 */
	SqliteTableState renamed(RenameColumn rename, Dialect dialect) {
		Map<String, String> renamed = new LinkedHashMap<>();
		this.indexes.forEach((index, sql) -> {
			int bracket = sql.indexOf('(');
			renamed.put(index, sql.substring(0, bracket) + renamed(sql.substring(bracket), rename, dialect));
		});
		return new SqliteTableState(this.name, renamedText(rename, dialect), renamed, this.triggers);
	}

	private SqliteTableText renamedText(RenameColumn rename, Dialect dialect) {
		SqliteTableText renamed = this.text
			.withColumns(this.text.columns()
				.stream()
				.map((column) -> new SqliteColumn(column.isNamed(rename.from()) ? rename.to() : column.name(),
						column.type(),
						column.clauses().stream().map((clause) -> renamed(clause, rename, dialect)).toList(),
						column.comment()))
				.toList())
			.withConstraints(
					this.text.constraints().stream().map((clause) -> renamed(clause, rename, dialect)).toList());
		SqliteRemarks remarks = this.text.remarks();
		for (int i = 0; i < this.text.columns().size(); i++) {
			remarks = remarks.moved(SqliteRemarks.key(this.text.columns().get(i)),
					SqliteRemarks.key(renamed.columns().get(i)));
		}
		for (int i = 0; i < this.text.constraints().size(); i++) {
			remarks = remarks.moved(SqliteRemarks.key(this.text.constraints().get(i)),
					SqliteRemarks.key(renamed.constraints().get(i)));
		}
		return SqliteTableParser.parse(renamed.withRemarks(remarks).sql("t", dialect));
	}

	// The columns behind REFERENCES are another table's
	private SqliteClause renamed(SqliteClause clause, RenameColumn rename, Dialect dialect) {
		String body = clause.body();
		int end = body.length();
		if (clause.references() != null && !SqliteTokens.equal(clause.references().table(), this.name.name())) {
			end = body.toUpperCase(Locale.ROOT).indexOf("REFERENCES");
		}
		return new SqliteClause(clause.kind(), clause.name(),
				renamed(body.substring(0, end), rename, dialect) + body.substring(end), clause.columns(),
				clause.references(), clause.expression());
	}

	private static String renamed(String sql, RenameColumn rename, Dialect dialect) {
		return SqlToken.replaced(sql, SqliteParts.SYNTAX, (token) -> SqliteTokens.names(token, rename.from()),
				(token) -> dialect.spelling().quote(rename.to()));
	}

	static List<String> triggers(JdbcOperations jdbc, Dialect dialect, TableName table) {
		return List.copyOf(read(jdbc, dialect, table, "trigger").values());
	}

	static boolean exists(JdbcOperations jdbc, Dialect dialect, TableName table) {
		return !read(jdbc, dialect, table, "table").isEmpty();
	}

	private static Map<String, String> read(JdbcOperations jdbc, Dialect dialect, TableName table, String type) {
		Map<String, String> statements = new LinkedHashMap<>();
		jdbc.query(
				"select name, sql from " + master(dialect, table)
						+ " where type = ? and tbl_name = ? collate nocase and sql is not null order by rowid",
				(row) -> {
					statements.put(row.getString("name"), row.getString("sql"));
				}, type, table.name());
		return statements;
	}

	static String master(Dialect dialect, TableName table) {
		return dialect.spelling().quote(new TableName(schema(table), "sqlite_master"));
	}

	static String schema(TableName table) {
		return (table.schema() != null) ? table.schema() : "main";
	}

}
