package dev.migrate.dialect.mysql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.migrate.dialect.Completed;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.LiveDatabase;
import dev.migrate.dialect.NameScopes;
import dev.migrate.dialect.NameScopes.Named;
import dev.migrate.dialect.SchemaInspector;
import dev.migrate.dialect.ServerWords;
import dev.migrate.dialect.standard.Completion;
import dev.migrate.dialect.standard.ObjectSpelling;
import dev.migrate.operation.AddColumn;
import dev.migrate.operation.CreateIndex;
import dev.migrate.operation.DropColumn;
import dev.migrate.operation.DropConstraint;
import dev.migrate.operation.DropIndex;
import dev.migrate.operation.Operation;
import dev.migrate.schema.CheckConstraint;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.SchemaObject;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.sql.SqlStatement;
import dev.migrate.sql.SqlToken;
import dev.migrate.sql.SqlTokens;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * MariaDB 10.7 and later.
 */
public final class MariaDbDialect extends MySqlDialect {

	private static final Set<String> LISTING = Set.of("DROP", "GRANT", "REVOKE");

	private static final Set<String> REPLACED = Set.of("TABLE", "SEQUENCE", "USER", "ROLE", "DATABASE", "SCHEMA");

	public MariaDbDialect() {
		super(MySqlReservedWords.MARIADB);
	}

	@Override
	public String name() {
		return "mariadb";
	}

	@Override
	public boolean hasOpenTransaction(Connection connection) throws SQLException {
		return isTrue(connection, "select @@in_transaction");
	}

	@Override
	public String productName() {
		return "MariaDB";
	}

	@Override
	public String unlessMissing(String query) {
		return "begin not atomic declare exit handler for 1146 begin end; " + query + "; end";
	}

	@Override
	public List<String> names() {
		return List.of("mariadb", "mysql");
	}

	@Override
	boolean isMariaDb() {
		return true;
	}

	/**
	 * Of objects in a list each is changed by itself, and what is replaced is dropped
	 * first. MySQL takes all of it back.
	 */
	@Override
	public boolean worksInParts(SqlStatement statement) {
		SqlTokens tokens = new SqlTokens(statement.text(), syntax());
		tokens.skipFrame();
		if (tokens.skip("CREATE", "OR", "REPLACE")) {
			return tokens.isAtAny(REPLACED);
		}
		if (!tokens.isAtAny(LISTING) && !isOfAccounts(tokens)) {
			return false;
		}
		boolean list = !tokens.isAt("GRANT") && !tokens.isAt("REVOKE");
		while (!tokens.isAtEnd() && !(list && tokens.isAt(","))) {
			list |= tokens.isAt("TO") || tokens.isAt("FROM");
			tokens.skipBrackets();
		}
		return !tokens.isAtEnd();
	}

	private static boolean isOfAccounts(SqlTokens tokens) {
		return tokens.isAt("CREATE", "USER") || tokens.isAt("CREATE", "ROLE") || tokens.isAt("ALTER", "USER")
				|| tokens.isAt("RENAME", "USER");
	}

	@Override
	public NameScopes nameScopes() {
		return new NameScopes(List.of(Set.of(Named.FOREIGN_KEY)), true);
	}

	@Override
	public ColumnType type(String sql) {
		return MySqlTypes.parse("enum", sql, 1);
	}

	@Override
	public SchemaInspector inspector(JdbcOperations jdbc) {
		return Parts.inspector(new MariaDbCatalogText(jdbc, this));
	}

	@Override
	public List<ServerWords> unsaid(JdbcOperations jdbc, Table table) {
		return MySqlWords.of(this, jdbc, table);
	}

	@Override
	public List<String> unsaid(JdbcOperations jdbc, Sequence sequence) {
		return MySqlWords.of(this, jdbc, sequence);
	}

	@Override
	String scriptCommand() {
		return "mariadb --comments shop < script.sql";
	}

	@Override
	MySqlDdlRenderer renderer(Operation operation, boolean backslashIsPlain) {
		return Parts.renderer(this, operation, backslashIsPlain);
	}

	@Override
	protected Completion completion(LiveDatabase live) {
		return Parts.completion(this, live);
	}

	@Override
	MySqlCatalog catalog(JdbcOperations jdbc) {
		return Parts.catalog(new MariaDbCatalogText(jdbc, this));
	}

	/**
	 * A sequence goes on at a number and no expression, and a statement that is put
	 * together may have no query in it.
	 */
	@Override
	public List<String> goOnBehind(TableName sequence, long increment, String largest) {
		String name = quote(sequence);
		return List.of(
				"set @next_value = cast(greatest(nextval(" + name + "), coalesce(" + largest + " + " + increment
						+ ", 1)) as signed)",
				"execute immediate concat(" + literal("alter sequence " + name + " restart with ") + ", @next_value)");
	}

	/**
	 * The catalog of MariaDB, which shows defaults as SQL and has checks of columns.
	 */
	static final class MariaDbCatalog extends MySqlCatalog {

		private final MariaDbCatalogText text;

		MariaDbCatalog(MariaDbCatalogText text) {
			super(text);
			this.text = text;
		}

