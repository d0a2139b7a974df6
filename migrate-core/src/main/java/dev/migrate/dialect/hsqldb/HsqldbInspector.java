package dev.migrate.dialect.hsqldb;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.LiveObject;
import dev.migrate.dialect.NormalForm;
import dev.migrate.dialect.Spelling;
import dev.migrate.dialect.standard.IndexDrafts;
import dev.migrate.dialect.standard.InformationSchemaConstraints;
import dev.migrate.dialect.standard.InformationSchemaInspector;
import dev.migrate.dialect.standard.TableDrafts;
import dev.migrate.schema.CheckConstraint;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Computed;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Definitions;
import dev.migrate.schema.Identity;
import dev.migrate.schema.IndexElement;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.schema.TypeName;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Reads the information schema of HSQLDB. It says of a key's column that it may be NULL,
 * and has a check for each column that may not.
 */
final class HsqldbInspector extends InformationSchemaInspector {

	private static final String TABLES = """
			select t.table_name, c.comment from information_schema.tables t
			left join information_schema.system_comments c on c.object_schema = t.table_schema
				and c.object_name = t.table_name and c.object_type = 'TABLE'
			where t.table_type = 'BASE TABLE' and
			""";

	private static final String COLUMNS = """
			select t.*, c.comment from information_schema.columns t
			left join information_schema.system_comments c on c.object_schema = t.table_schema
				and c.object_name = t.table_name and c.object_type = 'COLUMN' and c.column_name = t.column_name
			where
			""";

	// Without those of constraints, which have their names
	private static final String INDEXES = """
			select t.table_name, t.index_name, t.non_unique, t.column_name
			from (select i.table_schem as table_schema, i.* from information_schema.system_indexinfo i) t
			where t.index_name not like 'SYS\\_%' escape '\\' and not exists (
				select 1 from information_schema.table_constraints c where c.table_schema = t.table_schema
				and c.table_name = t.table_name and c.constraint_name = t.index_name) and
			""";

	// Two rows of one key in the catalog, and an error of HSQLDB itself
	private static final Set<Integer> DISTURBED = Set.of(-104, -458);

	private static final int ATTEMPTS = 20;

	private final HsqldbExpressions expressions;

	HsqldbInspector(JdbcOperations jdbc, Dialect dialect) {
		super(jdbc, dialect);
		this.expressions = new HsqldbExpressions(dialect);
	}

	/**
	 * {@inheritDoc} HSQLDB fills its catalog for each query from what other sessions may
	 * change meanwhile, and then fails the query; so it is asked again.
	 */
	@Override
	public List<LiveObject> objects(@Nullable String schema) {
		List<LiveObject> all = new ArrayList<>(super.objects(schema));
		all.addAll(new HsqldbObjects(this).all(schema));
		return all;
	}

	/**
	 * Constraints, checks and sequences are shown to those who own the schema: the role
	 * that has granted what the user has, and else the one of administrators, to whom
	 * alone the information schema itself is listed.
	 */
	@Override
	public Optional<String> grantToSee(@Nullable String schema) {
		String stored = names().stored((schema != null) ? schema : currentSchema());
		if (!jdbc()
			.queryForList(
					"select 1 from information_schema.schemata where schema_name in (?, " + "'INFORMATION_SCHEMA')",
					Integer.class, stored)
			.isEmpty()) {
			return Optional.empty();
		}
		String owner = jdbc()
			.queryForList("select grantor from information_schema.table_privileges where table_schema = ?",
					String.class, stored)
			.stream()
			.findFirst()
			.orElse("DBA");
		String user = jdbc().queryForObject("values (current_user)", String.class);
		return Optional.of("grant " + Spelling.quoted(owner) + " to " + Spelling.quoted(Objects.requireNonNull(user)));
	}

	@Override
	protected List<Table> read(@Nullable String schema, @Nullable String table) {
		for (int attempt = 1;; attempt++) {
			try {
				return readOnce(schema, table);
			}
			catch (DataAccessException ex) {
				if (attempt == ATTEMPTS || !isDisturbed(ex)) {
					throw ex;
				}
			}
		}
	}

	private static boolean isDisturbed(DataAccessException failure) {
		return failure.getCause() instanceof SQLException cause && DISTURBED.contains(cause.getErrorCode());
	}

	private List<Table> readOnce(@Nullable String schema, @Nullable String table) {
		TableDrafts drafts = new TableDrafts();
		query(TABLES, "t.table_name", schema, table,
				(row) -> drafts.begin(row.getString("table_name"),
						new TableName(schema, names().written(row.getString("table_name"))), row.getString("comment"),
						Map.of()));
		if (!drafts.isEmpty()) {
			String collation = jdbc().queryForObject(
					"select property_value from "
							+ "information_schema.system_properties where property_name = 'sql.default_collation'",
					String.class);
			query(COLUMNS, "t.table_name, t.ordinal_position", schema, table, (row) -> {
				Column column = column(row, String.valueOf(collation));
				drafts.with(row.getString("table_name"), (draft) -> draft.add(column));
			});
			new InformationSchemaConstraints(jdbc(), names(), schema, "'YES'",
					(place, name, clause) -> this.expressions.unqualified(clause, place, name))
				.addTo(drafts);
			readIndexes(schema, table, drafts);
		}
		return drafts.tables().stream().map(this::finished).toList();
	}

