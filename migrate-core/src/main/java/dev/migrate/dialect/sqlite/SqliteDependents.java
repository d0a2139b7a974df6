package dev.migrate.dialect.sqlite;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.standard.Identifiers;
import dev.migrate.schema.TableName;
import dev.migrate.sql.SqlToken;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * What depends on a table of SQLite without SQLite knowing: a view or trigger that no
 * longer works is found out when it is used.
 */
record SqliteDependents(JdbcOperations jdbc, Dialect dialect, TableName table) {

	/**
	 * The views and triggers that work.
	 * @return words for each
	 */
	Set<String> working() {
		Set<String> working = new LinkedHashSet<>();
		probes().forEach((what, statement) -> {
			if (failure(statement).isEmpty()) {
				working.add(what);
			}
		});
		return working;
	}

	/**
	 * The views and triggers that no longer work.
	 * @param working those that did
	 * @return the reasons by words for each
	 */
	Map<String, String> broken(Set<String> working) {
		Map<String, String> broken = new LinkedHashMap<>();
		probes().forEach((what, statement) -> {
			String failure = working.contains(what) ? failure(statement) : "";
			if (!failure.isEmpty()) {
				broken.put(what, failure);
			}
		});
		return broken;
	}

	// Statements that are compiled and not run: a view with a query of it, triggers with
	// what sets them off
	private Map<String, String> probes() {
		Map<String, String> probes = new LinkedHashMap<>();
		names("select name from %s where type = 'view' order by name")
			.forEach((view) -> probes.put("View '" + view + "'", "explain select * from " + quoted(view)));
		names("select distinct tbl_name from %s where type = 'trigger' order by tbl_name").forEach((name) -> {
			probes.put("A trigger of inserts into '" + name + "'",
					"explain insert into " + quoted(name) + " default values");
			probes.put("A trigger of deletes from '" + name + "'", "explain delete from " + quoted(name));
			probes.put("A trigger of updates of '" + name + "'",
					"explain update " + quoted(name) + " set " + assignments(name));
		});
		return probes;
	}

	private List<String> names(String sql) {
		return this.jdbc.queryForList(sql.formatted(SqliteTableState.master(this.dialect, this.table)), String.class);
	}

	private String quoted(String name) {
		return this.dialect.spelling().quote(this.table.withName(name));
	}

	private String assignments(String name) {
		return this.jdbc
			.queryForList("select name from pragma_table_info(?, ?)", String.class, name,
					SqliteTableState.schema(this.table))
			.stream()
			.map(this.dialect.spelling()::quote)
			.map((column) -> column + " = " + column)
			.collect(Collectors.joining(", "));
	}

	private String failure(String statement) {
		try {
			this.jdbc.query(statement, (row) -> {
				// that it compiles is enough
			});
			return "";
		}
		catch (DataAccessException ex) {
			return String.valueOf(ex.getMostSpecificCause().getMessage());
		}
	}

	/**
	 * Whether a trigger of the table uses one of its columns.
	 * @param trigger the trigger's statement
	 * @param columns folded names of columns
	 * @return {@code true} if it does
	 */
	static boolean uses(String trigger, Set<String> columns) {
		List<SqlToken> tokens = SqliteTokens.list(trigger);
		boolean inColumnList = false;
		for (int i = 0; i < tokens.size(); i++) {
			SqlToken token = tokens.get(i);
			if (token.is("OF")) {
				inColumnList = true;
			}
			else if (token.is("ON")) {
				inColumnList = false;
			}
			boolean ofRow = i > 1 && tokens.get(i - 1).is(".")
					&& (tokens.get(i - 2).is("NEW") || tokens.get(i - 2).is("OLD"));
			if ((ofRow || inColumnList) && columns.contains(Identifiers.fold(token.name()))) {
				return true;
			}
		}
		return false;
	}

}
