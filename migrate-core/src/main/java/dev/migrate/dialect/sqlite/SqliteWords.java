package dev.migrate.dialect.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.ServerWords;
import dev.migrate.dialect.ServerWords.Part;
import dev.migrate.dialect.standard.SaidRules;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * What SQLite says of a table itself: the statements that have made it, its indexes and
 * its triggers. Only a table made anew gets a constraint, so what a constraint does on
 * conflict comes back with its table alone.
 */
final class SqliteWords {

	private static final String CONFLICT = "CONFLICT";

	private static final Pattern MADE = Pattern
		.compile("(?i)^CREATE\\s+(?:UNIQUE\\s+|VIRTUAL\\s+)?(?:TABLE|INDEX|TRIGGER)\\s+");

	private final Dialect dialect;

	private final Table table;

	private final SaidRules said;

	private SqliteWords(Dialect dialect, Table table) {
		this.dialect = dialect;
		this.table = table;
		this.said = new SaidRules(dialect, table, true);
	}

	static List<ServerWords> of(Dialect dialect, JdbcOperations jdbc, Table table) {
		String schema = (table.name().schema() != null) ? table.name().schema() : "main";
		List<Map<String, Object>> rows = jdbc
			.queryForList(
					"select type, name, sql from " + dialect.spelling().quote(new TableName(schema, "sqlite_master"))
							+ " where sql is not null and tbl_name = ? collate nocase order by rowid",
					table.name().name());
		return new SqliteWords(dialect, table).all(rows);
	}

	private List<ServerWords> all(List<Map<String, Object>> rows) {
		List<ServerWords> all = new ArrayList<>();
		List<String> statements = new ArrayList<>();
		for (Map<String, Object> row : rows) {
			String sql = qualified(String.valueOf(row.get("sql")));
			String name = String.valueOf(row.get("name"));
			switch (String.valueOf(row.get("type"))) {
				case "table" -> {
					statements.add(0, sql);
					all.addAll(conflicts(SqliteTableParser.parse(sql)));
				}
				case "index" -> {
					statements.add(sql);
					if (!this.said.says(name, sql)) {
						all.add(new ServerWords(Part.INDEX, name, List.of(), List.of(sql)));
					}
				}
				case "trigger" -> all.add(new ServerWords(Part.TRIGGER, name, List.of(), List.of(sql)));
				default -> throw new IllegalStateException(name + " is of a table");
			}
		}
		if (!statements.isEmpty() && !this.said.saysTable(statements.get(0))) {
			all.add(0, new ServerWords(Part.TABLE, this.table.name().name(), List.of(), statements));
		}
		return all;
	}

	/**
	 * The server keeps a statement without the database that it names.
	 */
	private String qualified(String sql) {
		String schema = this.table.name().schema();
		return (schema == null) ? sql : MADE.matcher(sql)
			.replaceFirst("$0" + Matcher.quoteReplacement(this.dialect.spelling().quote(schema) + "."));
	}

	private List<ServerWords> conflicts(SqliteTableText text) {
		List<ServerWords> lost = new ArrayList<>();
		String add = "ALTER TABLE " + this.dialect.spelling().quote(this.table.name()) + " ADD COLUMN ";
		for (SqliteColumn column : text.columns()) {
			if (column.clauses().stream().anyMatch((clause) -> clause.has(CONFLICT))) {
				boolean added = !column.has(SqliteClause.Kind.PRIMARY_KEY) && !column.has(SqliteClause.Kind.UNIQUE)
						&& (!column.has(SqliteClause.Kind.NOT_NULL) || column.has(SqliteClause.Kind.DEFAULT));
				lost.add(new ServerWords(Part.COLUMN, column.name(), List.of(column.name()),
						added ? List.of(add + column.sql(this.dialect)) : List.of()));
			}
			column.clauses().forEach((clause) -> lost.addAll(conflict(clause, List.of(column.name()))));
		}
		text.constraints().forEach((clause) -> lost.addAll(conflict(clause, clause.columns())));
		return lost;
	}

	private static List<ServerWords> conflict(SqliteClause clause, List<String> columns) {
		Constraint.Kind kind = clause.constraintKind();
		if (kind == null || !clause.has(CONFLICT)) {
			return List.of();
		}
		String name = (clause.name() != null) ? clause.name() : ServerWords.unnamed(kind, columns);
		return List.of(new ServerWords(Part.CONSTRAINT, name, columns, List.of()));
	}

}
