package dev.migrate.dialect.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.OperationNotSupportedException;
import dev.migrate.dialect.standard.DdlRenderer;
import dev.migrate.dialect.standard.ObjectSpelling;
import dev.migrate.operation.AddColumn;
import dev.migrate.operation.AddConstraint;
import dev.migrate.operation.AlterColumn;
import dev.migrate.operation.CreateSchema;
import dev.migrate.operation.CreateTable;
import dev.migrate.operation.DropConstraint;
import dev.migrate.operation.DropIndex;
import dev.migrate.operation.DropSchema;
import dev.migrate.operation.Operation;
import dev.migrate.operation.SetTableComment;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Deferrability;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Identity;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexElement;
import dev.migrate.schema.SchemaObject;
import dev.migrate.schema.SqlValue;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.schema.TypeName;
import dev.migrate.schema.UniqueConstraint;
import dev.migrate.sql.SqlStatement;
import dev.migrate.sql.SqlToken;
import dev.migrate.sql.StatementFacts;
import org.jspecify.annotations.Nullable;

/**
 * The statements of one operation on SQLite, where a single statement does it; what takes
 * a rebuild is {@link SqliteBatch}'s.
 */
final class SqliteDdlRenderer extends DdlRenderer {

	private static final String REBUILD = "Use op.batchAlterTable(…) without recreate(NEVER), which rebuilds the table.";

	private static final Pattern CONSTANT = Pattern.compile(
			"null|true|false|current_(?:date|time|timestamp)|[-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:e[-+]?\\d+)?|0x[0-9a-f]+|x?'(?:[^']|'')*'",
			Pattern.CASE_INSENSITIVE);

	private final @Nullable String schema;

	private boolean strict;

	SqliteDdlRenderer(Dialect dialect, Operation operation) {
		super(dialect, operation);
		this.schema = operation.tableName().map(TableName::schema).orElse(null);
	}

	/**
	 * A renderer of parts of a table that is STRICT or not.
	 * @param strict whether it is
	 * @return this
	 */
	SqliteDdlRenderer strict(boolean strict) {
		this.strict = strict;
		return this;
	}

	@Override
	protected ObjectSpelling objects() {
		return ObjectSpelling.STANDARD.without(SchemaObject.Kind.FUNCTION).without(SchemaObject.Kind.PROCEDURE);
	}

	@Override
	protected String spell(ColumnType type) {
		return (this.strict ? SqliteTypes.spellStrict(type) : SqliteTypes.spell(type))
			.orElseThrow(() -> notSupported("It has no columns of type " + type + ".",
					"Use text() or json(), or give the type a variant(\"sqlite\", …)."));
	}

	@Override
	public List<SqlStatement> visit(CreateTable operation) {
		this.strict = isStrict(operation.table());
		List<SqlStatement> statements = new ArrayList<>(super.visit(operation));
		operation.table()
			.columns()
			.stream()
			.map(Column::identity)
			.filter((identity) -> identity != null && identity.start() != null)
			.forEach((identity) -> statements.add(start(operation.table(), Objects.requireNonNull(identity))));
		return statements;
	}

	private static boolean isStrict(Table table) {
		String options = table.options().getOrDefault("sqlite", "");
		return SqliteTokens.list(options).stream().anyMatch((token) -> token.is("STRICT"));
	}

	private SqlStatement start(Table table, Identity identity) {
		long before = Objects.requireNonNull(identity.start()) - 1;
		String sequence = quote(table.name().schema(), "sqlite_sequence");
		String name = literal(table.name().name());
		return new SqlStatement(
				"INSERT INTO " + sequence + " (name, seq) SELECT " + name + ", " + before
						+ " WHERE NOT EXISTS (SELECT 1 FROM " + sequence + " WHERE name = " + name + ")",
				StatementFacts.DATA);
	}

	@Override
	protected List<String> tableElements(Table table) {
		List<String> key = table.primaryKeyColumns();
		List<String> elements = new ArrayList<>();
		for (Column column : table.columns()) {
			boolean inKey = key.contains(column.name());
			boolean generated = column.identity() != null;
			if (generated && !key.equals(List.of(column.name()))) {
				throw identityWithoutKey(column);
			}
			String spec = generated ? generatedKey(column, keyName(table))
					: columnSpec(inKey ? column.notNull() : column);
			elements.add(spec + comment(column.comment()));
		}
		boolean keyIsThere = table.columns().stream().anyMatch((column) -> column.identity() != null);
		table.columnConstraints().forEach((constraint) -> addConstraint(elements, constraint, keyIsThere));
		table.constraints().forEach((constraint) -> addConstraint(elements, constraint, keyIsThere));
		if (table.comment() != null) {
			elements.set(0, SqliteTableText.comment(table.comment()) + "\n\t" + elements.get(0));
		}
		return elements;
	}

