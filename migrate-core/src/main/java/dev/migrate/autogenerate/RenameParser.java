package dev.migrate.autogenerate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.migrate.schema.TableName;

/**
 * Reads renames as users write them. A table has as many parts before the sign as behind
 * it; a column has its table before the sign.
 */
final class RenameParser {

	private final Map<TableName, TableName> tables = new LinkedHashMap<>();

	private final List<Column> columns = new ArrayList<>();

	private RenameParser() {
	}

	static Renames parse(List<String> texts) {
		RenameParser parser = new RenameParser();
		texts.forEach(parser::add);
		return parser.renames();
	}

	private void add(String text) {
		String[] sides = text.split("=", -1);
		if (sides.length != 2) {
			throw RenameException.unreadable(text);
		}
		List<String> before = parts(text, sides[0]);
		List<String> after = parts(text, sides[1]);
		if (before.size() == after.size() && before.size() <= 2) {
			add(text, table(before), table(after));
		}
		else if (after.size() == 1 && before.size() <= 3) {
			this.columns.add(new Column(text, table(before.subList(0, before.size() - 1)),
					before.get(before.size() - 1), after.get(0)));
		}
		else {
			throw RenameException.unreadable(text);
		}
	}

	private static List<String> parts(String text, String side) {
		List<String> parts = List.of(side.strip().split("\\.", -1));
		if (parts.stream().anyMatch(String::isBlank)) {
			throw RenameException.unreadable(text);
		}
		return parts;
	}

	private static TableName table(List<String> parts) {
		return (parts.size() == 1) ? TableName.of(parts.get(0)) : new TableName(parts.get(0), parts.get(1));
	}

	private void add(String text, TableName before, TableName after) {
		boolean moved = before.schema() != null && !before.schema().equals(after.schema());
		if (moved) {
			throw RenameException.otherSchema(text);
		}
		if (this.tables.putIfAbsent(after, before) != null || before.equals(after)) {
			throw RenameException.twice(text);
		}
	}

	private Renames renames() {
		Map<TableName, TableName> newNames = new LinkedHashMap<>();
		this.tables.forEach((after, before) -> {
			if (newNames.put(before, after) != null) {
				throw RenameException.twice(before + "=" + after);
			}
		});
		Map<TableName, Map<String, String>> names = new LinkedHashMap<>();
		for (Column column : this.columns) {
			TableName table = newNames.getOrDefault(column.table(), column.table());
			Map<String, String> ofTable = names.computeIfAbsent(table, (added) -> new LinkedHashMap<>());
			boolean taken = ofTable.containsKey(column.after()) || ofTable.containsValue(column.before());
			if (taken || column.before().equals(column.after())) {
				throw RenameException.twice(column.text());
			}
			ofTable.put(column.after(), column.before());
		}
		return new Renames(this.tables, names);
	}

	/**
	 * A column that is renamed.
	 *
	 * @param text what the user wrote
	 * @param table its table, by its old or new name
	 * @param before its old name
	 * @param after its new name
	 */
	private record Column(String text, TableName table, String before, String after) {
	}

}
