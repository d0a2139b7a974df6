package dev.migrate.dialect.mysql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import dev.migrate.dialect.standard.InformationSchemaConstraints;
import dev.migrate.dialect.standard.TableDrafts;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexElement;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.ReferentialAction;
import dev.migrate.schema.TableName;
import dev.migrate.schema.UniqueConstraint;
import dev.migrate.sql.SqlToken;
import org.jspecify.annotations.Nullable;

/**
 * The keys and indexes of MySQL and MariaDB. Indexes that the server made for a foreign
 * key are left out.
 */
final class MySqlKeys {

	// All columns, because the one with expressions is there on MySQL alone
	private static final String INDEXES = "select t.* from information_schema.statistics t where";

	// Put together here: MySQL 8 takes half a minute to join them for a thousand tables
	private static final String FOREIGN_KEYS = """
			select t.table_name as table_name, t.constraint_name as name, t.column_name as column_name,
				t.referenced_table_schema as referenced_schema, t.referenced_table_name as referenced_table,
				t.referenced_column_name as referenced_column, database() as current_schema
			from information_schema.key_column_usage t where t.referenced_table_name is not null and
			""";

	private static final String RULES = """
			select t.table_name as table_name, t.constraint_name as name, t.delete_rule as on_delete,
				t.update_rule as on_update
			from (select constraint_schema as table_schema, table_name, constraint_name, delete_rule, update_rule
				from information_schema.referential_constraints) t where
			""";

	private final CatalogText text;

	private final Map<List<String>, IndexRows> indexes = new LinkedHashMap<>();

	private final Map<List<String>, ForeignKeyRows> foreignKeys = new LinkedHashMap<>();

	private final Map<String, Map<String, List<String>>> columnsOfForeignKeys = new LinkedHashMap<>();

	MySqlKeys(MySqlInspector inspector, @Nullable String schema, @Nullable String table) {
		this.text = inspector.text();
		inspector.query(INDEXES, "t.table_name, t.index_name <> 'PRIMARY', t.index_name, t.seq_in_index", schema, table,
				this::readIndex);
		inspector.query(FOREIGN_KEYS, "t.table_name, t.constraint_name, t.ordinal_position", schema, table,
				(row) -> readForeignKey(row, schema));
		inspector.query(RULES, "t.table_name, t.constraint_name", schema, table, this::readRules);
		this.foreignKeys.forEach((key, foreignKey) -> this.columnsOfForeignKeys
			.computeIfAbsent(key.get(0), (added) -> new LinkedHashMap<>())
			.put(key.get(1), foreignKey.columns));
	}

	private void readIndex(ResultSet row) throws SQLException {
		List<String> key = List.of(row.getString("TABLE_NAME"), row.getString("INDEX_NAME"));
		IndexRows index = this.indexes.computeIfAbsent(key, (added) -> new IndexRows(new ArrayList<>()));
		index.unique = row.getInt("NON_UNIQUE") == 0;
		index.type = row.getString("INDEX_TYPE").toUpperCase(Locale.ROOT);
		String column = row.getString("COLUMN_NAME");
		String expression = (column == null)
				? SqlToken.withoutBrackets(this.text.expression(row.getString("EXPRESSION"))) : null;
		int length = row.getInt("SUB_PART");
		boolean spatial = index.type.equals("SPATIAL");
		index.elements.add(new IndexElement(column, expression, "D".equals(row.getString("COLLATION")) ? "DESC" : null,
				null, (row.wasNull() || length == 0 || spatial) ? null : length));
	}

	private void readForeignKey(ResultSet row, @Nullable String asked) throws SQLException {
		List<String> key = List.of(row.getString("table_name"), row.getString("name"));
		ForeignKeyRows foreignKey = this.foreignKeys.get(key);
		if (foreignKey == null) {
			String schema = row.getString("referenced_schema");
			String named = schema.equals(asked) ? asked
					: schema.equals(row.getString("current_schema")) ? null : schema;
			foreignKey = new ForeignKeyRows(new TableName(named, row.getString("referenced_table")));
			this.foreignKeys.put(key, foreignKey);
		}
		foreignKey.columns.add(row.getString("column_name"));
		foreignKey.referencedColumns.add(row.getString("referenced_column"));
	}

	private void readRules(ResultSet row) throws SQLException {
		ForeignKeyRows foreignKey = this.foreignKeys.get(List.of(row.getString("table_name"), row.getString("name")));
		if (foreignKey != null) {
			foreignKey.onDelete = action(row.getString("on_delete"));
			foreignKey.onUpdate = action(row.getString("on_update"));
		}
	}

	// RESTRICT and NO ACTION are one there, and either may be what the catalog says
	private static @Nullable ReferentialAction action(String rule) {
		return rule.equals("RESTRICT") ? null : InformationSchemaConstraints.action(rule);
	}

	void addTo(TableDrafts drafts) {
		this.indexes.forEach((key, index) -> {
			if (!isOfForeignKey(key, index)) {
				drafts.with(key.get(0), (draft) -> index.addTo(draft, key.get(1)));
			}
		});
		this.foreignKeys
			.forEach((key, foreignKey) -> drafts.with(key.get(0),
					(draft) -> draft.add(new ForeignKey(key.get(1), foreignKey.columns, foreignKey.target,
							foreignKey.referencedColumns, foreignKey.onDelete, foreignKey.onUpdate, null, null,
							false))));
	}

	// The server names it after the key, or after its first column if the key had no name
	private boolean isOfForeignKey(List<String> key, IndexRows index) {
		Map<String, List<String>> ofTable = this.columnsOfForeignKeys.getOrDefault(key.get(0), Map.of());
		return !index.unique && index.isPlain() && ofTable.entrySet().stream().anyMatch((entry) -> {
			List<String> columns = entry.getValue();
			boolean named = key.get(1).equals(entry.getKey()) || key.get(1).equals(columns.get(0));
			return named && index.columns().equals(columns);
		});
	}

	/**
	 * The columns of a foreign key, row by row.
	 */
	private static final class ForeignKeyRows {

		private final TableName target;

		private final List<String> columns = new ArrayList<>();

		private final List<String> referencedColumns = new ArrayList<>();

		private @Nullable ReferentialAction onDelete;

		private @Nullable ReferentialAction onUpdate;

		ForeignKeyRows(TableName target) {
			this.target = target;
		}

	}

	/**
	 * The elements of an index, row by row.
	 */
	private static final class IndexRows {

		private final List<IndexElement> elements;

		private boolean unique;

		private String type = "";

		IndexRows(List<IndexElement> elements) {
			this.elements = elements;
		}

		boolean isPlain() {
			return this.type.equals("BTREE") && this.elements.stream()
				.allMatch((element) -> element.column() != null && element.order() == null && element.length() == null);
		}

		List<String> columns() {
			return this.elements.stream().map((element) -> Objects.requireNonNull(element.column())).toList();
		}

		void addTo(TableDrafts.Draft draft, String name) {
			if (name.equals("PRIMARY")) {
				draft.add(new PrimaryKey(null, columns()));
			}
			else if (this.unique && isPlain()) {
				draft.add(new UniqueConstraint(name, columns(), false, null));
			}
			else {
				boolean prefix = this.type.equals("FULLTEXT") || this.type.equals("SPATIAL");
				draft.add(new Index(name, draft.name(), this.elements, this.unique, null,
						(prefix || this.type.equals("BTREE")) ? null : this.type, List.of(), Map.of(), false,
						prefix ? this.type : null));
			}
		}

	}

}
