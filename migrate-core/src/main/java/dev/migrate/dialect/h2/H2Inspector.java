package dev.migrate.dialect.h2;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.normal.Brackets;
import dev.migrate.dialect.standard.CatalogInspector;
import dev.migrate.dialect.standard.InformationSchemaConstraints;
import dev.migrate.dialect.standard.StoredNames;
import dev.migrate.dialect.standard.TableDrafts;
import dev.migrate.schema.Column;
import dev.migrate.schema.Computed;
import dev.migrate.schema.Identity;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.SqlValue;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.schema.View;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.RowCallbackHandler;

/**
 * Reads the information schema of H2 2.
 */
final class H2Inspector extends CatalogInspector {

	private static final String TABLES = """
			select t.table_name, t.table_schema, t.remarks
			from information_schema.tables t where t.table_type = 'BASE TABLE' and
			""";

	private static final String COLUMNS = "select t.* from information_schema.columns t where";

	// Those of identity columns are not in it
	private static final String SEQUENCES = """
			select t.sequence_name, t.start_value, t.increment
			from (select s.sequence_schema as table_schema, s.* from information_schema.sequences s) t where
			""";

	private static final String VIEWS = """
			select t.table_name, t.view_definition from information_schema.views t where
			""";

	private final JdbcOperations jdbc;

	private final StoredNames names;

	H2Inspector(JdbcOperations jdbc, Dialect dialect) {
		this.jdbc = jdbc;
		this.names = StoredNames.of(dialect, jdbc);
	}

	@Override
	public List<String> tableNames() {
		return this.jdbc.queryForList(shout("""
				select t.table_name from information_schema.tables t
				where t.table_schema = current_schema and t.table_type = 'BASE TABLE'
				"""), String.class).stream().map(this.names::written).sorted().toList();
	}

	@Override
	protected List<Table> read(@Nullable String schema, @Nullable String table) {
		TableDrafts drafts = new TableDrafts();
		query(TABLES, "t.table_name", schema, table,
				(row) -> drafts.begin(row.getString("table_name"),
						new TableName(schema, this.names.written(row.getString("table_name"))),
						row.getString("remarks"), Map.of()));
		if (!drafts.isEmpty()) {
			H2ColumnDetails details = new H2ColumnDetails(this, schema, table);
			query(COLUMNS, "t.table_name, t.ordinal_position", schema, table, (row) -> {
				Column column = column(row, details);
				drafts.with(row.getString("table_name"), (draft) -> draft.add(column));
			});
			new InformationSchemaConstraints(this.jdbc, this.names, schema, "NULLS_DISTINCT",
					(place, name, clause) -> Brackets.strip(clause))
				.addTo(drafts);
			new H2Indexes(this, this.names).read(schema, table, drafts);
		}
		return drafts.tables();
	}

	private Column column(ResultSet row, H2ColumnDetails details) throws SQLException {
		boolean computed = row.getString("is_generated").equals("ALWAYS");
		String collation = row.getString("collation_name");
		return new Column(this.names.written(row.getString("column_name")), H2Types.read(row, this.names, details),
				row.getString("is_nullable").equals("YES"), defaultValue(row), false, false, identity(row),
				computed ? new Computed(row.getString("generation_expression"), null) : null, null,
				"OFF".equals(collation) ? null : collation, row.getString("remarks"));
	}

	private static @Nullable SqlValue defaultValue(ResultSet row) throws SQLException {
		String text = row.getString("column_default");
		String onUpdate = row.getString("column_on_update");
		SqlValue value = (text != null) ? H2Types.defaultValue(text) : null;
		if (onUpdate == null) {
			return value;
		}
		return new SqlValue.Expression(((text != null) ? text : "NULL") + " ON UPDATE " + onUpdate);
	}

	private static @Nullable Identity identity(ResultSet row) throws SQLException {
		if (!row.getString("is_identity").equals("YES")) {
			return null;
		}
		long increment = row.getLong("identity_increment");
		long start = row.getLong("identity_start");
		long min = row.getLong("identity_minimum");
		long max = row.getLong("identity_maximum");
		long cache = row.getLong("identity_cache");
		boolean usualRange = increment > 0 && min == 1 && max == H2Types.max(row.getString("data_type"));
		return new Identity(row.getString("identity_generation").equals("ALWAYS"),
				(start != ((increment > 0) ? min : max)) ? start : null, (increment != 1) ? increment : null,
				usualRange ? null : min, usualRange ? null : max, row.getString("identity_cycle").equals("YES"),
				(cache != 32) ? cache : null);
	}

	@Override
	protected List<Sequence> sequences(@Nullable String schema) {
		List<Sequence> sequences = new ArrayList<>();
		query(SEQUENCES, "t.sequence_name", schema, null,
				(row) -> sequences.add(sequence(schema, this.names.written(row.getString("sequence_name")),
						row.getLong("start_value"), row.getLong("increment"))));
		return sequences;
	}

	@Override
	protected List<View> views(@Nullable String schema) {
		List<View> views = new ArrayList<>();
		query(VIEWS, "t.table_name", schema, null,
				(row) -> views.add(new View(new TableName(schema, this.names.written(row.getString("table_name"))),
						row.getString("view_definition"))));
		return views;
	}

	@Override
	public String currentSchema() {
		String stored = this.jdbc.queryForObject("SELECT CURRENT_SCHEMA", String.class);
		return this.names.written(Objects.requireNonNull(stored));
	}

	@Override
	public String name(String identifier, boolean quoted) {
		return this.names.written(quoted ? identifier : this.names.folded(identifier));
	}

	/**
	 * Read rows of tables.
	 * @param sql the query up to its last condition, over something named {@code t} with
	 * a schema and a table
	 * @param order how to sort
	 * @param schema the schema, or {@code null} for the current one
	 * @param table the only table wanted, or {@code null} for all
	 * @param rows takes each row
	 */
	void query(String sql, String order, @Nullable String schema, @Nullable String table, RowCallbackHandler rows) {
		String where = " t.table_schema = coalesce(cast(? as varchar), current_schema) ";
		String stored = this.names.stored(schema);
		if (table == null) {
			this.jdbc.query(shout(sql + where + "order by " + order), rows, new Object[] { stored });
		}
		else {
			this.jdbc.query(shout(sql + where + "and t.table_name = ? order by " + order), rows, stored,
					this.names.stored(table));
		}
	}

	// Upper case finds the information schema however the database folds names
	private static String shout(String sql) {
		return sql.toUpperCase(Locale.ROOT);
	}

}
