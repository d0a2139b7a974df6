package dev.migrate.dialect.h2;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.migrate.dialect.Completed;
import dev.migrate.dialect.DatabaseProduct;
import dev.migrate.dialect.DialectFact;
import dev.migrate.dialect.LiveDatabase;
import dev.migrate.dialect.MigrationSession;
import dev.migrate.dialect.NormalForm;
import dev.migrate.dialect.Recognition;
import dev.migrate.dialect.SchemaInspector;
import dev.migrate.dialect.ScratchSpace;
import dev.migrate.dialect.ScriptFacts;
import dev.migrate.dialect.ServerWords;
import dev.migrate.dialect.SessionSettings;
import dev.migrate.dialect.SqlFailures;
import dev.migrate.dialect.TypeConversions;
import dev.migrate.dialect.TypeFamily;
import dev.migrate.dialect.standard.AbstractDialect;
import dev.migrate.dialect.standard.BatchChanges;
import dev.migrate.dialect.standard.Completion;
import dev.migrate.dialect.standard.DdlRenderer;
import dev.migrate.dialect.standard.EmbeddedNormalForm;
import dev.migrate.dialect.standard.Identifiers;
import dev.migrate.dialect.standard.Literals;
import dev.migrate.dialect.standard.MoveCompletion;
import dev.migrate.dialect.standard.StoredNames;
import dev.migrate.operation.AddConstraint;
import dev.migrate.operation.AlterColumn;
import dev.migrate.operation.BatchAlterTable;
import dev.migrate.operation.DropConstraint;
import dev.migrate.operation.DropIndex;
import dev.migrate.operation.NewValue;
import dev.migrate.operation.Operation;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Identity;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.schema.TypeName;
import dev.migrate.sql.CompoundBodies;
import dev.migrate.sql.SqlStatement;
import dev.migrate.sql.SqlSyntax;
import dev.migrate.sql.SqlTrait;
import dev.migrate.sql.StatementRules;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * H2 2. A name that stands without quotes is folded as the database is set to: to upper
 * case, unless its URL says otherwise.
 */
public final class H2Dialect extends AbstractDialect {

	// Tried one by one on 2.4: a word more would be stored in another case than the same
	// word without quotes
	private static final Set<String> RESERVED = Set.of("all", "and", "any", "array", "as", "asymmetric",
			"authorization", "between", "case", "cast", "check", "constraint", "cross", "current_catalog",
			"current_date", "current_path", "current_role", "current_schema", "current_time", "current_timestamp",
			"current_user", "day", "default", "distinct", "else", "end", "except", "exists", "false", "fetch", "for",
			"foreign", "from", "full", "group", "having", "hour", "if", "in", "inner", "intersect", "interval", "is",
			"join", "key", "left", "like", "limit", "localtime", "localtimestamp", "minus", "minute", "month",
			"natural", "not", "null", "offset", "on", "or", "order", "primary", "qualify", "right", "row", "rownum",
			"second", "select", "session_user", "set", "some", "symmetric", "system_user", "table", "to", "true",
			"uescape", "union", "unique", "unknown", "user", "using", "value", "values", "when", "where", "window",
			"with", "year", "_rowid_");

	private static final int MAX_NAME_LENGTH = 256;

	public H2Dialect() {
		super(new Identifiers('"', RESERVED, Identifiers.LOWER_CASE, MAX_NAME_LENGTH, Identifiers.Unit.CHARACTERS,
				true), new Literals());
	}

	@Override
	public String name() {
		return "h2";
	}

	@Override
	public String productName() {
		return "H2";
	}

	@Override
	public boolean hasOpenTransaction(Connection connection) throws SQLException {
		return isTrue(connection,
				"select contains_uncommitted from information_schema.sessions where session_id = session_id()");
	}

	@Override
	public Recognition recognises(DatabaseProduct product) {
		return product.isCalled("H2") ? Recognition.YES : Recognition.NO;
	}

	@Override
	public Set<DialectFact> facts() {
		return Set.of(DialectFact.REFERS_BESIDE, DialectFact.KEEPS_COMPUTED_TYPES);
	}

	@Override
	public TypeConversions conversions() {
		return Parts.conversions();
	}

	@Override
	public SqlSyntax syntax() {
		return Parts.SYNTAX;
	}

	@Override
	public DdlRenderer renderer(Operation operation) {
		return Parts.renderer(this, operation);
	}

