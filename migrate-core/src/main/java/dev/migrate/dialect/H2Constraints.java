package dev.migrate.dialect;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

import dev.migrate.schema.CheckConstraint;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.ReferentialAction;
import dev.migrate.schema.TableName;
import dev.migrate.schema.UniqueConstraint;
import org.jspecify.annotations.Nullable;

/**
 * Reads the constraints of H2.
 */
final class H2Constraints {

	private static final String CONSTRAINTS = """
			select t.table_name, t.constraint_name, t.constraint_type, t.nulls_distinct, c.check_clause,
				r.delete_rule, r.update_rule, u.table_schema as referenced_schema, u.table_name as referenced_table,
				current_schema as own_schema,
				(select array_agg(k.column_name order by k.ordinal_position)
					from information_schema.key_column_usage k where k.constraint_schema = t.constraint_schema
						and k.constraint_name = t.constraint_name) as columns,
				(select array_agg(p.column_name order by k.ordinal_position)
					from information_schema.key_column_usage k
					join information_schema.key_column_usage p on p.constraint_schema = u.constraint_schema
						and p.constraint_name = u.constraint_name
						and p.ordinal_position = k.position_in_unique_constraint
					where k.constraint_schema = t.constraint_schema and k.constraint_name = t.constraint_name)
					as referenced_columns
			from information_schema.table_constraints t
			left join information_schema.check_constraints c on c.constraint_schema = t.constraint_schema
				and c.constraint_name = t.constraint_name
			left join information_schema.referential_constraints r on r.constraint_schema = t.constraint_schema
				and r.constraint_name = t.constraint_name
			left join information_schema.table_constraints u on u.constraint_schema = r.unique_constraint_schema
				and u.constraint_name = r.unique_constraint_name
			where
			""";

	private static final String ORDER = "t.table_name, locate(substring(t.constraint_type from 1 for 1), 'PUCF'), "
			+ "t.constraint_name";

	private final H2Inspector inspector;

	private final StoredNames names;

	H2Constraints(H2Inspector inspector, StoredNames names) {
		this.inspector = inspector;
		this.names = names;
	}

	void read(@Nullable String schema, @Nullable String table, TableDrafts drafts) {
		this.inspector.query(CONSTRAINTS, ORDER, schema, table, (row) -> {
			Constraint constraint = constraint(row, schema);
			drafts.with(row.getString("table_name"), (draft) -> draft.add(constraint));
		});
	}

	private Constraint constraint(ResultSet row, @Nullable String asked) throws SQLException {
		String name = this.names.written(row.getString("constraint_name"));
		return switch (row.getString("constraint_type")) {
			case "PRIMARY KEY" -> new PrimaryKey(name, columns(row, "columns"));
			case "UNIQUE" ->
				new UniqueConstraint(name, columns(row, "columns"), "NO".equals(row.getString("nulls_distinct")), null);
			case "FOREIGN KEY" -> foreignKey(row, name, asked);
			default -> new CheckConstraint(name, Brackets.strip(row.getString("check_clause")), false);
		};
	}

	private ForeignKey foreignKey(ResultSet row, String name, @Nullable String asked) throws SQLException {
		String schema = row.getString("referenced_schema");
		String named = schema.equals(row.getString("own_schema")) ? null : this.names.written(schema);
		String inSchema = schema.equals(this.names.stored(asked)) ? asked : named;
		return new ForeignKey(name, columns(row, "columns"),
				new TableName(inSchema, this.names.written(row.getString("referenced_table"))),
				columns(row, "referenced_columns"), action(row.getString("delete_rule")),
				action(row.getString("update_rule")), null, null, false);
	}

	private static @Nullable ReferentialAction action(String rule) {
		return switch (rule) {
			case "RESTRICT" -> ReferentialAction.RESTRICT;
			case "CASCADE" -> ReferentialAction.CASCADE;
			case "SET NULL" -> ReferentialAction.SET_NULL;
			case "SET DEFAULT" -> ReferentialAction.SET_DEFAULT;
			default -> null;
		};
	}

	private List<String> columns(ResultSet row, String column) throws SQLException {
		Object[] stored = (Object[]) row.getArray(column).getArray();
		return Arrays.stream(stored).map((name) -> this.names.written(String.valueOf(name))).toList();
	}

}
