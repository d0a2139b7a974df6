package dev.migrate.dialect.standard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.OperationNotSupportedException;
import dev.migrate.operation.AddColumn;
import dev.migrate.operation.AddConstraint;
import dev.migrate.operation.AlterColumn;
import dev.migrate.operation.BatchAlterTable;
import dev.migrate.operation.BatchOptions;
import dev.migrate.operation.CreateIndex;
import dev.migrate.operation.CreateTable;
import dev.migrate.operation.DropColumn;
import dev.migrate.operation.DropConstraint;
import dev.migrate.operation.DropIndex;
import dev.migrate.operation.DropTable;
import dev.migrate.operation.Operation;
import dev.migrate.operation.OperationVisitor;
import dev.migrate.operation.RenameColumn;
import dev.migrate.operation.RenameTable;
import dev.migrate.operation.SetTableComment;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Identity;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexElement;
import dev.migrate.schema.Persistence;
import dev.migrate.schema.SqlValue;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.sql.SchemaEffect;
import dev.migrate.sql.SqlStatement;
import dev.migrate.sql.StatementFacts;
import org.jspecify.annotations.Nullable;

/**
 * The statements that make a table, change it and take it away, in standard SQL.
 */
abstract class TableDdlRenderer extends DdlFragments implements OperationVisitor<List<SqlStatement>> {

	TableDdlRenderer(Dialect dialect, Operation operation) {
		super(dialect, operation);
	}

	@Override
	public List<SqlStatement> visit(CreateTable operation) {
		Table table = operation.table();
		List<SqlStatement> statements = new ArrayList<>(
				typesBefore(table.columns().stream().map((column) -> column.type()).toList(), operation.ifNotExists()));
		String text = "CREATE " + persistence(table.persistence()) + "TABLE " + ifNotExists(operation.ifNotExists())
				+ quote(table.name()) + " (\n\t" + String.join(",\n\t", tableElements(table)) + "\n)"
				+ tableOptions(table);
		statements
			.add((table.persistence() == Persistence.TEMPORARY) ? ofSession(text) : ddl(text, made(table.name())));
		statements.addAll(indexesAfter(table, operation.ifNotExists()));
		statements.addAll(comments(table));
		return statements;
	}

	/**
	 * The word for how long a table lives.
	 * @param persistence how long
	 * @return the word with a blank behind it, or an empty string
	 */
	protected String persistence(Persistence persistence) {
		return switch (persistence) {
			case PERMANENT -> "";
			case TEMPORARY -> "TEMPORARY ";
			case UNLOGGED -> throw notSupported("It has no tables that are not logged.", "Leave unlogged() out there.");
		};
	}

	/**
	 * The statement that creates a table of the session. Unlike others it does not
	 * commit, unless overridden.
	 * @param text the statement
	 * @return the statement with its facts
	 */
	protected SqlStatement ofSession(String text) {
		return new SqlStatement(text, StatementFacts.ddl(false));
	}

	/**
	 * What has to be made before columns of these types can be.
	 * @param types the types of new columns
	 * @param ifNotExists whether what is there already is left alone
	 */
	protected List<SqlStatement> typesBefore(List<ColumnType> types, boolean ifNotExists) {
		return List.of();
	}

	/**
	 * What can go when columns of these types are gone.
	 * @param types the types of dropped columns
	 * @param ifExists whether they may be gone already
	 */
	protected List<SqlStatement> typesAfter(List<ColumnType> types, boolean ifExists) {
		return List.of();
	}

	/**
	 * What stands between the brackets of CREATE TABLE: columns, then constraints.
	 */
	protected List<String> tableElements(Table table) {
		List<String> elements = new ArrayList<>();
		table.columns().forEach((column) -> elements.add(columnSpec(column)));
		table.columnConstraints().forEach((constraint) -> elements.add(constraintSpec(constraint)));
		table.constraints().forEach((constraint) -> elements.add(constraintSpec(constraint)));
		return elements;
	}

	/**
	 * What stands behind the closing bracket of CREATE TABLE.
	 * @return the options with a blank before them, or an empty string
	 */
	protected String tableOptions(Table table) {
		for (String name : variantNames()) {
			String option = table.options().get(name);
			if (option != null) {
				return " " + option;
			}
		}
		return "";
	}

	protected List<SqlStatement> indexesAfter(Table table, boolean ifNotExists) {
		return table.indexes().stream().map((index) -> index(index, ifNotExists, false)).toList();
	}