	/**
	 * Columns that move are moved by a copy, once all else is done in place.
	 */
	@Override
	protected List<Operation> changes(BatchAlterTable batch) {
		return new BatchChanges(batch).withMovesByCopy();
	}

	@Override
	protected Completion completion(LiveDatabase live) {
		return Parts.completion(this, live);
	}

	@Override
	public ColumnType type(String sql) {
		return H2TypeText.parse(sql);
	}

	@Override
	public NormalForm normalForm() {
		return Parts.normalForm(this);
	}

	@Override
	public SchemaInspector inspector(JdbcOperations jdbc) {
		return Parts.inspector(jdbc, this);
	}

	@Override
	public List<ServerWords> unsaid(JdbcOperations jdbc, Table table) {
		return H2Words.of(this, jdbc, table);
	}

	@Override
	public List<String> unsaid(JdbcOperations jdbc, Sequence sequence) {
		return H2Words.of(this, jdbc, sequence);
	}

	@Override
	public MigrationSession session(Connection connection, SessionSettings settings) throws SQLException {
		return Parts.session(connection, this, settings, quote(settings.lockTable()));
	}

	@Override
	public SqlFailures failures() {
		return H2Session.FAILURES;
	}

	@Override
	public String utcNow() {
		return "cast(current_timestamp at time zone 'UTC' as timestamp)";
	}

	@Override
	public List<String> goOnBehind(TableName sequence, long increment, String largest) {
		String name = quote(sequence);
		return List.of("alter sequence " + name + " restart with (select greatest(next value for " + name
				+ ", coalesce(" + largest + " + " + increment + ", 1)))");
	}

	@Override
	public ScriptFacts script() {
		return new ScriptFacts("java -cp h2.jar org.h2.tools.RunScript -url jdbc:h2:… -script script.sql",
				this::setSchema);
	}

	@Override
	public ScratchSpace scratch() {
		return Parts.scratch(this);
	}

	/**
	 * What works on H2. It is made here and not by the dialect itself, so that a start
	 * that only looks loads none of it.
	 */
	private static final class Parts {

		/** How many generated values are taken at once. */
		private static final long CACHE = 32;

		static final SqlSyntax SYNTAX = new SqlSyntax(
				EnumSet.of(SqlTrait.BACKTICK_QUOTES, SqlTrait.DOLLAR_QUOTES, SqlTrait.SLASH_COMMENTS,
						SqlTrait.NESTED_COMMENTS, SqlTrait.SESSION_VARIABLES),
				CompoundBodies.NONE,
				new StatementRules(true,
						List.of("SAVEPOINT", "RELEASE SAVEPOINT", "ROLLBACK TO", "ROLLBACK TRANSACTION TO"), List.of(),
						List.of(), List.of()));

		private Parts() {
		}

		static TypeConversions conversions() {
			return new H2Conversions();
		}

		static DdlRenderer renderer(H2Dialect dialect, Operation operation) {
			return new H2DdlRenderer(dialect, operation);
		}

		static Completion completion(H2Dialect dialect, LiveDatabase live) {
			return new H2Completion(dialect, live);
		}

		static NormalForm normalForm(H2Dialect dialect) {
			return new EmbeddedNormalForm(dialect, CACHE);
		}

		static SchemaInspector inspector(JdbcOperations jdbc, H2Dialect dialect) {
			return new H2Inspector(jdbc, dialect);
		}

		static MigrationSession session(Connection connection, H2Dialect dialect, SessionSettings settings,
				String lockTable) throws SQLException {
			return new H2Session(connection, dialect, settings, lockTable);
		}

		static ScratchSpace scratch(H2Dialect dialect) {
			return new H2ScratchSpace(dialect);
		}

	}

	/**
	 * Conversions of H2. A CLOB and a BLOB are not read as anything but text and bytes,
	 * JSON becomes a string in JSON, and bytes become text only where they are UTF-8.
	 */
	private static final class H2Conversions implements TypeConversions {

		private static final Set<TypeName> LARGE = Set.of(TypeName.TEXT, TypeName.BLOB);

		@Override
		public Way way(ColumnType from, ColumnType to, String column) {
			boolean alike = TypeFamily.of(from) == TypeFamily.of(to);
			boolean read = alike || !LARGE.contains(from.name()) && TypeFamily.of(from) != TypeFamily.BINARY
					&& TypeFamily.of(from) != TypeFamily.JSON && TypeFamily.of(to) != TypeFamily.JSON;
			return read ? Way.BY_ITSELF : Way.NONE;
		}

	}

	/**
	 * Reads the tables of H2 whose columns move.
	 */
	private static final class H2Completion extends MoveCompletion {

