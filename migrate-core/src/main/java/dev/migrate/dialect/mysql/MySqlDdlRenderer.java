package dev.migrate.dialect.mysql;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.Collectors;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.standard.DdlRenderer;
import dev.migrate.dialect.standard.ObjectSpelling;
import dev.migrate.operation.AddColumn;
import dev.migrate.operation.AlterColumn;
import dev.migrate.operation.CreateIndex;
import dev.migrate.operation.DropColumn;
import dev.migrate.operation.DropConstraint;
import dev.migrate.operation.DropIndex;
import dev.migrate.operation.Operation;
import dev.migrate.operation.RenameTable;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnPosition;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Computed;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Deferrability;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Identity;
import dev.migrate.schema.Index;
import dev.migrate.schema.ReferentialAction;
import dev.migrate.schema.SchemaObject;
import dev.migrate.schema.SqlValue;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.schema.UniqueConstraint;
import dev.migrate.sql.SchemaEffect;
import dev.migrate.sql.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * The statements of one operation on MySQL 8 and later. Each DDL statement commits, so
 * that as much as possible is one statement: indexes and comments stand in CREATE TABLE,
 * and a column comes with its constraints.
 */
class MySqlDdlRenderer extends DdlRenderer {

	private static final String PRIMARY = "PRIMARY";

	private final MySqlTypeSpeller types;

	private final MySqlIndexes indexes;

	private final boolean backslashIsPlain;

	MySqlDdlRenderer(Dialect dialect, Operation operation, boolean backslashIsPlain) {
		this(dialect, operation, backslashIsPlain, "CHAR(36)", true);
	}

	MySqlDdlRenderer(Dialect dialect, Operation operation, boolean backslashIsPlain, String uuidType,
			boolean indexesExpressions) {
		super(dialect, operation);
		this.backslashIsPlain = backslashIsPlain;
		this.types = new MySqlTypeSpeller(uuidType, this::plainText, this::notSupported);
		this.indexes = new MySqlIndexes(dialect.spelling(), this::notSupported, indexesExpressions);
	}

	/**
	 * Nothing but views can be replaced by the server.
	 */
	@Override
	protected ObjectSpelling objects() {
		return ObjectSpelling.STANDARD.replacing(SchemaObject.Kind.VIEW);
	}

	@Override
	protected final String spell(ColumnType type) {
		return this.types.spell(type);
	}

	/**
	 * Whether ALTER COLUMN takes NULL as the default of text without a limit.
	 */
	boolean takesNullForText() {
		return false;
	}

	/**
	 * Whether ALTER COLUMN leaves a default as it is that is the current time.
	 */
	boolean keepsCurrentTime() {
		return false;
	}

	/**
	 * A string where the server takes nothing but a string in quotes.
	 * @return the literal; without a database, one for a session without
	 * {@code NO_BACKSLASH_ESCAPES}
	 */
	final String plainText(String text) {
		return MySqlLiterals.plain(text, this.backslashIsPlain);
	}

	@Override
	public final String columnSpec(Column column) {
		return quote(column.name()) + " " + toMySqlColumn(column).spec();
	}

	final MySqlColumn toMySqlColumn(Column column) {
		if (column.identity() != null) {
			requireAutoIncrement(column.identity());
		}
		String type = type(column.type());
		return new MySqlColumn(type, column.collation(), generated(column), column.nullable(),
				(column.defaultValue() != null) ? defaultText(column.defaultValue(), type) : null, null,
				column.identity() != null, false, null,
				(column.comment() != null) ? plainText(column.comment()) : null);
	}

	@Nullable String generated(Column column) {
		return (column.computed() != null) ? computed(column.computed()) : null;
	}

	@Override
	protected String computed(Computed computed) {
		return "GENERATED ALWAYS AS (" + computed.expression() + ")"
				+ (Boolean.TRUE.equals(computed.stored()) ? " STORED" : " VIRTUAL");
	}

	final void requireAutoIncrement(Identity identity) {
		if (identity.isAlways()) {
			throw notSupported("An insert can always give its own value for an AUTO_INCREMENT column.",
					"Use autoIncrement(), or identity(Identity.byDefault()).");
		}
		boolean step = identity.increment() != null && identity.increment() != 1;
		if (step || identity.minValue() != null || identity.maxValue() != null || identity.cycle()
				|| identity.cache() != null) {
			throw notSupported("An AUTO_INCREMENT column has a first value, but no increment, bounds, cycle or cache.",
					"Leave those out, or keep them to other databases with op.dialect().");
		}
	}

	static String firstValue(@Nullable Identity identity, String before) {
		return (identity != null && identity.start() != null) ? before + "AUTO_INCREMENT = " + identity.start() : "";
	}

