package dev.migrate.dialect.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.ForeignKeysEnforcedException;
import dev.migrate.dialect.standard.Identifiers;
import dev.migrate.dialect.standard.LazyStatements;
import dev.migrate.schema.TableName;
import dev.migrate.sql.SqlStatement;
import dev.migrate.sql.SqlTokens;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Rebuilds a table by the procedure of
 * <a href="https://www.sqlite.org/lang_altertable.html#otheralter">SQLite's manual</a>:
 * create the new table under another name, copy the rows, drop the old one, rename, and
 * create indexes and triggers again. Views stay where they are.
 */
final class SqliteRebuild {

	private static final List<String> NAMES_OF_ROWID = List.of("rowid", "_rowid_", "oid");

	private final Dialect dialect;

	private final SqliteTableState before;

	private final SqliteTableEditor after;

	private final SqliteDdlRenderer renderer;

	private final @Nullable JdbcOperations jdbc;

	/**
	 * Create a rebuild.
	 * @param dialect quotes names
	 * @param renderer refuses what is not possible
	 * @param before the table as it is
	 * @param after the table as it will be
	 * @param jdbc access to the database, or {@code null} if statements are only written
	 */
	SqliteRebuild(Dialect dialect, SqliteDdlRenderer renderer, SqliteTableState before, SqliteTableEditor after,
			@Nullable JdbcOperations jdbc) {
		this.dialect = dialect;
		this.renderer = renderer;
		this.before = before;
		this.after = after;
		this.jdbc = jdbc;
	}

	/**
	 * The name that the new table bears until the old one is gone.
	 * @param table the table
	 * @return the name
	 */
	static String temporary(TableName table) {
		return "_migrate_tmp_" + table.name();
	}

	/**
	 * The statements.
	 * @return the statements; asking for one more than there are checks the result
	 * @throws ForeignKeysEnforcedException if rows refer to the table by foreign keys
	 * that are enforced, in a transaction
	 */
	Iterable<SqlStatement> statements() {
		requireNothingBroken();
		if (this.jdbc == null) {
			return rebuild(false, true);
		}
		JdbcOperations live = this.jdbc;
		boolean enforced = isEnforced(live);
		if (enforced && isInTransaction(live)) {
			throw new ForeignKeysEnforcedException(this.before.name());
		}
		SqliteDependents dependents = new SqliteDependents(live, this.dialect, this.before.name());
		Set<String> working = dependents.working();
		List<Supplier<Iterable<SqlStatement>>> parts = List.of(() -> rebuild(enforced, isLegacyOff(live)), () -> {
			requireWorking(dependents.broken(working));
			return List.of();
		});
		return () -> new LazyStatements<>(parts, Supplier::get);
	}

	private void requireNothingBroken() {
		for (String column : this.after.droppedColumns()) {
			List<SqliteClause> clauses = new ArrayList<>(this.after.text().constraints());
			this.after.text().columns().forEach((other) -> clauses.addAll(other.clauses()));
			clauses.stream().filter((clause) -> clause.mentions(column)).findFirst().ifPresent((clause) -> {
				throw this.renderer.notSupported("Column '" + column + "' is used by " + clause.sql(this.dialect) + ".",
						"Drop that in the same batch before the column.");
			});
		}
		for (String trigger : this.before.triggers()) {
			if (SqliteDependents.uses(trigger, this.after.droppedColumns())) {
				throw this.renderer.notSupported(
						"A column to be dropped is used by the trigger: "
								+ SqlStatement.read(trigger, this.dialect.syntax()).firstLine(),
						"Drop the trigger before with op.execute(…), and create it anew afterwards if it is needed.");
			}
		}
	}

	private boolean isEnforced(JdbcOperations live) {
		TableName table = this.before.name();
		return new SqliteForeignKeys().isOn(live) && SqliteForeignKeys.refersTo(live,
				SqliteTableState.master(this.dialect, table), SqliteTableState.schema(table), table.name());
	}

	private static boolean isInTransaction(JdbcOperations live) {
		Boolean autocommit = live.execute((ConnectionCallback<Boolean>) (connection) -> connection.getAutoCommit());
		return !Boolean.TRUE.equals(autocommit);
	}

	private static boolean isLegacyOff(JdbcOperations live) {
		return Integer.valueOf(0).equals(live.queryForObject("PRAGMA legacy_alter_table", Integer.class));
	}

