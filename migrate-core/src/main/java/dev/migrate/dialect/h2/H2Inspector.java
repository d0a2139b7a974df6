package dev.migrate.dialect.h2;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.LiveObject;
import dev.migrate.dialect.standard.IndexDrafts;
import dev.migrate.dialect.standard.InformationSchemaConstraints;
import dev.migrate.dialect.standard.InformationSchemaInspector;
import dev.migrate.dialect.standard.TableDrafts;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Computed;
import dev.migrate.schema.Definitions;
import dev.migrate.schema.Identity;
import dev.migrate.schema.IndexElement;
import dev.migrate.schema.SchemaObject;
import dev.migrate.schema.SchemaObject.Kind;
import dev.migrate.schema.SqlValue;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.sql.SqlToken;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * Reads the information schema of H2 2.
 */
final class H2Inspector extends InformationSchemaInspector {

	private static final String TABLES = """
			select t.table_name, t.table_schema, t.remarks
			from information_schema.tables t where t.table_type = 'BASE TABLE' and
			""";

	private static final String COLUMNS = "select t.* from information_schema.columns t where";

	private static final String INDEXES = """
			select t.table_name, t.index_name, t.index_type_name, t.nulls_distinct from information_schema.indexes t
			where not t.is_generated and
			""";

	private static final String INDEX_COLUMNS = """
			select t.table_name, t.index_name, t.column_name, t.ordering_specification, t.null_ordering, t.is_unique
			from information_schema.index_columns t where
			""";

	/** Functions of H2 itself that leave something. */
	private static final Set<String> WRITERS = Set.of("csvwrite", "file_write", "link_schema");

	private @Nullable String current;

	H2Inspector(JdbcOperations jdbc, Dialect dialect) {
		super(jdbc, dialect);
	}

	@Override
	public List<LiveObject> objects(@Nullable String schema) {
		List<LiveObject> all = new ArrayList<>(super.objects(schema));
		all.addAll(new Objects(this).all(schema));
		return all;
	}

	@Override
	protected List<Table> read(@Nullable String schema, @Nullable String table) {
		TableDrafts drafts = new TableDrafts();
		query(TABLES, "t.table_name", schema, table,
				(row) -> drafts.begin(row.getString("table_name"),
						new TableName(schema, names().written(row.getString("table_name"))), row.getString("remarks"),
						Map.of()));
		if (!drafts.isEmpty()) {
			H2ColumnDetails details = new H2ColumnDetails(this, schema, table);
			query(COLUMNS, "t.table_name, t.ordinal_position", schema, table, (row) -> {
				Column column = column(row, details);
				drafts.with(row.getString("table_name"), (draft) -> draft.add(column));
			});
			new InformationSchemaConstraints(jdbc(), names(), schema, "NULLS_DISTINCT",
					(place, name, clause) -> SqlToken.withoutBrackets(clause))
				.addTo(drafts);
			readIndexes(schema, table, drafts);
		}
		return drafts.tables();
	}

	private Column column(ResultSet row, H2ColumnDetails details) throws SQLException {
		boolean computed = row.getString("is_generated").equals("ALWAYS");
		String collation = row.getString("collation_name");
		ColumnType type = (row.getString("domain_name") != null) ? domain(row) : H2Types.read(row, names(), details);
		return new Column(names().written(row.getString("column_name")), type,
				row.getString("is_nullable").equals("YES"), defaultValue(row), false, false, identity(row),
				computed ? new Computed(row.getString("generation_expression"), null) : null, null,
				"OFF".equals(collation) ? null : collation, row.getString("remarks"));
	}

	private ColumnType domain(ResultSet row) throws SQLException {
		this.current = (this.current != null) ? this.current : currentSchema();
		String schema = row.getString("domain_schema");
		String name = quoted(row.getString("domain_name"));
		return Definitions.type(names().written(schema).equals(this.current) ? name : quoted(schema) + "." + name);
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
		long min = row.getLong("identity_minimum");
		long max = row.getLong("identity_maximum");
		long cache = row.getLong("identity_cache");
		long greatest = H2Types.max(row.getString("data_type"));
		boolean usualRange = (increment > 0) ? min == 1 && max == greatest : min == -greatest - 1 && max == -1;
		Identity identity = new Identity(row.getString("identity_generation").equals("ALWAYS"), null,
				(increment != 1) ? increment : null, usualRange ? null : min, usualRange ? null : max,
				row.getString("identity_cycle").equals("YES"), (cache != 32 && cache >= 0) ? cache : null);
		return identity.startingAt(row.getLong("identity_start"));
	}

