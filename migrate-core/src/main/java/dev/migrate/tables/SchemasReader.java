package dev.migrate.tables;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migrate.dialect.Dialect;
import dev.migrate.error.RunLog;
import dev.migrate.lang.Internal;
import dev.migrate.settings.Tables;
import org.slf4j.Logger;

/**
 * Reads the version tables and the journals of many schemas of one database: one look at
 * the catalog says where there are any, and one statement reads those of fifty schemas.
 */
@Internal
public final class SchemasReader {

	private static final Logger logger = RunLog.of(SchemasReader.class);

	/**
	 * A bit more than what a session of PostgreSQL has locks for without asking others.
	 */
	private static final int AT_ONCE = 50;

	private static final int TIMEOUT_SECONDS = 10;

	private static final int IS_ROW = 0;

	/**
	 * A constant: to tell more of the row takes PostgreSQL a third of the time in all.
	 */
	private static final int IN_JOURNAL = 1;

	private final Dialect dialect;

	private final Tables tables;

	private final TableNames names;

	/**
	 * Create a reader.
	 * @param tables what our tables are called
	 */
	public SchemasReader(Dialect dialect, Tables tables) {
		this.dialect = dialect;
		this.tables = tables;
		this.names = TableNames.of(tables);
	}

	/**
	 * Read.
	 * @param connection a connection in autocommit mode
	 * @return the rows of each, sorted; those are left out that have to be asked alone,
	 * as where a revision has stopped in the middle or is just running, somebody holds a
	 * lock, or a schema has been dropped meanwhile
	 */
	public Map<String, VersionRows> read(Connection connection, Collection<String> schemas) {
		Map<String, VersionRows> all = new HashMap<>();
		try {
			Map<String, Set<String>> there = tables(connection);
			Set<String> versions = there.getOrDefault(folded(this.names.version().name()), Set.of());
			List<String> some = new ArrayList<>();
			for (String schema : schemas) {
				if (versions.contains(folded(schema))) {
					some.add(schema);
				}
				else {
					all.put(schema, VersionRows.NONE);
				}
			}
			Set<String> journals = there.getOrDefault(folded(this.names.journal().name()), Set.of());
			for (int i = 0; i < some.size(); i += AT_ONCE) {
				readIfPossible(connection, some.subList(i, Math.min(some.size(), i + AT_ONCE)), journals, all);
			}
		}
		catch (SQLException ex) {
			logger.debug("The catalog does not say which schemas have a version table", ex);
		}
		return all;
	}

	/**
	 * The schemas that have a table, by its name. Both fold as the database likes, or
	 * stand in quotes to be kept from it.
	 */
	private Map<String, Set<String>> tables(Connection connection) throws SQLException {
		String names = Stream.of(this.names.version().name(), this.names.journal().name())
			.flatMap((name) -> Stream.of(name, folded(name), name.toUpperCase(Locale.ROOT)))
			.distinct()
			.map(this.dialect.spelling()::literal)
			.collect(Collectors.joining(", "));
		Map<String, Set<String>> tables = new HashMap<>();
		try (Statement statement = connection.createStatement();
				ResultSet rows = statement
					.executeQuery("select table_name, table_schema from information_schema.tables where table_name in ("
							+ names + ")")) {
			while (rows.next()) {
				tables.computeIfAbsent(folded(rows.getString(1)), (each) -> new HashSet<>())
					.add(folded(rows.getString(2)));
			}
		}
		return tables;
	}

	private static String folded(String name) {
		return name.replace("\"", "").toLowerCase(Locale.ROOT);
	}

	private void readIfPossible(Connection connection, List<String> schemas, Set<String> journals,
			Map<String, VersionRows> all) {
		List<String> selects = new ArrayList<>();
		for (int i = 0; i < schemas.size(); i++) {
			TableNames there = TableNames.of(this.tables.in(schemas.get(i)));
			selects.add(rows(i, there));
			if (journals.contains(folded(schemas.get(i)))) {
				selects.add(journal(i, there));
			}
		}
		query(connection, selects, schemas, all);
	}

	private String rows(int place, TableNames there) {
		return "select " + place + ", version_num, " + IS_ROW + " from "
				+ this.dialect.spelling().quote(there.version());
	}

	private String journal(int place, TableNames there) {
		return "select " + place + ", revision, " + IN_JOURNAL + " from "
				+ this.dialect.spelling().quote(there.journal());
	}

	private static void query(Connection connection, List<String> selects, List<String> schemas,
			Map<String, VersionRows> all) {
		try (Statement statement = connection.createStatement()) {
			all.putAll(Query.within(TIMEOUT_SECONDS, statement, () -> {
				try (ResultSet rows = statement.executeQuery(String.join(" union all ", selects))) {
					return rows(rows, schemas);
				}
			}));
		}
		catch (SQLException ex) {
			logger.debug("{} schemas, of which the first is '{}', are asked one by one", schemas.size(), schemas.get(0),
					ex);
		}
	}

	private static Map<String, VersionRows> rows(ResultSet rows, List<String> schemas) throws SQLException {
		List<List<String>> ids = new ArrayList<>();
		schemas.forEach((schema) -> ids.add(new ArrayList<>()));
		BitSet interrupted = new BitSet();
		while (rows.next()) {
			if (rows.getInt(3) == IN_JOURNAL) {
				interrupted.set(rows.getInt(1));
			}
			else {
				ids.get(rows.getInt(1)).add(rows.getString(2));
			}
		}
		Map<String, VersionRows> read = new HashMap<>();
		for (int i = 0; i < schemas.size(); i++) {
			if (!interrupted.get(i) && VersionQuery.isSound(ids.get(i))) {
				Collections.sort(ids.get(i));
				read.put(schemas.get(i), VersionRows.assumed(ids.get(i), ""));
			}
		}
		return read;
	}

}
