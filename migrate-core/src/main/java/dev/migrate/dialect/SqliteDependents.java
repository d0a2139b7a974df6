package dev.migrate.dialect;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.migrate.schema.TableName;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * What depends on a table of SQLite without SQLite knowing: a view or trigger that no
 * longer works is found out when it is used.
 */
final class SqliteDependents {

	private final JdbcOperations jdbc;

	private final Dialect dialect;

	private final TableName table;

	SqliteDependents(JdbcOperations jdbc, Dialect dialect, TableName table) {
		this.jdbc = jdbc;
		this.dialect = dialect;
		this.table = table;
	}

	/**
	 * The views that work.
	 * @return their names
	 */
	List<String> workingViews() {
		return this.jdbc
			.queryForList("select name from " + SqliteTableState.master(this.dialect, this.table)
					+ " where type = 'view' order by name", String.class)
			.stream()
			.filter((view) -> failure(view).isEmpty())
			.toList();
	}

	/**
	 * The views that no longer work.
	 * @param views those that did
	 * @return the reasons by view
	 */
	Map<String, String> broken(List<String> views) {
		Map<String, String> broken = new LinkedHashMap<>();
		for (String view : views) {
			String failure = failure(view);
			if (!failure.isEmpty()) {
				broken.put(view, failure);
			}
		}
		return broken;
	}

	private String failure(String view) {
		try {
			this.jdbc.query("explain select * from " + this.dialect.quote(this.table.withName(view)), (row) -> {
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
		List<SqliteToken> tokens = SqliteToken.read(trigger);
		boolean inColumnList = false;
		for (int i = 0; i < tokens.size(); i++) {
			SqliteToken token = tokens.get(i);
			if (token.is("OF")) {
				inColumnList = true;
			}
			else if (token.is("ON")) {
				inColumnList = false;
			}
			boolean ofRow = i > 1 && tokens.get(i - 1).is(".")
					&& (tokens.get(i - 2).is("NEW") || tokens.get(i - 2).is("OLD"));
			if ((ofRow || inColumnList) && columns.contains(SqliteToken.fold(token.name()))) {
				return true;
			}
		}
		return false;
	}

}