	private void addConstraint(List<String> elements, Constraint constraint, boolean keyIsThere) {
		if (!(keyIsThere && constraint.kind() == Constraint.Kind.PRIMARY_KEY)) {
			elements.add(constraintSpec(constraint));
		}
	}

	private static @Nullable String keyName(Table table) {
		return table.constraints()
			.stream()
			.filter((constraint) -> constraint.kind() == Constraint.Kind.PRIMARY_KEY)
			.map(Constraint::name)
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
	}

	private OperationNotSupportedException identityWithoutKey(Column column) {
		return notSupported("It generates values only in a column that is the whole primary key, and '" + column.name()
				+ "' is not.", "Make '" + column.name() + "' the primary key, or leave autoIncrement() out.");
	}

	private String generatedKey(Column column, @Nullable String keyName) {
		Identity identity = Objects.requireNonNull(column.identity());
		if (identity.isAlways()) {
			throw notSupported("An insert can always give its own value there.",
					"Use autoIncrement(), which leaves that open everywhere.");
		}
		boolean plain = (identity.increment() == null || identity.increment() == 1) && !identity.cycle()
				&& (identity.minValue() == null || identity.minValue() == 1) && identity.maxValue() == null;
		if (!plain) {
			throw notSupported("Its generated keys go up by one and have no limits.",
					"Leave incrementBy(…), between(…) and cycling() out.");
		}
		return quote(column.name()) + " INTEGER " + ((keyName != null) ? "CONSTRAINT " + quote(keyName) + " " : "")
				+ "PRIMARY KEY AUTOINCREMENT NOT NULL";
	}

	/**
	 * What generates its values says so with its key.
	 */
	@Override
	public String columnSpec(Column column) {
		String spec = super.columnSpec(column.withIdentity(null));
		return (column.type().name() == TypeName.ENUM && !column.type().variants().containsKey("sqlite"))
				? spec + " " + enumCheck(column.name(), column.type()) : spec;
	}

	String enumCheck(String column, ColumnType type) {
		return "CHECK (" + quote(column) + " IN "
				+ SqliteTypes.words(type).stream().map(this::literal).collect(Collectors.joining(", ", "(", ")")) + ")";
	}

	/**
	 * A column with its constraints inline and its comment, as it stands in a table.
	 */
	@Override
	protected String columnSpecWithConstraints(Column column) {
		if (column.identity() != null) {
			if (!column.isPrimaryKey()) {
				throw identityWithoutKey(column);
			}
			return generatedKey(column, null) + comment(column.comment());
		}
		return super.columnSpecWithConstraints(column.isPrimaryKey() ? column.notNull() : column)
				+ comment(column.comment());
	}

	private static String comment(@Nullable String comment) {
		return (comment != null) ? " " + SqliteTableText.comment(comment) : "";
	}

	/**
	 * No statements: comments stand in the text of the table.
	 */
	@Override
	public List<SqlStatement> comments(Table table) {
		return List.of();
	}

	@Override
	protected String tableOptions(Table table) {
		String options = super.tableOptions(table).strip();
		return options.isEmpty() ? "" : " " + options.replaceAll("(?i),?\\s+(STRICT|WITHOUT)\\b", ", $1");
	}

	@Override
	public String defaultValue(SqlValue value, ColumnType type) {
		String text = SqlToken.withoutBrackets(value(value));
		return CONSTANT.matcher(text).matches() ? text : "(" + text + ")";
	}

	@Override
	protected String unique(UniqueConstraint unique) {
		if (unique.isNullsNotDistinct()) {
			throw notSupported("Two NULLs are never the same in its unique constraints.",
					"Leave nullsNotDistinct() out, or declare the columns notNull().");
		}
		if (unique.deferrability() != null && unique.deferrability() != Deferrability.NOT_DEFERRABLE) {
			throw notSupported("Only its foreign keys can be checked later.", "Leave the deferrability out.");
		}
		return "UNIQUE " + columnList(unique.columns());
	}