	@Override
	protected String references(ForeignKey key) {
		if (key.match() != null && !key.match().equals("SIMPLE")) {
			throw notSupported("It has no MATCH " + key.match() + " and would ignore the other options with it.",
					"Leave match(…) out, or add a check constraint that allows all or none of the columns to be NULL.");
		}
		if (key.referencedColumns().isEmpty()) {
			throw notSupported("A foreign key has to name the columns that it references there.",
					"Name them: references(\"" + key.target().name() + "\", \"id\").");
		}
		return super.references(new ForeignKey(key.name(), key.columns(), key.referencedTable(),
				key.referencedColumns(), key.onDelete(), key.onUpdate(), key.deferrability(), null, key.isNotValid()));
	}

	@Override
	protected String action(ReferentialAction action) {
		if (action == ReferentialAction.SET_DEFAULT) {
			throw notSupported("InnoDB refuses SET DEFAULT.", "Use SET_NULL, or a trigger made in op.execute(…).");
		}
		return super.action(action);
	}

	@Override
	protected String deferrability(@Nullable Deferrability deferrability) {
		if (deferrability != null && deferrability != Deferrability.NOT_DEFERRABLE) {
			throw notSupported("It checks constraints at each row and cannot defer that.",
					"Leave deferrable(…) out, or keep it to PostgreSQL with op.dialect().");
		}
		return "";
	}

	@Override
	protected String unique(UniqueConstraint unique) {
		if (unique.isNullsNotDistinct()) {
			throw this.indexes.nullsAreDistinct();
		}
		return super.unique(unique);
	}

	@Override
	protected List<String> tableElements(Table table) {
		List<String> elements = super.tableElements(table);
		table.indexes().forEach((index) -> elements.add(this.indexes.inline(index)));
		return elements;
	}

	@Override
	protected String tableOptions(Table table) {
		StringBuilder options = new StringBuilder(super.tableOptions(table));
		table.columns().forEach((column) -> options.append(firstValue(column.identity(), " ")));
		if (table.comment() != null) {
			options.append(" COMMENT = ").append(plainText(table.comment()));
		}
		return options.toString();
	}

	/**
	 * With the word, no transaction ends and no table that others see is dropped.
	 */
	@Override
	protected String temporaryToDrop() {
		return "TEMPORARY ";
	}

	@Override
	protected List<SqlStatement> indexesAfter(Table table, boolean ifNotExists) {
		return List.of();
	}

	@Override
	public List<SqlStatement> comments(Table table) {
		return List.of();
	}

	@Override
	protected String tableComment(TableName table, @Nullable String comment) {
		return alterTable(table) + "COMMENT = " + plainText((comment != null) ? comment : "");
	}

	@Override
	public List<SqlStatement> visit(RenameTable operation) {
		TableName after = operation.table().withName(operation.newName());
		return List.of(ddl("RENAME TABLE " + quote(operation.table()) + " TO " + quote(after),
				dropped(operation.table()), made(after)));
	}

	@Override
	public final List<SqlStatement> visit(AddColumn operation) {
		Column column = operation.column();
		StringBuilder sql = new StringBuilder(alterTable(operation.table())).append("ADD COLUMN ")
			.append(ifNotExists(operation.ifNotExists()))
			.append(columnSpec(column));
		if (column.isPrimaryKey()) {
			sql.append(" PRIMARY KEY");
		}
		if (column.isUnique()) {
			sql.append(" UNIQUE");
		}
		sql.append(position(operation.position()));
		if (column.references() != null) {
			sql.append(", ADD ").append(constraintSpec(column.references().columns(column.name())));
		}
		return List.of(ddl(sql.append(firstValue(column.identity(), ", ")).toString(), added(operation)));
	}

	/**
	 * Where a column goes: behind another one, or, if it is still to be before one,
	 * first.
	 * @return the words with a blank before them, or an empty string
	 */
	final String position(@Nullable ColumnPosition position) {
		if (position == null) {
			return "";
		}
		return position.before() ? " FIRST" : " AFTER " + quote(position.neighbour());
	}

	@Override
	public final List<SqlStatement> visit(DropColumn operation) {
		return List.of(ddl(
				alterTable(operation.table()) + "DROP COLUMN " + ifExists(operation.ifExists())
						+ quote(operation.column()),
				dropped(SchemaEffect.Kind.COLUMN, operation.table(), operation.column())));
	}

	/**
	 * A column is restated, which takes more than the operation says.
	 */
	@Override
	public List<SqlStatement> visit(AlterColumn operation) {
		throw new IllegalArgumentException("A change of a column is completed, not rendered by itself");
	}

	@Override
	protected List<SqlStatement> alterIdentity(AlterColumn operation, Identity identity) {
		return visit(operation);
	}