	private Column column(ResultSet row, String defaultCollation) throws SQLException {
		ColumnType type = type(row);
		String text = row.getString("column_default");
		String collation = row.getString("collation_name");
		String expression = row.getString("generation_expression");
		return new Column(names().written(row.getString("column_name")), type,
				row.getString("is_nullable").equals("YES"),
				(text != null) ? this.expressions.defaultValue(text, type) : null, false, false, identity(row, type),
				(expression != null) ? new Computed(this.expressions.unqualified(expression,
						row.getString("table_schema"), row.getString("table_name")), null) : null,
				null, (collation == null || collation.equals(defaultCollation)) ? null : names().written(collation),
				comment(row));
	}

	private static @Nullable String comment(ResultSet row) throws SQLException {
		String comment = row.getString("comment");
		return (comment == null || comment.isEmpty()) ? null : comment;
	}

	private ColumnType type(ResultSet row) throws SQLException {
		String named = (row.getString("domain_name") != null) ? row.getString("domain_name")
				: row.getString("udt_name");
		return (named != null) ? Definitions.type(names().written(named))
				: HsqldbTypes.parse(row.getString("dtd_identifier"));
	}

	private static @Nullable Identity identity(ResultSet row, ColumnType type) throws SQLException {
		if (!row.getString("is_identity").equals("YES")) {
			return null;
		}
		long greatest = NormalForm.max(type);
		long increment = row.getLong("identity_increment");
		long min = row.getLong("identity_minimum");
		long max = row.getLong("identity_maximum");
		Long from = (min == -greatest - 1) ? null : Long.valueOf(min);
		Long to = (max == greatest) ? null : Long.valueOf(max);
		return new Identity(row.getString("identity_generation").equals("ALWAYS"), null,
				(increment != 1) ? increment : null, from, to, row.getString("identity_cycle").equals("YES"), null)
			.startingAt(row.getLong("identity_start"));
	}

	private void readIndexes(@Nullable String schema, @Nullable String table, TableDrafts drafts) {
		IndexDrafts indexes = new IndexDrafts(drafts);
		query(INDEXES, "t.table_name, t.index_name, t.ordinal_position", schema, table, (row) -> {
			IndexDrafts.Draft index = indexes.at(row.getString("table_name"), row.getString("index_name"));
			index.name = names().written(row.getString("index_name"));
			index.unique = !row.getBoolean("non_unique");
			index.elements.add(new IndexElement(names().written(row.getString("column_name")), null, null, null, null));
		});
		indexes.finish();
	}

	private Table finished(Table table) {
		List<Constraint> constraints = new ArrayList<>(table.constraints());
		List<Column> columns = new ArrayList<>(table.columns());
		for (CheckConstraint constraint : table.checks()) {
			HsqldbExpressions.Check check = check(constraint);
			Optional<HsqldbExpressions.EnumCheck> values = this.expressions.enumeration(check);
			values.ifPresent((found) -> columns.replaceAll((column) -> withValues(column, found)));
			if (values.isPresent() || this.expressions.isNotNull(check)) {
				constraints.remove(constraint);
			}
		}
		List<String> key = table.primaryKeyColumns();
		columns.replaceAll((column) -> key.contains(column.name()) ? column.notNull() : column);
		return table.withColumns(columns).withConstraints(constraints);
	}

	private HsqldbExpressions.Check check(CheckConstraint check) {
		String name = Objects.requireNonNull(check.name());
		return new HsqldbExpressions.Check(Objects.requireNonNull(names().stored(name)), check.condition());
	}

	private Column withValues(Column column, HsqldbExpressions.EnumCheck found) {
		boolean same = column.type().name() == TypeName.VARCHAR && found.column().equals(names().stored(column.name()));
		return same
				? column.withType(new ColumnType(TypeName.ENUM, null, null, null,
						new ColumnType.Enumeration(null, column.name(), found.values(), true), null, null, Map.of()))
				: column;
	}

	@Override
	protected String indexes() {
		return "select table_schem, table_name, index_name from information_schema.system_indexinfo";
	}

	@Override
	protected String accounts() {
		return "select authorization_name from information_schema.authorizations";
	}

	@Override
	public boolean mayChangeSomething(Set<String> functions) {
		return isRoutine(jdbc(), functions, "sql_data_access not in ('NO SQL', 'READS SQL DATA')");
	}

}
