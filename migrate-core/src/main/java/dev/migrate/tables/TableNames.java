package dev.migrate.tables;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.migrate.lang.Internal;
import dev.migrate.schema.TableName;
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

	private static final String VERSION = "_version";

	/**
	 * The names as they are set, without a schema where none is.
	 */
	public static TableNames of(Tables settings) {
		return of(settings.defaultSchema(), settings.versionTable(), settings.historyTable());
	}

	private static TableNames of(@Nullable String schema, String version, String history) {
		return new TableNames(new TableName(schema, version), new TableName(schema, history),
				new TableName(schema, journal(version)), new TableName(schema, version + "_lock"));
	}

	/**
	 * As {@code migrate_version}, so {@code migrate_journal}.
	 */
	private static String journal(String version) {
		String stem = version.toLowerCase(Locale.ROOT).endsWith(VERSION)
				? version.substring(0, version.length() - VERSION.length()) : version;
		return stem + "_journal";
	}

	/**
	 * The same names in a schema.
	 * @param schema the schema, or {@code null} for the one of the connection
	 */
	public TableNames in(@Nullable String schema) {
		return of(schema, this.version.name(), this.history.name());
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
