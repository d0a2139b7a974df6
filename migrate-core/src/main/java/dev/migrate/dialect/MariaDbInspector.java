package dev.migrate.dialect;

import java.util.ArrayList;
import java.util.List;

import dev.migrate.schema.SqlValue;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * Reads the information schema of MariaDB, where it differs from MySQL's: checks may
 * stand at columns, and defaults are SQL text.
 */
final class MariaDbInspector extends MySqlInspector {

	MariaDbInspector(JdbcOperations jdbc) {
		super(jdbc);
	}

	@Override
	List<Check> checks(@Nullable String schema, @Nullable String table) {
		List<Check> checks = new ArrayList<>();
		query("""
				select t.table_name as table_name, t.constraint_name as name, t.level as level,
					t.check_clause as clause
				from (select constraint_schema as table_schema, table_name, constraint_name, level, check_clause
					from information_schema.check_constraints) t
				where
				""", "t.table_name, t.constraint_name", schema, table, (row) -> {
			boolean atColumn = row.getString("level").equalsIgnoreCase("column");
			String name = row.getString("name");
			checks.add(new Check(row.getString("table_name"), atColumn ? null : name, atColumn ? name : null,
					Brackets.strip(row.getString("clause"))));
		});
		return checks;
	}

	@Override
	@Nullable SqlValue defaultValue(String text, String type, String extra) {
		SqlValue value = DefaultText.parse(text);
		if (MySqlTypes.isBoolean(type) && value instanceof SqlValue.Literal literal) {
			return SqlValue.of(!Integer.valueOf(0).equals(literal.value()));
		}
		return value;
	}

}
