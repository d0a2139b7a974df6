package dev.migrate.tables;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.IllegalIdentifierException;
import dev.migrate.error.Setting;
import dev.migrate.lang.Internal;
import dev.migrate.schema.Definitions;
import dev.migrate.schema.TableElement;
import dev.migrate.schema.TableName;
import dev.migrate.settings.IllegalSettingException;
import dev.migrate.settings.Tables;
import org.jspecify.annotations.Nullable;

/**
 * The names of our own tables, and where they lie.
 *
 * @param version the version table
 * @param history the history
 * @param journal the journal
 * @param lock the table that serves as the migration lock where the database has no other
 * @param home the schema that names without a schema lead to, as far as it is known
 * @param keepsHistory whether there is a history; without one, a table of its name is
 * ours all the same, as it may have been kept before
 */
@Internal
public record TableNames(TableName version, TableName history, TableName journal, TableName lock, @Nullable String home,
		boolean keepsHistory) {

	/**
	 * The names as they are set, without a schema where none is.
	 */
	public static TableNames of(Tables settings) {
		String version = settings.schemaOfVersion();
		String history = settings.schemaOfHistory();
		return new TableNames(new TableName(version, settings.versionTable()),
				new TableName(history, settings.historyTable()), new TableName(history, settings.journalTable()),
				new TableName(version, settings.lockTable()), settings.defaultSchema(), settings.history());
	}

	/**
	 * The same names, in a schema as far as they have none.
	 * @param schema the schema that names without a schema lead to, or {@code null} for
	 * the one of the connection
	 */
	public TableNames in(@Nullable String schema) {
		return new TableNames(in(schema, this.version), in(schema, this.history), in(schema, this.journal),
				in(schema, this.lock), schema, this.keepsHistory);
	}

	private static TableName in(@Nullable String schema, TableName table) {
		return (table.schema() != null) ? table : new TableName(schema, table.name());
	}

	/**
	 * Those that are read and written.
	 */
	public List<TableName> used() {
		return this.keepsHistory ? List.of(this.version, this.history, this.journal)
				: List.of(this.version, this.journal);
	}

	/**
	 * The schemas of our tables, as far as they are not where names without a schema
	 * lead.
	 * @return the schemas, each with the setting that says it
	 */
	public Map<String, Setting> schemas() {
		Map<String, Setting> schemas = new LinkedHashMap<>();
		put(schemas, this.version.schema(), Setting.VERSION_SCHEMA);
		put(schemas, this.history.schema(), Setting.HISTORY_SCHEMA);
		return schemas;
	}

	private void put(Map<String, Setting> schemas, @Nullable String schema, Setting setting) {
		if (schema != null && !schema.equals(this.home)) {
			schemas.putIfAbsent(schema, setting);
		}
	}

	/**
	 * Refuse what a database cannot have before anything is done: names that are too
	 * long, our tables among its own.
	 * @throws IllegalSettingException if a name is one of these
	 */
	void check(Dialect dialect) {
		checkSchema(dialect, Setting.DEFAULT_SCHEMA, "default schema", this.home);
		checkSchema(dialect, Setting.VERSION_SCHEMA, "schema of the version table", this.version.schema());
		checkSchema(dialect, Setting.HISTORY_SCHEMA, "schema of the history", this.history.schema());
		check(dialect, Setting.VERSION_TABLE, this.version);
		check(dialect, Setting.HISTORY_TABLE, this.history);
		check(dialect, Setting.VERSION_TABLE, this.journal);
		check(dialect, Setting.VERSION_TABLE, this.lock);
	}

	private static void checkSchema(Dialect dialect, Setting setting, String what, @Nullable String schema) {
		if (schema != null && dialect.isSystemSchema(schema)) {
			throw new IllegalSettingException(setting,
					"The " + what + ", '" + schema + "', is one of " + dialect.productName() + "'s own.",
					"a schema of the application");
		}
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
	 * Ids, messages and names of files are in any language, whatever the schema knows. A
	 * key of theirs is as long as no other engine or form of rows takes it.
	 */
	static TableElement anyLanguage() {
		return Definitions.option("mysql", "engine=InnoDB row_format=dynamic default charset=utf8mb4");
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
	 * Whether a table is one of them. Where nothing says in which schema it is, it is in
	 * the one that was looked at.
	 */
	public boolean contains(TableName table) {
		if (table.schema() == null) {
			return contains(table.name());
		}
		return contains(table.name()) && Stream.of(this.version, this.history)
			.map(TableName::schema)
			.anyMatch((schema) -> schema == null || schema.equalsIgnoreCase(table.schema()));
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
