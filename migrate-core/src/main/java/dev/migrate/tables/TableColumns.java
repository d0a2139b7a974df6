package dev.migrate.tables;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The columns that one of our tables has, which somebody else may have made.
 *
 * @param names their names in lower case
 */
record TableColumns(Set<String> names) {

	static TableColumns of(ResultSetMetaData columns) throws SQLException {
		Set<String> names = new HashSet<>();
		for (int i = 1; i <= columns.getColumnCount(); i++) {
			names.add(columns.getColumnLabel(i).toLowerCase(Locale.ROOT));
		}
		return new TableColumns(names);
	}

	boolean has(String name) {
		return this.names.contains(name);
	}

	/**
	 * Those that it lacks.
	 * @param wanted names in lower case
	 */
	List<String> missing(List<String> wanted) {
		List<String> missing = new ArrayList<>(wanted);
		missing.removeAll(this.names);
		return missing;
	}

}
