package dev.migrate.dialect.standard;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.migrate.schema.CheckConstraint;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.ReferentialAction;
import dev.migrate.schema.TableName;
import dev.migrate.schema.UniqueConstraint;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * Reads the constraints of an information schema. Each part is read at once and put
 * together here, as the information schema has no index that a join could use.
 */
public final class InformationSchemaConstraints {

	private static final String CONSTRAINTS = """
			SELECT CONSTRAINT_SCHEMA, CONSTRAINT_NAME, CONSTRAINT_TYPE, %s AS NULLS_DISTINCT, TABLE_SCHEMA, TABLE_NAME,
				CURRENT_SCHEMA AS OWN_SCHEMA
			FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS
			ORDER BY TABLE_NAME, LOCATE(SUBSTRING(CONSTRAINT_TYPE FROM 1 FOR 1), 'PUCF'), CONSTRAINT_NAME
			""";

	private static final String COLUMNS = """
			SELECT CONSTRAINT_SCHEMA, CONSTRAINT_NAME, COLUMN_NAME, POSITION_IN_UNIQUE_CONSTRAINT
			FROM INFORMATION_SCHEMA.KEY_COLUMN_USAGE ORDER BY ORDINAL_POSITION
			""";

	private static final String CHECKS = """
			SELECT CONSTRAINT_SCHEMA, CONSTRAINT_NAME, CHECK_CLAUSE FROM INFORMATION_SCHEMA.CHECK_CONSTRAINTS
			""";

	private static final String REFERENCES = """
			SELECT CONSTRAINT_SCHEMA, CONSTRAINT_NAME, UNIQUE_CONSTRAINT_SCHEMA, UNIQUE_CONSTRAINT_NAME, DELETE_RULE,
				UPDATE_RULE
			FROM INFORMATION_SCHEMA.REFERENTIAL_CONSTRAINTS
			""";

	private final StoredNames names;

	private final @Nullable String asked;

	private final CheckReader checkReader;

	private final List<Row> rows;

	private final Map<Key, List<KeyColumn>> columns = new HashMap<>();

	private final Map<Key, String> checks = new HashMap<>();

	private final Map<Key, Reference> references = new HashMap<>();

	/**
	 * Read the constraints of all schemas.
	 * @param names translates names
	 * @param asked the schema whose constraints are wanted, or {@code null} for the
	 * current one
	 * @param nullsDistinct an SQL expression of {@code NO} where two NULLs are the same
	 * in a constraint
	 * @param checkReader reads checks
	 */
	public InformationSchemaConstraints(JdbcOperations jdbc, StoredNames names, @Nullable String asked,
			String nullsDistinct, CheckReader checkReader) {
		this.names = names;
		this.asked = asked;
		this.checkReader = checkReader;
		this.rows = jdbc.query(CONSTRAINTS.formatted(nullsDistinct),
				(row, number) -> new Row(Key.of(row), row.getString("CONSTRAINT_TYPE"),
						"NO".equals(row.getString("NULLS_DISTINCT")), row.getString("TABLE_SCHEMA"),
						row.getString("TABLE_NAME"), row.getString("OWN_SCHEMA")));
		jdbc.query(COLUMNS, (row) -> {
			this.columns.computeIfAbsent(Key.of(row), (added) -> new ArrayList<>())
				.add(new KeyColumn(names.written(row.getString("COLUMN_NAME")),
						row.getInt("POSITION_IN_UNIQUE_CONSTRAINT")));
		});
		jdbc.query(CHECKS, (row) -> {
			this.checks.put(Key.of(row), row.getString("CHECK_CLAUSE"));
		});
		jdbc.query(REFERENCES, (row) -> {
			this.references.put(Key.of(row),
					new Reference(
							new Key(row.getString("UNIQUE_CONSTRAINT_SCHEMA"), row.getString("UNIQUE_CONSTRAINT_NAME")),
							row.getString("DELETE_RULE"), row.getString("UPDATE_RULE")));
		});
	}

	/**
	 * Give the constraints to their tables.
	 */
	public void addTo(TableDrafts drafts) {
		Map<Key, Row> owners = new HashMap<>();
		this.rows.forEach((row) -> owners.put(row.key, row));
		String schema = this.names.stored(this.asked);
		for (Row row : this.rows) {
			if (row.tableSchema.equals((schema != null) ? schema : row.ownSchema)) {
				drafts.with(row.table, (draft) -> draft.add(constraint(row, owners)));
			}
		}
	}

	private Constraint constraint(Row row, Map<Key, Row> owners) {
		String name = this.names.written(row.key.name);
		return switch (row.type) {
			case "PRIMARY KEY" -> new PrimaryKey(name, columnNames(row.key));
			case "UNIQUE" -> new UniqueConstraint(name, columnNames(row.key), row.nullsNotDistinct, null);
			case "FOREIGN KEY" -> foreignKey(row, name, owners);
			default -> new CheckConstraint(name, this.checkReader.condition(row.tableSchema, row.table,
					Objects.requireNonNull(this.checks.get(row.key))), false);
		};
	}

	private ForeignKey foreignKey(Row row, String name, Map<Key, Row> owners) {
		Reference reference = Objects.requireNonNull(this.references.get(row.key));
		Row target = Objects.requireNonNull(owners.get(reference.target));
		List<String> targetColumns = columnNames(reference.target);
		List<KeyColumn> own = this.columns.getOrDefault(row.key, List.of());
		String named = target.tableSchema.equals(row.ownSchema) ? null : this.names.written(target.tableSchema);
		String schema = target.tableSchema.equals(this.names.stored(this.asked)) ? this.asked : named;
		return new ForeignKey(name, columnNames(row.key), new TableName(schema, this.names.written(target.table)),
				IntStream.range(0, own.size()).mapToObj((i) -> targetColumns.get(own.get(i).position - 1)).toList(),
				action(reference.onDelete), action(reference.onUpdate), null, null, false);
	}

	private List<String> columnNames(Key key) {
		return this.columns.getOrDefault(key, List.of()).stream().map(KeyColumn::name).toList();
	}

	/**
	 * What becomes of rows that refer to one, as an information schema says it.
	 * @param rule the rule, such as {@code SET NULL}
	 * @return the action, or {@code null} for the usual one and for words unknown here
	 */
	public static @Nullable ReferentialAction action(String rule) {
		String name = rule.replace(' ', '_');
		return Stream.of(ReferentialAction.values())
			.filter((action) -> action != ReferentialAction.NO_ACTION && action.name().equals(name))
			.findFirst()
			.orElse(null);
	}

	/**
	 * Reads the condition of a check.
	 */
	@FunctionalInterface
	public interface CheckReader {

		/**
		 * Read a condition.
		 * @param schema the schema of the table as it is stored
		 * @param table the table as it is stored
		 * @param clause the text in the catalog
		 * @return the condition as a revision would have it
		 */
		String condition(String schema, String table, String clause);

	}

	/**
	 * A constraint's name in the catalog.
	 */
	private record Key(String schema, String name) {

		static Key of(ResultSet row) throws SQLException {
			return new Key(row.getString("CONSTRAINT_SCHEMA"), row.getString("CONSTRAINT_NAME"));
		}

	}

	/**
	 * A constraint and its table.
	 */
	private record Row(Key key, String type, boolean nullsNotDistinct, String tableSchema, String table,
			String ownSchema) {
	}

	/**
	 * A column of a key, and its place in the key that it refers to.
	 */
	private record KeyColumn(String name, int position) {
	}

	/**
	 * What a foreign key refers to.
	 */
	private record Reference(Key target, String onDelete, String onUpdate) {
	}

}
