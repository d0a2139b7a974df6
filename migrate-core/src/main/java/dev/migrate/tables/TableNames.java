package dev.migrate.tables;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.IllegalIdentifierException;
import dev.migrate.error.Setting;
import dev.migrate.lang.Internal;
import dev.migrate.schema.TableName;
import dev.migrate.settings.IllegalSettingException;
import dev.migrate.settings.Tables;
import org.jspecify.annotations.Nullable;

/**
 * The names of our own tables, which lie in one schema.
 *
 * @param version the version table
 * @param history the history
 * @param journal the journal
 * @param lock the table that serves as the migration lock where the database has no other
 */
@Internal
public record TableNames(TableName version, TableName history, TableName journal, TableName lock) {

	/**
	 * The names as they are set, without a schema where none is.
	 */
	public static TableNames of(Tables settings) {
		String schema = settings.defaultSchema();
		return new TableNames(new TableName(schema, settings.versionTable()),
				new TableName(schema, settings.historyTable()), new TableName(schema, settings.journalTable()),
				new TableName(schema, settings.lockTable()));
	}

	/**
	 * The same names in a schema.
	 * @param schema the schema, or {@code null} for the one of the connection
	 */
	public TableNames in(@Nullable String schema) {
		return new TableNames(new TableName(schema, this.version.name()), new TableName(schema, this.history.name()),
				new TableName(schema, this.journal.name()), new TableName(schema, this.lock.name()));
	}

	/**
	 * Refuse what a database cannot have before anything is done: names that are too
	 * long, our tables among its own.
	 * @throws IllegalSettingException if a name is one of these
	 */
	void check(Dialect dialect) {
		String schema = this.version.schema();
		if (schema != null && dialect.isSystemSchema(schema)) {
			throw new IllegalSettingException(Setting.DEFAULT_SCHEMA,
					"The default schema, '" + schema + "', is one of " + dialect.productName() + "'s own.",
					"a schema of the application");
		}
		check(dialect, Setting.VERSION_TABLE, this.version);
		check(dialect, Setting.HISTORY_TABLE, this.history);
		check(dialect, Setting.VERSION_TABLE, this.journal);
		check(dialect, Setting.VERSION_TABLE, this.lock);
	}

	private static void check(Dialect dialect, Setting setting, TableName table) {
		try {
			dialect.spelling().quote(table.name());
			dialect.spelling().quote(primaryKey(table));
		}
		catch (IllegalIdentifierException ex) {
			String of = (setting == Setting.VERSION_TABLE) ? "version table" : "history table";
			throw new IllegalSettingException(setting,
					ex.description() + " That name follows from the one of the " + of + ".", "a shorter name");
		}
	}

	/**
	 * What the primary key of one of our tables is called.
	 */
	static String primaryKey(TableName table) {
		return table.name() + "_pkc";
	}

	/**
	 * Whether a table is one of them, wherever it lies and in whichever case its name is
	 * written.
	 */
	public boolean contains(String table) {
		return Set
			.of(lowerCase(this.version.name()), lowerCase(this.history.name()), lowerCase(this.journal.name()),
					lowerCase(this.lock.name()))
			.contains(lowerCase(table));
	}

	/**
	 * All but our own of some tables.
	 */
	public List<String> others(List<String> tables) {
		return tables.stream().filter((table) -> !contains(table)).toList();
	}

	private static String lowerCase(String name) {
		return name.toLowerCase(Locale.ROOT);
	}

}
