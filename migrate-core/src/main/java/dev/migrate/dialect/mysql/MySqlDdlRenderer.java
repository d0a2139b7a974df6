package dev.migrate.dialect.mysql;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.LiveDatabase;
import dev.migrate.dialect.OperationNotSupportedException;
import dev.migrate.dialect.standard.ColumnOrder;
import dev.migrate.dialect.standard.DdlRenderer;
import dev.migrate.operation.AddColumn;
import dev.migrate.operation.AlterColumn;
import dev.migrate.operation.AlterSequence;
import dev.migrate.operation.CreateIndex;
import dev.migrate.operation.CreateSequence;
import dev.migrate.operation.DropColumn;
import dev.migrate.operation.DropConstraint;
import dev.migrate.operation.DropIndex;
import dev.migrate.operation.DropSchema;
import dev.migrate.operation.DropSequence;
import dev.migrate.operation.Operation;
import dev.migrate.operation.RenameTable;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnPosition;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Computed;
import dev.migrate.schema.Deferrability;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Identity;
import dev.migrate.schema.Index;
import dev.migrate.schema.ReferentialAction;
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

	private final MySqlTypeSpeller types;

	private final MySqlDefaults defaults = new MySqlDefaults(this);

	MySqlDdlRenderer(Dialect dialect, Operation operation, LiveDatabase live) {
		this(dialect, operation, live, "CHAR(36)");
	}

	MySqlDdlRenderer(Dialect dialect, Operation operation, LiveDatabase live, String uuidType) {
		super(dialect, operation, live);
		this.types = new MySqlTypeSpeller(this, uuidType);
	}

	MySqlCatalog catalog() {
		return new MySqlCatalog(this, live().jdbc());
	}

	@Override
	protected final String spell(ColumnType type) {
		return this.types.spell(type);
	}

	/**
	 * A string where the server takes nothing but a string in quotes.
	 * @param text the string
	 * @return the literal; without a database, one for a session without
	 * {@code NO_BACKSLASH_ESCAPES}
	 */
	final String plainText(String text) {
		if (text.indexOf('\\') < 0) {
			return "'" + text.replace("'", "''") + "'";
		}
		boolean plain = live().isThere() && catalog().backslashIsPlain();
		return "'" + (plain ? text : text.replace("\\", "\\\\")).replace("'", "''") + "'";
	}

	@Override
	public final String columnSpec(Column column) {
		return quote(column.name()) + " " + toMySqlColumn(column).spec();
	}

	private MySqlColumn toMySqlColumn(Column column) {
		if (column.identity() != null) {
			requireAutoIncrement(column.identity());
		}
		String type = type(column.type());
		return new MySqlColumn(type, column.collation(), generated(column), column.nullable(),
				(column.defaultValue() != null) ? this.defaults.render(column.defaultValue(), type) : null, null,
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
			throw nullsAreDistinct();
		}
		return super.unique(unique);
	}

	final OperationNotSupportedException nullsAreDistinct() {
		return notSupported("A unique index takes any number of NULLs there.",
				"Forbid NULL in the columns, or keep the option to PostgreSQL with op.dialect().");
	}

	@Override
	protected List<String> tableElements(Table table) {
		List<String> elements = super.tableElements(table);
		table.indexes().forEach((index) -> elements.add(indexes().inline(index)));
		return elements;
	}

	MySqlIndexes indexes() {
		return new MySqlIndexes(this, true);
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
	public List<SqlStatement> visit(AddColumn operation) {
		if (operation.ifNotExists()
				&& present("columns", (catalog) -> catalog.hasColumn(operation.table(), operation.column().name()))) {
			return List.of();
		}
		return List.of(addColumn(operation, ""));
	}

	final SqlStatement addColumn(AddColumn operation, String ifNotExists) {
		Column column = operation.column();
		StringBuilder sql = new StringBuilder(alterTable(operation.table())).append("ADD COLUMN ")
			.append(ifNotExists)
			.append(columnSpec(column));
		if (column.isPrimaryKey()) {
			sql.append(" PRIMARY KEY");
		}
		if (column.isUnique()) {
			sql.append(" UNIQUE");
		}
		sql.append(position(operation.table(), column.name(), operation.position()));
		if (column.references() != null) {
			sql.append(", ADD ").append(constraintSpec(column.references().columns(column.name())));
		}
		return ddl(sql.append(firstValue(column.identity(), ", ")).toString(), added(operation));
	}

	/**
	 * Where a column goes. There is only FIRST and AFTER, so "before" has to look at the
	 * table.
	 */
	final String position(TableName table, String column, @Nullable ColumnPosition position) {
		if (position == null) {
			return "";
		}
		if (!position.before()) {
			return " AFTER " + quote(position.neighbour());
		}
		return catalog().predecessor(table, position.neighbour(), column)
			.map((before) -> " AFTER " + quote(before))
			.orElse(" FIRST");
	}

	@Override
	public List<SqlStatement> visit(DropColumn operation) {
		if (operation.ifExists()
				&& !present("columns", (catalog) -> catalog.hasColumn(operation.table(), operation.column()))) {
			return List.of();
		}
		return List.of(ddl(alterTable(operation.table()) + "DROP COLUMN " + quote(operation.column()),
				dropped(SchemaEffect.Kind.COLUMN, operation.table(), operation.column())));
	}

	/**
	 * Look for something in the live database, as the server's own statement has no IF
	 * [NOT] EXISTS.
	 * @param what what it is, in the plural
	 * @param question the question
	 * @return the answer
	 */
	final boolean present(String what, Predicate<MySqlCatalog> question) {
		if (!live().isThere()) {
			throw notSupported("It has no IF [NOT] EXISTS for " + what + ", and there is no database to look into.",
					"Run the revision against a database, or leave ifExists() or ifNotExists() out.");
		}
		return question.test(catalog());
	}

	@Override
	public List<SqlStatement> visit(AlterColumn operation) {
		return List.of(ddl(new MySqlColumnChange(this, operation).statement()));
	}

	@Override
	protected List<SqlStatement> alterIdentity(AlterColumn operation, Identity identity) {
		return visit(operation);
	}

	final MySqlDefaults defaults() {
		return this.defaults;
	}

	@Override
	public List<SqlStatement> visit(DropConstraint operation) {
		if (operation.ifExists() && !present("constraints",
				(catalog) -> catalog.hasConstraint(operation.table(), operation.name(), operation.kind()))) {
			return List.of();
		}
		return List.of(ddl(alterTable(operation.table()) + "DROP " + constraint(operation, ""), dropped(operation)));
	}

	/**
	 * A constraint behind DROP.
	 * @param operation the operation
	 * @param ifExists the words that pass over what is not there, or an empty string
	 * @return the text
	 */
	final String constraint(DropConstraint operation, String ifExists) {
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

	@Override
	public List<SqlStatement> visit(CreateIndex operation) {
		Index index = operation.index();
		if (operation.ifNotExists() && present("indexes", (catalog) -> catalog.hasIndex(index.table(), index.name()))) {
			return List.of();
		}
		return List.of(index(index, false, operation.concurrently()));
	}

	/**
	 * Writes go on beside most changes of indexes; said aloud, they do or the change is
	 * refused.
	 */
	@Override
	public final String createIndex(Index index, boolean ifNotExists, boolean concurrently) {
		return indexes().create(index, ifNotExists(ifNotExists)) + (concurrently ? " LOCK = NONE" : "");
	}

	@Override
	public List<SqlStatement> visit(DropIndex operation) {
		if (operation.ifExists()
				&& !present("indexes", (catalog) -> catalog.hasIndex(operation.table(), operation.name()))) {
			return List.of();
		}
		return List.of(ddl(dropIndex(operation, ""), dropped(operation)));
	}

	final String dropIndex(DropIndex operation, String ifExists) {
		if (operation.concurrently()) {
			return alterTable(operation.table()) + "DROP INDEX " + ifExists + quote(operation.name()) + ", LOCK = NONE";
		}
		return "DROP INDEX " + ifExists + quote(operation.name()) + " ON " + quote(operation.table());
	}

	@Override
	public String defaultValue(SqlValue value, ColumnType type) {
		return this.defaults.render(value, type(type));
	}

	@Override
	public List<SqlStatement> visit(CreateSequence operation) {
		throw noSequences();
	}

	@Override
	public List<SqlStatement> visit(AlterSequence operation) {
		throw noSequences();
	}

	@Override
	public List<SqlStatement> visit(DropSequence operation) {
		throw noSequences();
	}

	private OperationNotSupportedException noSequences() {
		return notSupported("It has no sequences.",
				"Use autoIncrement() columns, or a table that counts, or keep it to other databases with op.dialect().");
	}

	/**
	 * The server would drop all tables with the schema.
	 */
	@Override
	public List<SqlStatement> visit(DropSchema operation) {
		if (!live().isThere() || catalog().hasTables(operation.name())) {
			throw notSupported(
					"DROP SCHEMA drops all tables of the schema there, and "
							+ (live().isThere() ? "'" + operation.name() + "' has some."
									: "there is no database to see whether it has some."),
					"Drop its tables first; to drop it with all that it holds, say so: op.execute(\"DROP SCHEMA "
							+ operation.name() + "\").");
		}
		return super.visit(operation);
	}

	@Override
	protected final String alterOption(TableName table, String option) {
		return alterTable(table).stripTrailing() + option;
	}

	@Override
	protected final List<SqlStatement> rewrite(TableName table) {
		return List.of(ddl(alterTable(table) + "FORCE"));
	}

	/**
	 * From the first place on, each column that is named goes behind the one that stands
	 * before it in the end.
	 */
	@Override
	protected final List<Operation> order(TableName table, List<String> columns) {
		List<String> ordered = ColumnOrder.apply(catalog().columnNames(table), columns, table);
		List<Operation> moves = new ArrayList<>();
		for (int i = 0; i < ordered.size(); i++) {
			if (columns.contains(ordered.get(i))) {
				ColumnPosition position = (i > 0) ? new ColumnPosition(false, ordered.get(i - 1))
						: new ColumnPosition(true, firstOther(catalog().columnNames(table), ordered.get(0)));
				moves.add(new AlterColumn(table, ordered.get(i), AlterColumn.Aspects.NONE, AlterColumn.Aspects.NONE,
						null, position));
			}
		}
		return moves;
	}

	private static String firstOther(List<String> columns, String column) {
		return columns.stream().filter((other) -> !other.equals(column)).findFirst().orElse(column);
	}

}
