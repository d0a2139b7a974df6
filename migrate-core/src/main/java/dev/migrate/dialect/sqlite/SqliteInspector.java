package dev.migrate.dialect.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.LiveObject;
import dev.migrate.dialect.normal.DefaultText;
import dev.migrate.dialect.standard.CatalogInspector;
import dev.migrate.dialect.standard.Identifiers;
import dev.migrate.dialect.standard.ObjectParts;
import dev.migrate.dialect.standard.TableDrafts;
import dev.migrate.schema.CheckConstraint;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Computed;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Identity;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.SchemaObject;
import dev.migrate.schema.SqlValue;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.schema.TypeName;
import dev.migrate.schema.UniqueConstraint;
import dev.migrate.schema.View;
import dev.migrate.sql.SchemaEffect;
import dev.migrate.sql.SqlToken;
import dev.migrate.sql.SqlTokens;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * Reads SQLite: the text of each table is all that it keeps of it. Virtual tables have no
 * columns in their text and are left out.
 */
final class SqliteInspector extends CatalogInspector {

	private static final String MAIN = "main";

	/** What virtual tables keep, such as an index of full text, is theirs. */
	private static final String NOT_SHADOW = "name not like 'sqlite\\_%' escape '\\' and tbl_name not in "
			+ "(select name from pragma_table_list where schema = ? and type = 'shadow') ";

	/** Words that stand for values. */
	private static final Set<String> VALUES = Set.of("NULL", "TRUE", "FALSE", "CURRENT_DATE", "CURRENT_TIME",
			"CURRENT_TIMESTAMP");

	private final JdbcOperations jdbc;

	private final Dialect dialect;

	SqliteInspector(JdbcOperations jdbc, Dialect dialect) {
		this.jdbc = jdbc;
		this.dialect = dialect;
	}

	@Override
	public List<String> tableNames() {
		return this.jdbc.queryForList(
				"select name from sqlite_master where type = 'table' and " + NOT_SHADOW + "order by name", String.class,
				MAIN);
	}

	@Override
	public String currentSchema() {
		return MAIN;
	}

	@Override
	protected List<View> views(@Nullable String schema) {
		return this.jdbc.query("select name, sql from " + master(schema) + " where type = 'view' order by name",
				(row, number) -> new View(new TableName(schema, row.getString("name")), query(row.getString("sql"))));
	}

	@Override
	public List<LiveObject> objects(@Nullable String schema) {
		List<LiveObject> all = new ArrayList<>(super.objects(schema));
		this.jdbc.query("select name, tbl_name, sql from " + master(schema) + " where type = 'trigger' order by name",
				(row) -> {
					SchemaObject trigger = new SchemaObject(SchemaObject.Kind.TRIGGER, schema, row.getString("name"),
							"", row.getString("tbl_name"), null);
					ObjectParts.of(row.getString("sql"), trigger.kind(), this.dialect.syntax())
						.ifPresent((parts) -> all.add(LiveObject.of(trigger.as(parts.text()))));
				});
		return all;
	}

	@Override
	public Optional<Existence> existence(SchemaEffect.Kind kind, @Nullable String table, @Nullable String schema,
			String name) {
		return (kind != SchemaEffect.Kind.TRIGGER) ? Optional.empty()
				: Optional.of(
						this.jdbc
							.queryForList("select name from " + master(schema)
									+ " where type = 'trigger' and name = ? collate nocase", String.class, name)
							.isEmpty() ? Existence.ABSENT : Existence.PRESENT);
	}

	private static String query(String createView) {
		SqlTokens tokens = SqliteTokens.of(createView);
		while (!tokens.isAt("AS")) {
			tokens.next();
		}
		tokens.next();
		return createView.substring(tokens.position()).strip();
	}

	private String master(@Nullable String schema) {
		return this.dialect.spelling().quote(new TableName((schema != null) ? schema : MAIN, "sqlite_master"));
	}

	@Override
	protected List<Table> read(@Nullable String schema, @Nullable String table) {
		TableDrafts drafts = new TableDrafts();
		String sql = "select type, name, tbl_name, sql from " + master(schema)
				+ " where type in ('table', 'index') and sql is not null and " + NOT_SHADOW
				+ ((table != null) ? "and tbl_name = ? collate nocase " : "") + "order by type desc, name";
		this.jdbc.query(sql, (row) -> {
			String key = Identifiers.fold(row.getString("tbl_name"));
			if (row.getString("type").equals("table")) {
				addTable(drafts, key, new TableName(schema, row.getString("name")), row.getString("sql"));
			}
			else {
				SqliteIndexText index = SqliteIndexText.parse(row.getString("sql"));
				String name = row.getString("name");
				drafts.with(key, (draft) -> draft.add(index.toIndex(name, draft.name())));
			}
		}, Stream.of((schema != null) ? schema : MAIN, table).filter(Objects::nonNull).toArray());
		return drafts.tables();
	}