	/**
	 * One may be made for a constraint, or be there before and serve it.
	 */
	private void readIndexes(@Nullable String schema, @Nullable String table, TableDrafts drafts) {
		IndexDrafts indexes = new IndexDrafts(drafts);
		Set<List<String>> known = new HashSet<>();
		query(INDEXES, "t.table_name, t.index_name", schema, table, (row) -> {
			String kind = row.getString("index_type_name");
			known.add(List.of(row.getString("table_name"), row.getString("index_name")));
			IndexDrafts.Draft index = indexes.at(row.getString("table_name"), row.getString("index_name"));
			index.name = names().written(row.getString("index_name"));
			index.unique = kind.startsWith("UNIQUE");
			index.nullsNotDistinct = index.unique && "NO".equals(row.getString("nulls_distinct"));
			index.prefix = kind.equals("SPATIAL INDEX") ? "SPATIAL" : null;
		});
		query(INDEX_COLUMNS, "t.table_name, t.index_name, t.ordinal_position", schema, table, (row) -> {
			if (known.contains(List.of(row.getString("table_name"), row.getString("index_name")))) {
				addColumn(indexes.at(row.getString("table_name"), row.getString("index_name")), row);
			}
		});
		indexes.finish();
	}

	private void addColumn(IndexDrafts.Draft index, ResultSet row) throws SQLException {
		String column = names().written(row.getString("column_name"));
		if (index.unique && !row.getBoolean("is_unique")) {
			index.include.add(column);
		}
		else {
			index.elements.add(new IndexElement(column, null, order(row), null, null));
		}
	}

	// The usual order of NULL unless the database is set otherwise; one that was asked
	// for cannot be told from it
	private static @Nullable String order(ResultSet row) throws SQLException {
		boolean descending = "DESC".equals(row.getString("ordering_specification"));
		String nulls = row.getString("null_ordering");
		String usual = descending ? "LAST" : "FIRST";
		if (nulls == null || nulls.equals(usual)) {
			return descending ? "DESC" : null;
		}
		return (descending ? "DESC" : "ASC") + " NULLS " + nulls;
	}

	@Override
	protected String indexes() {
		return "select table_schema, table_name, index_name from information_schema.indexes";
	}

	@Override
	protected String accounts() {
		return "select user_name from information_schema.users union all "
				+ "select role_name from information_schema.roles";
	}

	@Override
	public boolean mayChangeSomething(Set<String> functions) {
		return !Collections.disjoint(functions, WRITERS)
				|| isRoutine(jdbc(), functions, "is_deterministic <> 'YES' and routine_schema <> 'INFORMATION_SCHEMA'");
	}

	/**
	 * Reads the aliases of Java and the triggers of H2. The source of a trigger that was
	 * compiled from it is not in the information schema.
	 *
	 * @param inspector reads the information schema
	 */
	private record Objects(H2Inspector inspector) {

		private static final String ALIASES = """
				select t.routine_name, t.external_name, t.routine_definition, t.is_deterministic
				from (select r.routine_schema as table_schema, r.* from information_schema.routines r) t
				where t.routine_type <> 'AGGREGATE' and
				""";

		private static final String TRIGGERS = """
				select t.* from (select g.trigger_schema as table_schema, g.* from information_schema.triggers g) t where
				""";

		private static final int USUAL_QUEUE = 1024;

		List<LiveObject> all(@Nullable String schema) {
			List<LiveObject> all = new ArrayList<>();
			Map<String, SchemaObject> aliases = new LinkedHashMap<>();
			this.inspector.query(ALIASES, "t.specific_name", schema, null,
					(row) -> aliases.merge(row.getString("routine_name"), alias(schema, row), Objects::overloaded));
			aliases.values().forEach((alias) -> all.add(LiveObject.of(alias)));
			this.inspector.query(TRIGGERS, "t.trigger_name", schema, null,
					(row) -> all.add(LiveObject.of(trigger(schema, row))));
			return all;
		}

		private SchemaObject alias(@Nullable String schema, ResultSet row) throws SQLException {
			String source = row.getString("routine_definition");
			String text = (source != null) ? "AS " : "FOR ";
			String method = (source != null) ? source : String.valueOf(row.getString("external_name"));
			String before = "YES".equals(row.getString("is_deterministic")) ? "DETERMINISTIC " : "";
			return this.inspector.object(Kind.FUNCTION, schema, row.getString("routine_name"))
				.as(before + text + "'" + method.replace("'", "''") + "'");
		}

		/**
		 * An alias for all methods of a name says none of their parameters.
		 */
		private static SchemaObject overloaded(SchemaObject one, SchemaObject two) {
			return one.as(one.requiredText().replaceFirst("\\([^()]*\\)'$", "'"));
		}

		private SchemaObject trigger(@Nullable String schema, ResultSet row) throws SQLException {
			SchemaObject trigger = this.inspector.object(Kind.TRIGGER, schema, row.getString("trigger_name"))
				.on(this.inspector.names().written(row.getString("event_object_table")));
			String type = row.getString("java_class");
			if (type == null) {
				return trigger;
			}
			int queue = row.getInt("queue_size");
			String usual = row.getBoolean("no_wait") ? "NOWAIT " : "";
			return trigger.as(row.getString("action_timing") + " " + row.getString("event_manipulation") + " ON "
					+ this.inspector.quoted(row.getString("event_object_table"))
					+ ("ROW".equals(row.getString("action_orientation")) ? " FOR EACH ROW " : " ")
					+ ((queue != USUAL_QUEUE) ? "QUEUE " + queue + " " : "") + usual + "CALL '"
					+ type.replace("'", "''") + "'");
		}

	}

}