	/**
	 * The comments of a new table and its columns, where they are statements.
	 */
	public List<SqlStatement> comments(Table table) {
		List<SqlStatement> statements = new ArrayList<>();
		if (table.comment() != null) {
			statements.add(ddl(tableComment(table.name(), table.comment())));
		}
		table.columns().forEach((column) -> {
			if (column.comment() != null) {
				statements.add(ddl(columnComment(table.name(), column.name(), column.comment())));
			}
		});
		return statements;
	}

	protected String tableComment(TableName table, @Nullable String comment) {
		return "COMMENT ON TABLE " + quote(table) + " IS " + literal(comment);
	}

	protected String columnComment(TableName table, String column, @Nullable String comment) {
		return "COMMENT ON COLUMN " + quote(table) + "." + quote(column) + " IS " + literal(comment);
	}

	@Override
	public List<SqlStatement> visit(DropTable operation) {
		List<SqlStatement> statements = new ArrayList<>();
		Table existing = operation.existing();
		boolean temporary = existing != null && existing.persistence() == Persistence.TEMPORARY;
		String text = "DROP " + (temporary ? temporaryToDrop() : "") + "TABLE " + ifExists(operation.ifExists())
				+ quote(operation.table());
		statements.add(temporary ? ofSession(text) : ddl(text, dropped(operation.table())));
		if (existing != null) {
			statements.addAll(typesAfter(existing.columns().stream().map((column) -> column.type()).toList(),
					operation.ifExists()));
		}
		return statements;
	}

	/**
	 * What is said where a table of the session is dropped.
	 * @return the word with a blank behind it, or an empty string
	 */
	protected String temporaryToDrop() {
		return "";
	}

	@Override
	public List<SqlStatement> visit(RenameTable operation) {
		return List.of(ddl(alterTable(operation.table()) + "RENAME TO " + quote(operation.newName()),
				dropped(operation.table()), made(operation.table().withName(operation.newName()))));
	}

	@Override
	public List<SqlStatement> visit(SetTableComment operation) {
		return List.of(ddl(tableComment(operation.table(), operation.comment())));
	}

	@Override
	public List<SqlStatement> visit(AddColumn operation) {
		List<SqlStatement> statements = new ArrayList<>(
				typesBefore(List.of(operation.column().type()), operation.ifNotExists()));
		String position = position(operation);
		statements.add(ddl(alterTable(operation.table()) + "ADD COLUMN " + ifNotExists(operation.ifNotExists())
				+ columnSpecWithConstraints(operation.column()) + position, added(operation)));
		if (operation.column().comment() != null) {
			statements
				.add(ddl(columnComment(operation.table(), operation.column().name(), operation.column().comment())));
		}
		return statements;
	}

	/**
	 * Where a new column goes.
	 * @return the words with a blank before them, or an empty string for behind the
	 * others
	 */
	protected String position(AddColumn operation) {
		if (operation.position() != null) {
			throw notSupported("A new column always goes behind the others there.",
					"Leave the position out, or rebuild the table: op.batchAlterTable(…) with recreate(ALWAYS).");
		}
		return "";
	}

	protected final SchemaEffect added(AddColumn operation) {
		return made(SchemaEffect.Kind.COLUMN, operation.table(), operation.column().name());
	}

	@Override
	public List<SqlStatement> visit(DropColumn operation) {
		List<SqlStatement> statements = new ArrayList<>();
		statements.add(ddl(
				alterTable(operation.table()) + "DROP COLUMN " + ifExists(operation.ifExists())
						+ quote(operation.column()),
				dropped(SchemaEffect.Kind.COLUMN, operation.table(), operation.column())));
		if (operation.existing() != null) {
			statements.addAll(typesAfter(List.of(operation.existing().type()), operation.ifExists()));
		}
		return statements;
	}

	@Override
	public List<SqlStatement> visit(RenameColumn operation) {
		return List.of(ddl(alterTable(operation.table()) + renaming(operation),
				dropped(SchemaEffect.Kind.COLUMN, operation.table(), operation.from()),
				made(SchemaEffect.Kind.COLUMN, operation.table(), operation.to())));
	}

	protected String renaming(RenameColumn operation) {
		return "RENAME COLUMN " + quote(operation.from()) + " TO " + quote(operation.to());
	}