		/**
		 * Foreign keys with the index of another one, or the constraint that it is of.
		 */
		private static final String USERS = """
				SELECT F.CONSTRAINT_NAME, COALESCE(P.CONSTRAINT_NAME, F.INDEX_NAME)
				FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS F LEFT JOIN INFORMATION_SCHEMA.TABLE_CONSTRAINTS P
					ON P.TABLE_SCHEMA = F.TABLE_SCHEMA AND P.TABLE_NAME = F.TABLE_NAME
						AND P.INDEX_NAME = F.INDEX_NAME AND P.CONSTRAINT_TYPE IN ('PRIMARY KEY', 'UNIQUE')
				WHERE F.TABLE_SCHEMA = :schema AND F.TABLE_NAME = :table AND F.CONSTRAINT_TYPE = 'FOREIGN KEY'
				""";

		private final H2Dialect dialect;

		H2Completion(H2Dialect dialect, LiveDatabase live) {
			super(dialect, live);
			this.dialect = dialect;
		}

		/**
		 * A column that generates its values already goes on where it is, and has the
		 * bounds of its new type.
		 */
		@Override
		public Completed visit(AlterColumn operation) {
			NewValue<Identity> identity = operation.changes().identity();
			AlterColumn.Aspects existing = operation.existing();
			boolean matters = identity != null && identity.value() != null || operation.changes().type() != null;
			if (!matters || existing.identity() != null || live().jdbc().isEmpty()) {
				return super.visit(operation);
			}
			Optional<Column> column = table(operation.table()).flatMap((table) -> table.column(operation.column()));
			ColumnType type = (existing.type() != null) ? existing.type() : column.map(Column::type).orElse(null);
			return inItself(operation
				.withExisting(existing.withType(type).withIdentity(column.map(Column::identity).orElse(null))));
		}

		@Override
		public Completed visit(DropIndex operation) {
			return withoutUsers(operation, operation.table(), operation.name());
		}

		@Override
		public Completed visit(DropConstraint operation) {
			return withoutUsers(operation, operation.table(), operation.name());
		}

		/**
		 * A foreign key that comes where there is an index for it makes none of its own:
		 * that index cannot be dropped, or stays and goes on being unique. Its rows are
		 * not checked once more, so that it comes again whatever they are.
		 */
		private Completed withoutUsers(Operation operation, TableName table, String dropped) {
			if (live().jdbc().isEmpty()) {
				return inItself(operation);
			}
			JdbcOperations jdbc = live().required(table);
			StoredNames names = StoredNames.of(this.dialect, jdbc);
			List<String> users = query(jdbc, USERS, table, (row,
					number) -> row.getString(2).equals(names.stored(dropped)) ? names.written(row.getString(1)) : "");
			List<ForeignKey> keys = users.stream().allMatch(String::isEmpty) ? List.of()
					: table(table).map(Table::foreignKeys).orElse(List.of());
			List<SqlStatement> statements = new ArrayList<>();
			DdlRenderer renderer = this.dialect.renderer(operation);
			List<AddConstraint> again = keys.stream()
				.filter((key) -> users.contains(String.valueOf(key.name())))
				.map((key) -> new AddConstraint(table, key.notValid()))
				.toList();
			again.forEach((key) -> key.inverse().ifPresent((drop) -> statements.addAll(drop.accept(renderer))));
			statements.addAll(operation.accept(renderer));
			again.forEach((key) -> statements.addAll(key.accept(renderer)));
			return new Completed.InItself(operation, statements);
		}

		@Override
		protected String losses() {
			return """
					SELECT 'privileges' FROM INFORMATION_SCHEMA.RIGHTS WHERE TABLE_SCHEMA = :schema AND TABLE_NAME = :table
					""";
		}

		@Override
		protected List<String> alterations(DdlRenderer renderer, JdbcOperations jdbc, Table table, TableName copy) {
			StoredNames names = StoredNames.of(this.dialect, jdbc);
			return query(jdbc, """
					SELECT COLUMN_NAME, IDENTITY_BASE FROM INFORMATION_SCHEMA.COLUMNS
					WHERE TABLE_SCHEMA = :schema AND TABLE_NAME = :table AND IS_IDENTITY = 'YES'
					""", table.name(), (row, number) -> renderer.alterTable(copy) + "ALTER COLUMN "
					+ renderer.quote(names.written(row.getString(1))) + " RESTART WITH " + row.getLong(2));
		}

	}

}
