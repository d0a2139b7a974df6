package dev.migrate.dialect;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

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
			select t.table_name, t.constraint_name, t.constraint_schema, t.constraint_type, t.nulls_distinct,
				current_schema as own_schema
			from information_schema.table_constraints t where
			""";

	// H2 would go through all of these again for each constraint in a join
	private static final String CHECKS = "select * from information_schema.check_constraints";

	private static final String REFERENCES = "select * from information_schema.referential_constraints";

	private static final String KEYS = "select * from information_schema.key_column_usage order by ordinal_position";

	private static final String ORDER = "t.table_name, locate(substring(t.constraint_type from 1 for 1), 'PUCF'), "
			+ "t.constraint_name";

	private final H2Inspector inspector;

	private final StoredNames names;

	private final Map<List<String>, String> checks = new HashMap<>();

	private final Map<List<String>, Reference> references = new HashMap<>();

	private final Map<List<String>, List<KeyColumn>> keys = new HashMap<>();

	H2Constraints(H2Inspector inspector, StoredNames names) {
		this.inspector = inspector;
		this.names = names;
	}

	void read(@Nullable String schema, @Nullable String table, TableDrafts drafts) {
		this.inspector.query(CHECKS, (row) -> this.checks.put(key(row, ""), row.getString("check_clause")));
		this.inspector.query(REFERENCES, (row) -> this.references.put(key(row, ""), new Reference(key(row, "unique_"),
				action(row.getString("delete_rule")), action(row.getString("update_rule")))));
		this.inspector.query(KEYS,
				(row) -> this.keys.computeIfAbsent(key(row, ""), (added) -> new ArrayList<>())
					.add(new KeyColumn(row.getString("table_schema"), row.getString("table_name"),
							row.getString("column_name"), row.getInt("position_in_unique_constraint"))));
		this.inspector.query(CONSTRAINTS, ORDER, schema, table, (row) -> {
			Constraint constraint = constraint(row, schema);
			drafts.with(row.getString("table_name"), (draft) -> draft.add(constraint));
		});
	}

	private static List<String> key(ResultSet row, String prefix) throws SQLException {
		return List.of(row.getString(prefix + "constraint_schema"), row.getString(prefix + "constraint_name"));
	}

	private Constraint constraint(ResultSet row, @Nullable String asked) throws SQLException {
		String name = this.names.written(row.getString("constraint_name"));
		return switch (row.getString("constraint_type")) {
			case "PRIMARY KEY" -> new PrimaryKey(name, columns(key(row, "")));
			case "UNIQUE" ->
				new UniqueConstraint(name, columns(key(row, "")), "NO".equals(row.getString("nulls_distinct")), null);
			case "FOREIGN KEY" -> foreignKey(row, name, asked);
			default ->
				new CheckConstraint(name, Brackets.strip(Objects.requireNonNull(this.checks.get(key(row, "")))), false);
		};
	}

	private ForeignKey foreignKey(ResultSet row, String name, @Nullable String asked) throws SQLException {
		Reference reference = Objects.requireNonNull(this.references.get(key(row, "")));
		List<KeyColumn> target = keyColumns(reference.unique());
		String schema = target.get(0).schema();
		String named = schema.equals(row.getString("own_schema")) ? null : this.names.written(schema);
		String inSchema = schema.equals(this.names.stored(asked)) ? asked : named;
		List<String> referenced = keyColumns(key(row, "")).stream()
			.map((column) -> this.names.written(target.get(column.target() - 1).name()))
			.toList();
		return new ForeignKey(name, columns(key(row, "")),
				new TableName(inSchema, this.names.written(target.get(0).table())), referenced, reference.onDelete(),
				reference.onUpdate(), null, null, false);
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

	private List<String> columns(List<String> constraint) {
		return keyColumns(constraint).stream().map((column) -> this.names.written(column.name())).toList();
	}

	private List<KeyColumn> keyColumns(List<String> constraint) {
		return this.keys.getOrDefault(constraint, List.of());
	}

	/**
	 * A column of a key.
	 *
	 * @param schema the schema of its table
	 * @param table its table
	 * @param name its name
	 * @param target the place in the key that it references, from one
	 */
	private record KeyColumn(String schema, String table, String name, int target) {
	}

	/**
	 * What a foreign key references.
	 *
	 * @param unique the key that it references
	 * @param onDelete what a deletion does
	 * @param onUpdate what an update does
	 */
	private record Reference(List<String> unique, @Nullable ReferentialAction onDelete,
			@Nullable ReferentialAction onUpdate) {
	}

}