	@Override
	public List<SqlStatement> visit(AlterColumn operation) {
		if (operation.position() != null) {
			throw notSupported("A column cannot be moved there.",
					"Leave the position out, or rebuild the table: op.batchAlterTable(…) with recreate(ALWAYS).");
		}
		List<SqlStatement> statements = new ArrayList<>();
		AlterColumn.Aspects changes = operation.changes();
		// A column that generates its values has neither NULL nor another default.
		boolean losesIdentity = changes.identity() != null && changes.identity().value() == null;
		if (losesIdentity) {
			statements.add(ddl(alterColumn(operation) + "DROP IDENTITY"));
		}
		if (changes.type() != null) {
			statements.addAll(alterType(operation, changes.type()));
		}
		if (changes.defaultValue() != null) {
			statements.addAll(alterDefaults(operation, changes.defaultValue().value()));
		}
		if (changes.nullable() != null) {
			statements.add(ddl(alterColumn(operation) + (changes.nullable() ? "DROP NOT NULL" : "SET NOT NULL")));
		}
		if (changes.identity() != null && changes.identity().value() != null) {
			statements.addAll(alterIdentity(operation, changes.identity().value()));
		}
		if (changes.comment() != null) {
			statements.add(ddl(columnComment(operation.table(), operation.column(), changes.comment().value())));
		}
		return statements;
	}

	protected List<SqlStatement> alterType(AlterColumn operation, ColumnType type) {
		return List.of(ddl(alterColumn(operation) + "SET DATA TYPE " + type(type)));
	}

	protected List<SqlStatement> alterDefaults(AlterColumn operation, @Nullable SqlValue value) {
		return List.of(ddl(alterColumn(operation) + alterDefault(operation, value)));
	}

	protected String alterDefault(AlterColumn operation, @Nullable SqlValue value) {
		if (value == null) {
			return "DROP DEFAULT";
		}
		ColumnType type = (operation.changes().type() != null) ? operation.changes().type()
				: operation.existing().type();
		return "SET DEFAULT " + ((type != null) ? defaultValue(value, type) : value(value));
	}

	/**
	 * The statements that have a column's values generated, or generated in another way.
	 * @param identity how they are generated from now on
	 */
	protected abstract List<SqlStatement> alterIdentity(AlterColumn operation, Identity identity);

	public final String alterColumn(AlterColumn operation) {
		return alterTable(operation.table()) + "ALTER COLUMN " + quote(operation.column()) + " ";
	}

	@Override
	public List<SqlStatement> visit(AddConstraint operation) {
		return List
			.of(ddl(alterTable(operation.table()) + "ADD " + constraintSpec(operation.constraint()), added(operation)));
	}

	/**
	 * The name under which the catalog has a constraint.
	 * @return the name, or {@code null} if it has none
	 */
	protected @Nullable String nameInCatalog(Constraint constraint) {
		return constraint.name();
	}

	/**
	 * What has no name cannot be looked up.
	 */
	private SchemaEffect[] added(AddConstraint operation) {
		String name = nameInCatalog(operation.constraint());
		return (name == null) ? new SchemaEffect[0]
				: new SchemaEffect[] { made(SchemaEffect.Kind.CONSTRAINT, operation.table(), name) };
	}

	@Override
	public List<SqlStatement> visit(DropConstraint operation) {
		return List.of(ddl(alterTable(operation.table()) + "DROP CONSTRAINT " + ifExists(operation.ifExists())
				+ quote(operation.name()), dropped(operation)));
	}

	protected final SchemaEffect dropped(DropConstraint operation) {
		return dropped(SchemaEffect.Kind.CONSTRAINT, operation.table(), operation.name());
	}

	@Override
	public List<SqlStatement> visit(CreateIndex operation) {
		return List.of(index(operation.index(), operation.ifNotExists(), operation.concurrently()));
	}

	/**
	 * The statement that creates an index, with its facts.
	 * @param ifNotExists whether an index of that name that is there is left alone
	 * @param concurrently whether writes go on meanwhile
	 */
	public SqlStatement index(Index index, boolean ifNotExists, boolean concurrently) {
		return ddl(createIndex(index, ifNotExists, concurrently),
				made(SchemaEffect.Kind.INDEX, index.table(), index.name()));
	}

