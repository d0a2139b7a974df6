package dev.migrate.dialect.h2;

import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Settings of an H2 database that decide what becomes of names, types and expressions.
 *
 * @param values the values by name, those that are there
 */
record H2Settings(Map<String, String> values) {

	private static final List<String> NAMES = List.of("MODE", "DATABASE_TO_UPPER", "DATABASE_TO_LOWER",
			"CASE_INSENSITIVE_IDENTIFIERS", "NON_KEYWORDS", "DEFAULT_NULL_ORDERING");

	static H2Settings read(Connection connection) {
		JdbcOperations jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
		Map<String, String> values = jdbc
			.query("SELECT SETTING_NAME, SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS WHERE SETTING_VALUE <> ''",
					(row, number) -> Map.entry(row.getString(1), row.getString(2)))
			.stream()
			.filter((setting) -> NAMES.contains(setting.getKey()))
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
		return new H2Settings(values);
	}

	/**
	 * The URL of a database in memory that nobody else sees.
	 * @return the URL
	 */
	String privateUrl() {
		return "jdbc:h2:mem:" + NAMES.stream()
			.filter(this.values::containsKey)
			.map((name) -> ";" + name + "=" + this.values.get(name))
			.collect(Collectors.joining());
	}

}
