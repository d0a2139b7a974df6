package dev.migrate.dialect.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.migrate.dialect.Completed;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.ForeignKeysEnforcedException;
import dev.migrate.dialect.LiveDatabase;
import dev.migrate.dialect.standard.Identifiers;
import dev.migrate.schema.TableName;
import dev.migrate.sql.SchemaEffect;
import dev.migrate.sql.SqlExcerpt;
import dev.migrate.sql.SqlStatement;
import dev.migrate.sql.SqlTokens;
import dev.migrate.sql.StatementFacts;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * Rebuilds a table by the procedure of
 * <a href="https://www.sqlite.org/lang_altertable.html#otheralter">SQLite's manual</a>:
 * create the new table under another name, copy the rows, drop the old one, rename, and
 * create indexes and triggers again. Views stay where they are.
 *
 * @param dialect quotes names
 * @param renderer refuses what is not possible
 * @param after the table as it will be
 * @param enforced whether rows refer to the table by foreign keys that are enforced
 * @param renamesWithViews whether a renaming looks into views, unless it is told not to
 * @param leftover whether a rebuild that was cut short has left its table
 * @param working the views and triggers that work before
 */
record SqliteRebuild(Dialect dialect, SqliteDdlRenderer renderer, SqliteTableState before, SqliteTableEditor after,
		boolean enforced, boolean renamesWithViews, boolean leftover, Set<String> working) implements Completed {

	private static final List<String> NAMES_OF_ROWID = List.of("rowid", "_rowid_", "oid");

	/**
	 * Look at what else the database has to do with the table. Where the rebuild is not
	 * run, foreign keys are taken not to be enforced, as the run of a revision sees to
	 * that.
	 * @param dialect quotes names
	 * @param renderer refuses what is not possible
	 * @param after the table as it will be
	 * @throws ForeignKeysEnforcedException if rows refer to the table by foreign keys
	 * that are enforced, in a transaction
	 */
	static SqliteRebuild of(Dialect dialect, SqliteDdlRenderer renderer, SqliteTableState before,
			SqliteTableEditor after, LiveDatabase live) {
		requireNothingBroken(dialect, renderer, before, after);
		JdbcOperations jdbc = live.jdbc().orElse(null);
		if (jdbc == null || !live.isRun()) {
			return new SqliteRebuild(dialect, renderer, before, after, false, true, false, Set.of());
		}
		TableName table = before.name();
		boolean enforced = new SqliteForeignKeys().isOn(jdbc) && SqliteForeignKeys.refersTo(jdbc,
				SqliteTableState.master(dialect, table), SqliteTableState.schema(table), table.name());
		if (enforced && isInTransaction(jdbc)) {
			throw new ForeignKeysEnforcedException(table);
		}
		return new SqliteRebuild(dialect, renderer, before, after, enforced, isLegacyOff(jdbc),
				SqliteTableState.exists(jdbc, dialect, table.withName(temporary(table))),
				new SqliteDependents(jdbc, dialect, table).working());
	}

	/**
	 * The name that the new table bears until the old one is gone.
	 */
	static String temporary(TableName table) {
		return "_migrate_tmp_" + table.name();
	}

	private static void requireNothingBroken(Dialect dialect, SqliteDdlRenderer renderer, SqliteTableState before,
			SqliteTableEditor after) {
		for (String column : after.droppedColumns()) {
			List<SqliteClause> clauses = new ArrayList<>(after.text().constraints());
			after.text().columns().forEach((other) -> clauses.addAll(other.clauses()));
			clauses.stream().filter((clause) -> clause.mentions(column)).findFirst().ifPresent((clause) -> {
				throw renderer.notSupported("Column '" + column + "' is used by " + clause.sql(dialect) + ".",
						"Drop that in the same batch before the column.");
			});
		}
		for (String trigger : before.triggers()) {
			if (SqliteDependents.uses(trigger, after.droppedColumns())) {
				throw renderer.notSupported(
						"A column to be dropped is used by the trigger: " + SqlExcerpt.of(trigger, dialect.syntax()),
						"Drop the trigger before with op.execute(…), and create it anew afterwards if it is needed.");
			}
		}
	}

	/**
	 * The switch does nothing inside of a transaction, and so tells whether there is one,
	 * whoever has begun it.
	 */
	private static boolean isInTransaction(JdbcOperations live) {
		SqliteForeignKeys foreignKeys = new SqliteForeignKeys();
		foreignKeys.off(live);
		boolean enforced = foreignKeys.isOn(live);
		if (!enforced) {
			foreignKeys.on(live);
		}
		return enforced;
	}

	private static boolean isLegacyOff(JdbcOperations live) {
		return Integer.valueOf(0).equals(live.queryForObject("PRAGMA legacy_alter_table", Integer.class));
	}

	@Override
	public void verify(JdbcOperations jdbc) {
		new SqliteDependents(jdbc, this.dialect, this.before.name()).broken(this.working).forEach((what, failure) -> {
			throw this.renderer.notSupported(what + " would no longer work: " + failure + ".",
					"Drop it before with op.execute(…), and create it anew afterwards.");
		});
	}

	// Renaming would look into every view of the schema and stumble over those of the
	// table that is just not there, but for the legacy way
	@Override
	public List<SqlStatement> statements() {
		TableName name = this.before.name();
		TableName temporary = name.withName(temporary(name));
		List<SqlStatement> sql = new ArrayList<>();
		if (this.enforced) {
			sql.add(outside(SqliteForeignKeys.OFF));
		}
		if (this.leftover) {
			sql.add(this.renderer.ddl("DROP TABLE " + this.dialect.spelling().quote(temporary),
					this.renderer.dropped(temporary)));
		}
		sql.add(this.renderer.ddl(this.after.text().sql(this.dialect.spelling().quote(temporary), this.dialect),
				this.renderer.made(temporary)));
		copy(sql, name, temporary);
		sql.add(this.renderer.ddl("DROP TABLE " + this.dialect.spelling().quote(name), this.renderer.dropped(name)));
		if (this.renamesWithViews) {
			sql.add(this.renderer.ddl("PRAGMA legacy_alter_table = ON"));
		}
		sql.add(this.renderer.ddl(
				"ALTER TABLE " + this.dialect.spelling().quote(temporary) + " RENAME TO "
						+ this.dialect.spelling().quote(name.name()),
				this.renderer.dropped(temporary), this.renderer.made(name)));
		if (this.renamesWithViews) {
			sql.add(this.renderer.ddl("PRAGMA legacy_alter_table = OFF"));
		}
		this.after.indexes()
			.forEach((index, text) -> sql.add(this.renderer.ddl(inSchema(text, name),
					this.renderer.made(SchemaEffect.Kind.INDEX, name, index.strip()))));
		this.before.triggers().forEach((trigger) -> sql.add(this.renderer.ddl(inSchema(trigger, name))));
		if (this.enforced) {
			sql.add(outside(SqliteForeignKeys.ON));
		}
		return sql;
	}

	private static SqlStatement outside(String pragma) {
		return new SqlStatement(pragma, StatementFacts.ddl(false).inAutocommit());
	}

	private static SqlStatement data(String sql) {
		return new SqlStatement(sql, StatementFacts.DATA);
	}

	private void copy(List<SqlStatement> sql, TableName name, TableName temporary) {
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
		sql.add(data("INSERT INTO " + this.dialect.spelling().quote(temporary) + " (" + String.join(", ", into)
				+ ") SELECT " + String.join(", ", from) + " FROM " + this.dialect.spelling().quote(name)));
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

	private void copySequence(List<SqlStatement> sql, TableName name, TableName temporary) {
		String sequence = this.dialect.spelling().quote(name.withName("sqlite_sequence"));
		sql.add(data("DELETE FROM " + sequence + " WHERE name = " + this.dialect.spelling().literal(temporary.name())));
		sql.add(data(
				"INSERT INTO " + sequence + " (name, seq) SELECT " + this.dialect.spelling().literal(temporary.name())
						+ ", seq FROM " + sequence + " WHERE name = " + this.dialect.spelling().literal(name.name())));
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