	/**
	 * The statement that creates an index.
	 * @param ifNotExists whether an index of that name that is there is left alone
	 * @param concurrently whether writes go on meanwhile
	 * @return the statement
	 */
	public String createIndex(Index index, boolean ifNotExists, boolean concurrently) {
		StringJoiner sql = new StringJoiner(" ");
		sql.add("CREATE");
		if (index.unique()) {
			sql.add("UNIQUE");
		}
		sql.add("INDEX");
		if (concurrently) {
			sql.add("CONCURRENTLY");
		}
		sql.add(ifNotExists(ifNotExists) + quote(index.name())).add("ON").add(quote(index.table()));
		if (index.using() != null) {
			sql.add("USING " + index.using());
		}
		sql.add(indexElements(index));
		if (!index.include().isEmpty()) {
			sql.add("INCLUDE " + columnList(index.include()));
		}
		if (index.nullsNotDistinct()) {
			sql.add("NULLS NOT DISTINCT");
		}
		if (!index.with().isEmpty()) {
			sql.add("WITH " + parameters(index.with()));
		}
		if (index.where() != null) {
			sql.add("WHERE " + index.where());
		}
		return sql.toString();
	}

	protected final String indexElements(Index index) {
		return index.elements().stream().map(this::indexElement).collect(Collectors.joining(", ", "(", ")"));
	}

	protected String indexElement(IndexElement element) {
		String text = (element.column() != null) ? quote(element.column()) : "(" + element.expression() + ")";
		if (element.operatorClass() != null) {
			text += " " + element.operatorClass();
		}
		return (element.order() != null) ? text + " " + element.order() : text;
	}

	private static String parameters(Map<String, String> parameters) {
		return parameters.entrySet()
			.stream()
			.map((parameter) -> parameter.getKey() + " = " + parameter.getValue())
			.collect(Collectors.joining(", ", "(", ")"));
	}

	@Override
	public List<SqlStatement> visit(DropIndex operation) {
		return List
			.of(ddl("DROP INDEX " + (operation.concurrently() ? "CONCURRENTLY " : "") + ifExists(operation.ifExists())
					+ quote(operation.table().schema(), operation.name()), dropped(operation)));
	}

	protected final SchemaEffect dropped(DropIndex operation) {
		return dropped(SchemaEffect.Kind.INDEX, operation.table(), operation.name());
	}

	/**
	 * The statement that gives a table that is there an option of CREATE TABLE.
	 * @param option the option, with a blank before it
	 * @return the statement
	 */
	protected String alterOption(TableName table, String option) {
		throw notSupported("What stands behind the bracket of CREATE TABLE cannot be added later there.",
				"Say it in the database's own words: op.execute(\"ALTER TABLE …\").");
	}

	/**
	 * Columns of a table that is there are put in an order.
	 * @return the exception to throw
	 */
	protected OperationNotSupportedException columnsStay() {
		return notSupported("Its columns stay where they are.",
				"Leave columnOrder(…) out: the order of columns matters to SELECT * alone.");
	}

	/**
	 * The statements that write a table anew once its changes are made, for
	 * {@code recreate(ALWAYS)}.
	 * @return the statements, none if the changes do so anyway
	 */
	protected List<SqlStatement> rewrite(TableName table) {
		return List.of();
	}

	/**
	 * What is left of a batch when its changes are taken out.
	 */
	@Override
	public List<SqlStatement> visit(BatchAlterTable rest) {
		if (!rest.options().columnOrder().isEmpty()) {
			throw columnsStay();
		}
		String option = tableOptions(rest.options().added(rest.table()));
		List<SqlStatement> statements = new ArrayList<>();
		if (!option.isEmpty()) {
			statements.add(ddl(alterOption(rest.table(), option)));
		}
		if (rest.options().recreate() == BatchOptions.Recreate.ALWAYS) {
			statements.addAll(rewrite(rest.table()));
		}
		return statements;
	}

	public final String alterTable(TableName table) {
		return "ALTER TABLE " + quote(table) + " ";
	}

	/**
	 * The words that leave alone what is there already.
	 * @param wanted whether that is asked for
	 * @return the words with a blank behind them, or an empty string
	 */
	public static String ifNotExists(boolean wanted) {
		return wanted ? "IF NOT EXISTS " : "";
	}

	/**
	 * The words that pass over what is not there.
	 * @param wanted whether that is asked for
	 * @return the words with a blank behind them, or an empty string
	 */
	public static String ifExists(boolean wanted) {
		return wanted ? "IF EXISTS " : "";
	}

}