		@Override
		boolean isNull(String shown) {
			return shown.equals("NULL");
		}

		@Override
		@Nullable String check(TableName table, String column) {
			List<String> checks = jdbc().queryForList(
					"select check_clause from information_schema.check_constraints where constraint_schema = "
							+ "coalesce(?, database()) and table_name = ? and constraint_name = ? and level = 'Column'",
					String.class, table.schema(), table.name(), column);
			return checks.isEmpty() ? null : this.text.checkOfColumn(table, column, checks.get(0));
		}

	}

	/**
	 * What works on MariaDB. It is made here and not by the dialect itself, so that a
	 * start that only looks loads none of it.
	 */
	private static final class Parts {

		private Parts() {
		}

		static SchemaInspector inspector(MariaDbCatalogText text) {
			return new MariaDbInspector(text);
		}

		static MySqlDdlRenderer renderer(MariaDbDialect dialect, Operation operation, boolean backslashIsPlain) {
			return new MariaDbDdlRenderer(dialect, operation, backslashIsPlain);
		}

		static Completion completion(MariaDbDialect dialect, LiveDatabase live) {
			return new MariaDbCompletion(dialect, live);
		}

		static MySqlCatalog catalog(MariaDbCatalogText text) {
			return new MariaDbDialect.MariaDbCatalog(text);
		}

	}

	/**
	 * Asks MariaDB, which has IF [NOT] EXISTS of its own for most of what MySQL is asked.
	 */
	private static final class MariaDbCompletion extends MySqlCompletion {

		private final MariaDbDialect dialect;

		MariaDbCompletion(MariaDbDialect dialect, LiveDatabase live) {
			super(dialect, live);
			this.dialect = dialect;
		}

		@Override
		public Completed visit(AddColumn operation) {
			if (operation.ifNotExists() && operation.column().references() == null) {
				return inItself(new AddColumn(operation.table(), operation.column(), true,
						placed(operation.table(), operation.column().name(), operation.position())));
			}
			return super.visit(operation);
		}

		@Override
		public Completed visit(DropColumn operation) {
			return inItself(operation);
		}

		@Override
		public Completed visit(DropConstraint operation) {
			boolean key = operation.ifExists() && operation.kind() == Constraint.Kind.PRIMARY_KEY;
			if (operation.existing() instanceof CheckConstraint check && check.name() == null) {
				return live().jdbc(operation.table())
					.flatMap((jdbc) -> withoutCheck(operation, check, jdbc))
					.orElseGet(() -> dropped(operation));
			}
			return key ? super.visit(operation) : dropped(operation);
		}

		/**
		 * A check that stands at a column has no name by which it could be dropped: the
		 * column is said anew without it.
		 */
		private Optional<Completed> withoutCheck(DropConstraint operation, CheckConstraint check, JdbcOperations jdbc) {
			TableName table = operation.table();
			MySqlCatalog catalog = this.dialect.catalog(jdbc);
			MySqlDdlRenderer renderer = renderer(operation);
			return MySqlCatalog.columnNames(jdbc, table).stream().filter((column) -> {
				String there = catalog.check(table, column);
				return there != null
						&& this.dialect.isSame(Table.of(table, List.of()), check(there), check(check.condition()));
			})
				.findFirst()
				.flatMap((column) -> catalog.column(table, column)
					.map((found) -> renderer.ddl(renderer.alterTable(table) + "MODIFY COLUMN " + renderer.quote(column)
							+ " " + found.withoutCheck().spec())))
				.map((statement) -> new Completed.InItself(operation, List.of(statement)));
		}

		private static CheckConstraint check(String condition) {
			return new CheckConstraint(null, SqlToken.withoutBrackets(condition), false);
		}

		@Override
		public Completed visit(CreateIndex operation) {
			return inItself(operation);
		}

		@Override
		public Completed visit(DropIndex operation) {
			return dropped(operation);
		}

	}

	/**
	 * The statements of one operation on MariaDB 10.7 and later, where they are not those
	 * of MySQL.
	 */
	private static final class MariaDbDdlRenderer extends MySqlDdlRenderer {

		MariaDbDdlRenderer(Dialect dialect, Operation operation, boolean backslashIsPlain) {
			super(dialect, operation, backslashIsPlain, "UUID", false);
		}

		@Override
		boolean takesNullForText() {
			return true;
		}

		@Override
		boolean keepsCurrentTime() {
			return true;
		}

		@Override
		@Nullable String generated(Column column) {
			if (column.computed() != null && !column.nullable()) {
				throw notSupported("A computed column cannot be NOT NULL there.",
						"Leave notNull() out and add a check constraint: check(\"" + column.name()
								+ " is not null\").");
			}
			return super.generated(column);
		}

		@Override
		String checkWord() {
			return "CONSTRAINT";
		}

		@Override
		protected ObjectSpelling objects() {
			return ObjectSpelling.STANDARD.replacing(SchemaObject.Kind.VIEW, SchemaObject.Kind.FUNCTION,
					SchemaObject.Kind.PROCEDURE, SchemaObject.Kind.TRIGGER);
		}

		// MariaDB has them
		@Override
		protected void requireSequences() {
		}

	}

}
