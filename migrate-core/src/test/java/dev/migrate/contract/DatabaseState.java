package dev.migrate.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import dev.migrate.dialect.Dialect;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * All that is in a database, to be compared: tables with their rows, views, sequences,
 * types, what is at work or was left in the middle, and how often each revision was
 * applied. A generated key, which has gaps where something was rolled back, is named
 * {@code serial_number} and left out.
 *
 * @param parts what is there, by name
 */
public record DatabaseState(Map<String, String> parts) {

	/**
	 * Look at a database.
	 * @param dialect its dialect
	 * @param jdbc the database
	 * @return what is there
	 */
	public static DatabaseState of(Dialect dialect, JdbcTemplate jdbc) {
		Map<String, String> parts = new TreeMap<>();
		Schema schema = dialect.inspector(jdbc).schema(null);
		for (Table table : schema.tables()) {
			String name = table.name().name();
			if (!name.startsWith("migrate_")) {
				parts.put("table " + name, table.toString().replaceAll("(?i)sys_(pk|fk|ct|idx)_\\w+", "sys_$1"));
				parts.put("rows of " + name, rows(jdbc, "select * from " + name));
			}
		}
		schema.views()
			.forEach((view) -> parts.put("view " + view.name().name(),
					view.toString().replaceAll("`migrate_[0-9a-f]+`\\.", "")));
		schema.sequences().forEach((sequence) -> parts.put("sequence " + sequence.name(), sequence.toString()));
		schema.enums().forEach((type) -> parts.put("enum " + type.name(), type.toString()));
		parts.put("version", rows(jdbc, "select version_num from migrate_version"));
		parts.put("journal", rows(jdbc, "select * from migrate_journal"));
		parts.put("applied", rows(jdbc, "select revision, direction, count(*) as times from migrate_history "
				+ "where outcome = 'applied' group by revision, direction"));
		return new DatabaseState(parts);
	}

	private static String rows(JdbcTemplate jdbc, String query) {
		return jdbc.queryForList(query).stream().map((row) -> {
			Map<String, Object> values = new LinkedHashMap<>(row);
			values.keySet().removeIf("serial_number"::equalsIgnoreCase);
			return values.toString().toLowerCase(Locale.ROOT);
		}).sorted().toList().toString();
	}

	/**
	 * What is not as it ought to be.
	 * @param expected what ought to be there
	 * @return a sentence for each difference
	 */
	public List<String> differences(DatabaseState expected) {
		List<String> differences = new ArrayList<>();
		expected.parts.forEach((name, value) -> {
			if (!value.equals(this.parts.get(name))) {
				differences.add(name + " is " + this.parts.get(name) + " instead of " + value);
			}
		});
		this.parts.keySet()
			.stream()
			.filter((name) -> !expected.parts.containsKey(name))
			.forEach((name) -> differences.add(name + " is there"));
		return differences;
	}

}