	private static void addTable(TableDrafts drafts, String key, TableName name, String sql) {
		if (sql.regionMatches(true, 0, "CREATE VIRTUAL", 0, "CREATE VIRTUAL".length())) {
			return;
		}
		SqliteTableText text = SqliteTableParser.parse(sql);
		drafts.begin(key, name, text.comment(),
				text.options().isEmpty() ? Map.of() : Map.of("sqlite", String.join(", ", text.options())));
		drafts.with(key, (draft) -> {
			text.columns().forEach((column) -> draft.add(column(text, column)));
			constraints(text, name.schema()).forEach(draft::add);
		});
	}

	private static Column column(SqliteTableText table, SqliteColumn column) {
		boolean key = table.primaryKey().stream().anyMatch(column::isNamed);
		boolean notNull = column.has(SqliteClause.Kind.NOT_NULL) || table.isRowid(column) || key && !table.hasRowid();
		boolean generated = column.clause(SqliteClause.Kind.PRIMARY_KEY)
			.filter((clause) -> clause.has("AUTOINCREMENT"))
			.isPresent();
		ColumnType type = type(column);
		return new Column(column.name(), type, !notNull, defaultValue(column, type), false, false,
				generated ? Identity.byDefault() : null, computed(column), null,
				column.clause(SqliteClause.Kind.COLLATE).map(SqliteClause::expression).orElse(null), column.comment());
	}

	private static ColumnType type(SqliteColumn column) {
		Optional<List<String>> words = column.clauses()
			.stream()
			.flatMap((clause) -> words(column, clause).stream())
			.findFirst();
		if (words.isPresent()) {
			return new ColumnType(TypeName.ENUM, null, null, null,
					new ColumnType.Enumeration(null, column.name(), words.get(), true), null, null, Map.of());
		}
		return SqliteTypes.parse(column.type());
	}

	private static Optional<List<String>> words(SqliteColumn column, SqliteClause clause) {
		boolean text = column.type().toUpperCase(Locale.ROOT).matches("VARCHAR\\(\\d+\\)|TEXT");
		return (text && clause.kind() == SqliteClause.Kind.CHECK && clause.name() == null)
				? SqliteTypes.words(column.name(), clause.expression()) : Optional.empty();
	}

	private static @Nullable SqlValue defaultValue(SqliteColumn column, ColumnType type) {
		String text = column.clause(SqliteClause.Kind.DEFAULT).map(SqliteClause::expression).orElse(null);
		SqlValue value = (text != null) ? value(text) : null;
		if (type.name() == TypeName.BOOLEAN && value instanceof SqlValue.Literal literal
				&& literal.value() instanceof Integer number) {
			return SqlValue.of(number != 0);
		}
		return value;
	}

	/** A name outside of brackets is the text of it. */
	private static @Nullable SqlValue value(String text) {
		List<SqlToken> tokens = SqliteTokens.list(text);
		boolean name = tokens.size() == 1 && tokens.get(0).isName() && VALUES.stream().noneMatch(tokens.get(0)::is);
		return name ? SqlValue.of(tokens.get(0).name()) : DefaultText.parse(SqlToken.withoutBrackets(text));
	}

	private static @Nullable Computed computed(SqliteColumn column) {
		return column.clause(SqliteClause.Kind.GENERATED)
			.map((clause) -> new Computed(clause.expression(), clause.has("STORED")))
			.orElse(null);
	}

	private static List<Constraint> constraints(SqliteTableText table, @Nullable String schema) {
		List<Constraint> constraints = new ArrayList<>();
		for (SqliteColumn column : table.columns()) {
			for (SqliteClause clause : column.clauses()) {
				if (words(column, clause).isEmpty()) {
					constraint(clause, List.of(column.name()), schema).ifPresent(constraints::add);
				}
			}
		}
		table.constraints()
			.forEach((clause) -> constraint(clause, clause.columns(), schema).ifPresent(constraints::add));
		return constraints;
	}

	/**
	 * What a clause is, unless a column says it.
	 * @param columns the columns that it is about
	 * @param schema the schema of its table
	 */
	static Optional<Constraint> constraint(SqliteClause clause, List<String> columns, @Nullable String schema) {
		return Optional.ofNullable(switch (clause.kind()) {
			case PRIMARY_KEY -> new PrimaryKey(clause.name(), columns);
			case UNIQUE -> new UniqueConstraint(clause.name(), columns, false, null);
			case CHECK -> new CheckConstraint(clause.name(), clause.expression(), false);
			case FOREIGN_KEY ->
				(clause.references() != null) ? clause.references().toForeignKey(clause.name(), schema, columns) : null;
			case NOT_NULL, NULL, DEFAULT, COLLATE, GENERATED -> null;
		});
	}

}
