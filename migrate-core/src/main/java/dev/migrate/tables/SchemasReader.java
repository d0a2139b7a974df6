package dev.migrate.tables;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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
	static final int AT_ONCE = 50;

	private static final int TIMEOUT_SECONDS = 10;

	private final Dialect dialect;

	private final Tables tables;

	private final TableNames names;

	/**
	 * Create a reader.
	 * @param dialect the database
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
	 * @param schemas the schemas
	 * @return what is in each; those are left out that have to be asked alone, as where
	 * somebody holds a lock, or a schema has been dropped meanwhile
	 */
	public Map<String, VersionRows> read(Connection connection, Collection<String> schemas) {
		Map<String, VersionRows> all = new HashMap<>();
		try {
			Set<String> versions = schemasWith(connection, this.names.version().name());
			Set<String> journals = schemasWith(connection, this.names.journal().name());
			List<String> some = new ArrayList<>();
			for (String schema : schemas) {
				if (versions.contains(folded(schema))) {
					some.add(schema);
				}
				else {
					all.put(schema, VersionRows.NONE);
				}
			}
			for (int i = 0; i < some.size(); i += AT_ONCE) {
				readIfPossible(connection, some.subList(i, Math.min(some.size(), i + AT_ONCE)), journals, all);
			}
		}
		catch (SQLException ex) {
			logger.debug("The catalog does not say which schemas have a version table", ex);
		}
		return all;
	}

	private Set<String> schemasWith(Connection connection, String table) throws SQLException {
		String spellings = Stream.of(table, folded(table), table.toUpperCase(Locale.ROOT))
			.distinct()
			.map(this.dialect.spelling()::literal)
			.collect(Collectors.joining(", "));
		Set<String> schemas = new HashSet<>();
		try (Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery(
						"select table_schema from information_schema.tables where table_name in (" + spellings + ")")) {
			while (rows.next()) {
				schemas.add(folded(rows.getString(1)));
			}
		}
		return schemas;
	}

	private static String folded(String name) {
		return name.toLowerCase(Locale.ROOT);
	}

	private void readIfPossible(Connection connection, List<String> schemas, Set<String> journals,
			Map<String, VersionRows> all) {
		List<String> selects = new ArrayList<>();
		for (int i = 0; i < schemas.size(); i++) {
			TableNames there = TableNames.of(this.tables.in(schemas.get(i)));
			selects.add("select " + i + ", version_num, " + MigrationTables.IS_ROW + " from "
					+ this.dialect.spelling().quote(there.version()));
			if (journals.contains(folded(schemas.get(i)))) {
				selects.add("select " + i + ", revision, " + MigrationTables.KIND_IN_JOURNAL + " from "
						+ this.dialect.spelling().quote(there.journal()) + " j");
			}
		}
		try (Statement statement = connection.createStatement()) {
			statement.setQueryTimeout(TIMEOUT_SECONDS);
			try (ResultSet rows = statement.executeQuery(String.join(" union all ", selects))) {
				all.putAll(rows(rows, schemas));
			}
			finally {
				// On H2, it is one of the session
				statement.setQueryTimeout(0);
			}
		}
		catch (SQLException ex) {
			logger.debug("{} schemas, of which the first is '{}', are asked one by one", schemas.size(), schemas.get(0),
					ex);
		}
	}

	private static Map<String, VersionRows> rows(ResultSet rows, List<String> schemas) throws SQLException {
		Map<String, Set<String>> ids = new LinkedHashMap<>();
		Map<String, Map<String, Integer>> interrupted = new HashMap<>();
		Set<String> odd = new HashSet<>();
		schemas.forEach((schema) -> ids.put(schema, new LinkedHashSet<>()));
		while (rows.next()) {
			String schema = schemas.get(rows.getInt(1));
			String revision = rows.getString(2);
			int kind = rows.getInt(3);
			if (kind != MigrationTables.IS_ROW) {
				interrupted.computeIfAbsent(schema, (each) -> new LinkedHashMap<>()).merge(revision, kind, Math::min);
			}
			else if (revision == null || revision.isBlank()
					|| !ids.computeIfAbsent(schema, (each) -> new LinkedHashSet<>()).add(revision)) {
				odd.add(schema);
			}
		}
		Map<String, VersionRows> read = new HashMap<>();
		ids.forEach((schema, all) -> {
			if (!odd.contains(schema)) {
				read.put(schema,
						VersionRows.planned(List.copyOf(all))
							.with(interrupted.getOrDefault(schema, Map.of())
								.entrySet()
								.stream()
								.map(MigrationTables::interrupted)
								.toList()));
			}
		});
		return read;
	}

}