	@Override
	protected String references(ForeignKey key) {
		if (key.match() != null && !key.match().equals("SIMPLE")) {
			throw notSupported("It matches foreign keys in the simple way only.",
					"Leave match(…) out, or demand all columns or none with a check constraint.");
		}
		String schema = key.target().schema();
		if (schema != null && !schema.equals(this.schema)) {
			throw notSupported("Its foreign keys refer to tables of the same schema, which is a database file.",
					"Leave the foreign key out, or move one of the two tables.");
		}
		return super.references(new ForeignKey(key.name(), key.columns(), TableName.of(key.target().name()),
				key.referencedColumns(), key.onDelete(), key.onUpdate(), key.deferrability(), null, key.isNotValid()));
	}

	@Override
	public List<SqlStatement> visit(AddColumn operation) {
		return List
			.of(ddl(alterTable(operation.table()) + "ADD COLUMN " + columnSpecWithConstraints(operation.column()),
					added(operation)));
	}

	@Override
	public List<SqlStatement> visit(AlterColumn operation) {
		throw notSupported("It cannot alter a column in place.", REBUILD);
	}

	@Override
	protected List<SqlStatement> alterIdentity(AlterColumn operation, Identity identity) {
		throw notSupported("It cannot alter a column in place.", REBUILD);
	}

	@Override
	public List<SqlStatement> visit(AddConstraint operation) {
		throw notSupported("It cannot add a constraint in place.", REBUILD);
	}

	@Override
	public List<SqlStatement> visit(DropConstraint operation) {
		throw notSupported("It cannot drop a constraint in place.", REBUILD);
	}

	@Override
	public String createIndex(Index index, boolean ifNotExists, boolean concurrently) {
		requireSupported(index, concurrently);
		return "CREATE " + (index.unique() ? "UNIQUE " : "") + "INDEX " + ifNotExists(ifNotExists)
				+ quote(index.table().schema(), index.name()) + " ON " + quote(index.table().name()) + " "
				+ indexElements(index) + ((index.where() != null) ? " WHERE " + index.where() : "");
	}

	private void requireSupported(Index index, boolean concurrently) {
		if (concurrently) {
			throw notSupported("It locks the whole database for every write.", "Leave concurrently() out.");
		}
		boolean more = index.using() != null && !index.using().equalsIgnoreCase("btree") || index.prefix() != null
				|| !index.include().isEmpty() || !index.with().isEmpty() || index.nullsNotDistinct();
		if (more) {
			throw notSupported("Its indexes have no methods, parameters, included columns or nulls not distinct.",
					"Leave those out, or keep them to the other database with op.dialect().");
		}
	}

	@Override
	protected String indexElement(IndexElement element) {
		if (element.operatorClass() != null || element.length() != null) {
			throw notSupported("Its indexes have neither operator classes nor prefixes.",
					"Leave them out, or keep them to the other database with op.dialect().");
		}
		String order = (element.order() != null) ? upper(element.order()).strip() : "";
		boolean usual = order.equals("ASC NULLS FIRST") || order.equals("DESC NULLS LAST");
		if (order.contains("NULLS") && !usual) {
			throw notSupported("NULL is its least value, and an index cannot change that.",
					"Leave NULLS FIRST or NULLS LAST out.");
		}
		String plain = usual ? order.substring(0, order.indexOf(' ')) : element.order();
		return super.indexElement(new IndexElement(element.column(), element.expression(), plain, null, null));
	}

	@Override
	public List<SqlStatement> visit(DropIndex operation) {
		if (operation.concurrently()) {
			throw notSupported("It locks the whole database for every write.", "Leave concurrently() out.");
		}
		return super.visit(operation);
	}

	@Override
	public List<SqlStatement> visit(SetTableComment operation) {
		throw notSupported("It has no comments; those of a new table stand in its text.",
				"Leave it out, or keep it to other databases with op.dialect().");
	}

	@Override
	protected void requireSequences() {
		throw notSupported("It has no sequences.", "Use a column with autoIncrement(), or a table with a counter.");
	}

	@Override
	public List<SqlStatement> visit(CreateSchema operation) {
		throw noSchemas();
	}

	@Override
	public List<SqlStatement> visit(DropSchema operation) {
		throw noSchemas();
	}

	private OperationNotSupportedException noSchemas() {
		return notSupported("Its schemas are database files that a connection attaches.",
				"Attach the file in the connection's settings, or keep the operation to other databases with op.dialect().");
	}

}