	private void requireWorking(Map<String, String> broken) {
		broken.forEach((what, failure) -> {
			throw this.renderer.notSupported(what + " would no longer work: " + failure + ".",
					"Drop it before with op.execute(…), and create it anew afterwards.");
		});
	}

	// Renaming would look into every view of the schema and stumble over those of the
	// table that is just not there, but for the legacy way
	private List<SqlStatement> rebuild(boolean switchForeignKeys, boolean switchLegacy) {
		TableName name = this.before.name();
		TableName temporary = name.withName(temporary(name));
		List<String> sql = new ArrayList<>();
		if (switchForeignKeys) {
			sql.add(SqliteForeignKeys.OFF);
		}
		if (this.jdbc != null && SqliteTableState.exists(this.jdbc, this.dialect, temporary)) {
			sql.add("DROP TABLE " + this.dialect.spelling().quote(temporary));
		}
		sql.add(this.after.text().sql(this.dialect.spelling().quote(temporary), this.dialect));
		copy(sql, name, temporary);
		sql.add("DROP TABLE " + this.dialect.spelling().quote(name));
		if (switchLegacy) {
			sql.add("PRAGMA legacy_alter_table = ON");
		}
		sql.add("ALTER TABLE " + this.dialect.spelling().quote(temporary) + " RENAME TO "
				+ this.dialect.spelling().quote(name.name()));
		if (switchLegacy) {
			sql.add("PRAGMA legacy_alter_table = OFF");
		}
		this.after.indexes().values().forEach((index) -> sql.add(inSchema(index, name)));
		this.before.triggers().forEach((trigger) -> sql.add(inSchema(trigger, name)));
		if (switchForeignKeys) {
			sql.add(SqliteForeignKeys.ON);
		}
		return sql.stream().map((text) -> SqlStatement.read(text, this.dialect.syntax())).toList();
	}

	private void copy(List<String> sql, TableName name, TableName temporary) {
		List<String> into = new ArrayList<>();
		List<String> from = new ArrayList<>();
		String rowid = rowid();
		if (rowid != null) {
			into.add(rowid);
			from.add(rowid);
		}
		for (SqliteColumn column : this.after.text().columns()) {
			String source = this.after.sources().get(Identifiers.fold(column.name()));
			if (source != null && !column.has(SqliteClause.Kind.GENERATED)) {
				into.add(this.dialect.spelling().quote(column.name()));
				from.add(source);
			}
		}
		if (into.isEmpty()) {
			return;
		}
		sql.add("INSERT INTO " + this.dialect.spelling().quote(temporary) + " (" + String.join(", ", into) + ") SELECT "
				+ String.join(", ", from) + " FROM " + this.dialect.spelling().quote(name));
		if (this.before.text().isAutoincrement() && this.after.text().isAutoincrement()) {
			copySequence(sql, name, temporary);
		}
	}

	// Other tables may refer to the number of a row that has no key of its own to show
	// it:
	// those of full-text search do
	private @Nullable String rowid() {
		boolean shown = this.after.text().columns().stream().anyMatch(this.after.text()::isRowid);
		if (shown || !this.before.text().hasRowid() || !this.after.text().hasRowid()) {
			return null;
		}
		return NAMES_OF_ROWID.stream()
			.filter((candidate) -> this.before.text().column(candidate).isEmpty()
					&& this.after.text().column(candidate).isEmpty())
			.findFirst()
			.orElse(null);
	}

	private void copySequence(List<String> sql, TableName name, TableName temporary) {
		String sequence = this.dialect.spelling().quote(name.withName("sqlite_sequence"));
		sql.add("DELETE FROM " + sequence + " WHERE name = " + this.dialect.spelling().literal(temporary.name()));
		sql.add("INSERT INTO " + sequence + " (name, seq) SELECT " + this.dialect.spelling().literal(temporary.name())
				+ ", seq FROM " + sequence + " WHERE name = " + this.dialect.spelling().literal(name.name()));
	}

	// The catalog keeps statements without the schema
	private String inSchema(String statement, TableName table) {
		if (table.schema() == null) {
			return statement;
		}
		SqlTokens tokens = SqliteTokens.of(statement);
		while (!tokens.isAt("INDEX") && !tokens.isAt("TRIGGER")) {
			tokens.next();
		}
		tokens.next();
		int position = tokens.position();
		tokens.next();
		if (tokens.isAt(".")) {
			return statement;
		}
		return statement.substring(0, position) + this.dialect.spelling().quote(table.schema()) + "."
				+ statement.substring(position);
	}

}
