package dev.migrate.dialect.mysql;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.normal.Brackets;
import dev.migrate.dialect.normal.DefaultText;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.SqlValue;
import dev.migrate.schema.TableName;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * Reads the information schema of MariaDB, where it differs from MySQL's: checks may
 * stand at columns, and defaults are SQL text.
 */
public final class MariaDbInspector extends MySqlInspector {

	private final Dialect dialect;

	MariaDbInspector(JdbcOperations jdbc, Dialect dialect) {
		super(jdbc);
		this.dialect = dialect;
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
					+ this.dialect.spelling().quote(names.get(i)))
			.collect(Collectors.joining(" union all ", "", " order by position"));
		return jdbc().query(sql, (row, number) -> sequence(schema, names.get(number).name(), row.getLong("start_value"),
				row.getLong("increment")));
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