	final String defaultText(SqlValue value, String type) {
		if (value instanceof SqlValue.Expression expression) {
			return MySqlDefaults.expression(expression.sql().trim(), type);
		}
		Object literal = ((SqlValue.Literal) value).value();
		if (literal instanceof Instant || literal instanceof OffsetDateTime || literal instanceof ZonedDateTime) {
			throw notSupported("A default has no zone there: it is read in the zone of each session that inserts.",
					"Give a LocalDateTime, meant in that zone.");
		}
		if (literal instanceof String string) {
			return MySqlDefaults.string(string, type, this.backslashIsPlain);
		}
		String text = literal(literal);
		return (literal != null && MySqlDefaults.takesOnlyExpressions(type)) ? "(" + text + ")" : text;
	}

	@Override
	public final List<SqlStatement> visit(DropConstraint operation) {
		return drop(operation, List.of());
	}

	/**
	 * Drop a constraint, and index in the same statement what its index leaves without.
	 * @param operation what is dropped
	 * @param instead the indexes that foreign keys need then
	 */
	final List<SqlStatement> drop(DropConstraint operation, List<Index> instead) {
		return List.of(ddl(
				alterTable(operation.table()) + "DROP " + constraint(operation, ifExists(operation.ifExists()))
						+ added(instead),
				(operation.kind() == Constraint.Kind.PRIMARY_KEY)
						? dropped(SchemaEffect.Kind.CONSTRAINT, operation.table(), PRIMARY) : dropped(operation)));
	}

	/**
	 * A primary key has one name there, whatever was given to it.
	 */
	@Override
	protected final @Nullable String nameInCatalog(Constraint constraint) {
		return (constraint.kind() == Constraint.Kind.PRIMARY_KEY) ? PRIMARY : super.nameInCatalog(constraint);
	}

	/**
	 * A constraint behind DROP.
	 * @param ifExists the words that pass over what is not there, or an empty string
	 */
	private String constraint(DropConstraint operation, String ifExists) {
		if (operation.kind() == null) {
			return "CONSTRAINT " + ifExists + quote(operation.name());
		}
		return switch (operation.kind()) {
			case PRIMARY_KEY -> "PRIMARY KEY";
			case FOREIGN_KEY -> "FOREIGN KEY " + ifExists + quote(operation.name());
			case UNIQUE -> "INDEX " + ifExists + quote(operation.name());
			case CHECK -> checkWord() + " " + ifExists + quote(operation.name());
			case EXCLUDE -> throw notSupported("It has no exclude constraints.",
					"Keep the operation to PostgreSQL with op.dialect().");
		};
	}

	String checkWord() {
		return "CHECK";
	}

	/**
	 * Writes go on beside most changes of indexes; said aloud, they do or the change is
	 * refused.
	 */
	@Override
	public final String createIndex(Index index, boolean ifNotExists, boolean concurrently) {
		return this.indexes.create(index, ifNotExists(ifNotExists)) + (concurrently ? " LOCK = NONE" : "");
	}

	@Override
	public final List<SqlStatement> visit(DropIndex operation) {
		return drop(operation, List.of());
	}

	/**
	 * Drop an index, and make in the same statement what it leaves foreign keys without.
	 * @param operation what is dropped
	 * @param instead the indexes that foreign keys need then
	 */
	final List<SqlStatement> drop(DropIndex operation, List<Index> instead) {
		boolean plain = !operation.concurrently() && instead.isEmpty();
		return plain ? List.of(ddl("DROP INDEX " + ifExists(operation.ifExists()) + quote(operation.name()) + " ON "
				+ quote(operation.table()), dropped(operation))) : dropped(operation, instead);
	}

	/**
	 * Drop an index as a part of a change of its table.
	 * @param operation what is dropped
	 * @param instead the indexes that foreign keys need then
	 */
	final List<SqlStatement> dropped(DropIndex operation, List<Index> instead) {
		return List.of(ddl(alterTable(operation.table()) + "DROP INDEX " + ifExists(operation.ifExists())
				+ quote(operation.name()) + added(instead) + (operation.concurrently() ? ", LOCK = NONE" : ""),
				dropped(operation)));
	}

	/**
	 * Add an index as a part of a change of its table.
	 * @param operation what is added
	 */
	final List<SqlStatement> added(CreateIndex operation) {
		return List.of(ddl(alterTable(operation.table()) + "ADD " + this.indexes.inline(operation.index()),
				made(SchemaEffect.Kind.INDEX, operation.table(), operation.index().name())));
	}

	private String added(List<Index> indexes) {
		return indexes.stream().map((index) -> ", ADD " + this.indexes.inline(index)).collect(Collectors.joining());
	}

	@Override
	public String defaultValue(SqlValue value, ColumnType type) {
		return defaultText(value, type(type));
	}

	@Override
	protected void requireSequences() {
		throw notSupported("It has no sequences.",
				"Use autoIncrement() columns, or a table that counts, or keep it to other databases with op.dialect().");
	}

	@Override
	protected final String alterOption(TableName table, String option) {
		return alterTable(table).stripTrailing() + option;
	}

	@Override
	protected final List<SqlStatement> rewrite(TableName table) {
		return List.of(ddl(alterTable(table) + "FORCE"));
	}

}
