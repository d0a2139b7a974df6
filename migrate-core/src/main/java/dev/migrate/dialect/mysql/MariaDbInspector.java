package dev.migrate.dialect.mysql;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.migrate.schema.Sequence;
import dev.migrate.schema.TableName;
import dev.migrate.sql.SqlToken;
import org.jspecify.annotations.Nullable;

/**
 * Reads the information schema of MariaDB, where it differs from MySQL's: checks may
 * stand at columns, and defaults are SQL text.
 */
public final class MariaDbInspector extends MySqlInspector {

	private final MariaDbCatalogText text;

	MariaDbInspector(MariaDbCatalogText text) {
		super(text);
		this.text = text;
	}

	@Override
	List<Check> checks(@Nullable String schema, @Nullable String table) {
		List<Check> shown = new ArrayList<>();
		query("""
				select t.table_name as table_name, t.constraint_name as name, t.level as level,
					t.check_clause as clause
				from (select constraint_schema as table_schema, table_name, constraint_name, level, check_clause
					from information_schema.check_constraints) t
				where
				""", "t.table_name, t.constraint_name", schema, table, (row) -> {
			boolean atColumn = row.getString("level").equalsIgnoreCase("column");
			String name = row.getString("name");
			shown.add(new Check(row.getString("table_name"), atColumn ? null : name, atColumn ? name : null,
					row.getString("clause")));
		});
		List<Check> checks = new ArrayList<>();
		shown.forEach((check) -> checks.add(check.withCondition(SqlToken.withoutBrackets(condition(schema, check)))));
		return checks;
	}

	private String condition(@Nullable String schema, Check check) {
		TableName table = new TableName(schema, check.table());
		return (check.name() != null) ? this.text.check(table, check.name(), check.condition())
				: this.text.checkOfColumn(table, String.valueOf(check.column()), check.condition());
	}

	// The catalog of version 11.4 knows no more than their names; each is a table of one
	// row, and one query reads them all
	@Override
	protected List<Sequence> sequences(@Nullable String schema) {
		List<TableName> names = new ArrayList<>();
		query("""
				select t.table_name as name, t.table_schema as in_schema from information_schema.tables t
				where t.table_type = 'SEQUENCE' and
				""", "t.table_name", schema, null,
				(row) -> names.add(new TableName(row.getString("in_schema"), row.getString("name"))));
		if (names.isEmpty()) {
			return List.of();
		}
		String sql = IntStream.range(0, names.size())
			.mapToObj((i) -> "select " + i + " as position, start_value, increment from "
					+ this.text.dialect().spelling().quote(names.get(i)))
			.collect(Collectors.joining(" union all ", "", " order by position"));
		return jdbc().query(sql, (row, number) -> sequence(schema, names.get(number).name(), row.getLong("start_value"),
				row.getLong("increment")));
	}

}
