package dev.migrate.dialect.mysql;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.migrate.schema.Column;
import dev.migrate.schema.Table;
import dev.migrate.sql.SqlSyntax;
import dev.migrate.sql.SqlToken;

/**
 * Reads how a table has its partitions.
 */
final class MySqlPartitions {

	private MySqlPartitions() {
	}

	/**
	 * By which columns a table has its partitions, at whatever level.
	 * @param table the table
	 * @param tail what the server says behind its columns
	 * @param syntax how it is read
	 * @return the columns
	 */
	static List<String> columns(Table table, String tail, SqlSyntax syntax) {
		List<SqlToken> tokens = SqlToken.read(tail, syntax);
		Set<String> columns = new LinkedHashSet<>();
		for (int i = 1; i < tokens.size(); i++) {
			if (tokens.get(i).is("BY") && (tokens.get(i - 1).is("PARTITION") || tokens.get(i - 1).is("SUBPARTITION"))) {
				columns.addAll(columns(table, tokens.subList(i + 1, tokens.size())));
			}
		}
		return List.copyOf(columns);
	}

	/**
	 * {@code KEY ()} is by the primary key; {@code SYSTEM_TIME} is by no column, and the
	 * partitions themselves follow at once.
	 */
	private static List<String> columns(Table table, List<SqlToken> by) {
		List<SqlToken> inside = inFirstBrackets(by);
		if (inside.isEmpty()) {
			boolean key = by.stream().takeWhile((token) -> !token.is("(")).anyMatch((token) -> token.is("KEY"));
			return key ? table.primaryKeyColumns() : List.of();
		}
		return inside.get(0).is("PARTITION") ? List.of()
				: table.columns().stream().map(Column::name).filter((name) -> isNamed(name, inside)).toList();
	}

	private static List<SqlToken> inFirstBrackets(List<SqlToken> tokens) {
		List<SqlToken> inside = new ArrayList<>();
		int depth = 0;
		for (SqlToken token : tokens) {
			boolean in = depth > 0;
			depth += token.nesting();
			if (in && depth == 0) {
				return inside;
			}
			if (in) {
				inside.add(token);
			}
		}
		return inside;
	}

	/**
	 * What stands before a bracket is a function.
	 */
	private static boolean isNamed(String column, List<SqlToken> tokens) {
		for (int i = 0; i < tokens.size(); i++) {
			boolean called = i + 1 < tokens.size() && tokens.get(i + 1).is("(");
			if (tokens.get(i).isName() && !called && tokens.get(i).name().equalsIgnoreCase(column)) {
				return true;
			}
		}
		return false;
	}

}
