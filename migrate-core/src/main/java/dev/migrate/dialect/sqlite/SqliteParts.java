package dev.migrate.dialect.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.dialect.Completed;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.LiveDatabase;
import dev.migrate.dialect.MigrationSession;
import dev.migrate.dialect.NormalForm;
import dev.migrate.dialect.SchemaInspector;
import dev.migrate.dialect.Scratch;
import dev.migrate.dialect.ScratchSpace;
import dev.migrate.dialect.ScratchSpace.ForeignKeySwitch;
import dev.migrate.dialect.ScratchSpace.StoredObjectFacts;
import dev.migrate.dialect.SessionSettings;
import dev.migrate.dialect.standard.Completion;
import dev.migrate.dialect.standard.Identifiers;
import dev.migrate.dialect.standard.PrivateScratch;
import dev.migrate.operation.AddColumn;
import dev.migrate.operation.AddConstraint;
import dev.migrate.operation.AlterColumn;
import dev.migrate.operation.BatchAlterTable;
import dev.migrate.operation.BatchOptions;
import dev.migrate.operation.DropColumn;
import dev.migrate.operation.DropConstraint;
import dev.migrate.operation.Operation;
import dev.migrate.operation.ReplaceObject;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Definitions;
import dev.migrate.schema.Identity;
import dev.migrate.schema.SchemaObject;
import dev.migrate.schema.SqlValue;
import dev.migrate.schema.TableName;
import dev.migrate.schema.TypeName;
import dev.migrate.sql.CompoundBodies;
import dev.migrate.sql.SqlStatement;
import dev.migrate.sql.SqlSyntax;
import dev.migrate.sql.SqlTrait;
import dev.migrate.sql.StatementRules;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * What works on SQLite. It is made here and not by the dialect itself, so that a start
 * that only looks loads none of it.
 */
final class SqliteParts {

	// PRAGMA foreign_keys does nothing at all in a transaction, without a word
	static final SqlSyntax SYNTAX = new SqlSyntax(
			EnumSet.of(SqlTrait.DOUBLE_QUOTED_STRINGS, SqlTrait.BACKTICK_QUOTES, SqlTrait.BRACKET_QUOTES),
			CompoundBodies.TRIGGER,
			new StatementRules(false, List.of(),
					List.of("VACUUM", "PRAGMA * FOREIGN_KEYS =", "PRAGMA * FOREIGN_KEYS (", "PRAGMA * JOURNAL_MODE =",
							"PRAGMA * JOURNAL_MODE (", "PRAGMA * SYNCHRONOUS =", "PRAGMA * SYNCHRONOUS ("),
					List.of(), List.of()));

	private SqliteParts() {
	}

	static Completion completion(SqliteDialect dialect, LiveDatabase live) {
		return new SqliteCompletion(dialect, live);
	}

	static NormalForm normalForm(SqliteDialect dialect) {
		return new SqliteNormalForm(dialect);
	}

	static SchemaInspector inspector(JdbcOperations jdbc, SqliteDialect dialect) {
		return new SqliteInspector(jdbc, dialect);
	}

	static MigrationSession session(Connection connection, SessionSettings settings) throws SQLException {
		return new SqliteSession(connection, settings);
	}

	static ScratchSpace scratch(SqliteDialect dialect) {
		return new SqliteScratchSpace(dialect);
	}

	/**
	 * Reads the tables of SQLite that are rebuilt: columns and constraints are changed
	 * like that where SQLite cannot change them in place, inside of a batch or not.
	 */
	private static final class SqliteCompletion extends Completion {

		private final SqliteDialect dialect;

		SqliteCompletion(SqliteDialect dialect, LiveDatabase live) {
			super(dialect, live);
			this.dialect = dialect;
		}

		private Completed change(TableName table, Operation operation) {
			BatchAlterTable batch = new BatchAlterTable(table, List.of(operation), BatchOptions.DEFAULT);
			return new SqliteBatch(this.dialect, batch, operation, live()).complete();
		}

		@Override
		public Completed visit(BatchAlterTable operation) {
			return new SqliteBatch(this.dialect, operation, operation, live()).complete();
		}

		/**
		 * Triggers of a view go with it, and come back.
		 */
		@Override
		public Completed visit(ReplaceObject operation) {
			SchemaObject object = operation.object();
			SqliteDdlRenderer renderer = this.dialect.renderer(operation);
			List<SqlStatement> statements = new ArrayList<>(renderer.visit(operation));
			if (object.kind() == SchemaObject.Kind.VIEW) {
				live().unchanged().ifPresent((jdbc) -> {
					jdbc.queryForList(
							"select sql from " + SqliteTableState.master(this.dialect, object.qualifiedName())
									+ " where type = 'trigger' and tbl_name = ? collate nocase order by name",
							String.class, object.name())
						.forEach((trigger) -> statements.add(renderer.ddl(trigger)));
				});
			}
			return new Completed.InItself(operation, statements);
		}

		@Override
		public Completed visit(AddColumn operation) {
			return change(operation.table(), operation);
		}

		@Override
		public Completed visit(DropColumn operation) {
			return change(operation.table(), operation);
		}

		@Override
		public Completed visit(AlterColumn operation) {
			return change(operation.table(), operation);
		}

		@Override
		public Completed visit(AddConstraint operation) {
			return change(operation.table(), operation);
		}

		@Override
		public Completed visit(DropConstraint operation) {
			return change(operation.table(), operation);
		}

	}

	/**
	 * What an inspector of SQLite leaves out.
	 *
	 * @param dialect quotes names
	 */
	private record SqliteNormalForm(Dialect dialect) implements NormalForm {

		private static final Pattern BYTES = Pattern.compile("x ?'([0-9a-f]*)'", Pattern.CASE_INSENSITIVE);

		@Override
		public String withoutQuotes(String quoted) {
			String name = Identifiers.fold(NormalForm.unquoted(quoted));
			return this.dialect.spelling().quote(name);
		}

		@Override
		public Identity identity(Identity identity, ColumnType type) {
			return Identity.byDefault();
		}

		@Override
		public String collation(String collation) {
			return collation.equalsIgnoreCase("BINARY") ? "" : collation.toUpperCase(Locale.ROOT);
		}

		@Override
		public @Nullable Boolean stored(@Nullable Boolean stored) {
			return stored != null && stored;
		}

		@Override
		public @Nullable String match(@Nullable String match) {
			return null;
		}

		// The digits of bytes mean the same in any case
		@Override
		public SqlValue defaultValue(SqlValue value, ColumnType type) {
			Matcher bytes = BYTES.matcher((value instanceof SqlValue.Expression expression) ? expression.sql() : "");
			return bytes.matches() ? new SqlValue.Expression("x'" + bytes.group(1).toLowerCase(Locale.ROOT) + "'")
					: value;
		}

		// Only INTEGER generates its values
		@Override
		public ColumnType type(ColumnType type, boolean identity) {
			return (identity && type.name() != TypeName.VERBATIM) ? Definitions.integer() : type;
		}

	}

	/**
	 * Tables are tried in a database in memory.
	 */
	private record SqliteScratchSpace(SqliteDialect dialect) implements ScratchSpace {

		private static final String IN_MEMORY = "jdbc:sqlite::memory:";

		private static final String OBJECTS = """
				select type, '"' || replace(name, '"', '""') || '"' from sqlite_master
				where type in ('table', 'view') and name not like 'sqlite\\_%' escape '\\' order by rootpage
				""";

		@Override
		public Optional<Scratch> tables(Connection connection) {
			return Optional.of(new PrivateScratch(this.dialect, IN_MEMORY));
		}

		@Override
		public Optional<String> memoryDatabase(Connection connection) {
			return Optional.of(IN_MEMORY);
		}

		@Override
		public StoredObjectFacts objects() {
			return new StoredObjectFacts(OBJECTS, "", List.of("view", "table"), Set.of());
		}

		@Override
		public Optional<ForeignKeySwitch> foreignKeys() {
			return Optional.of(new SqliteForeignKeys());
		}

	}

}
