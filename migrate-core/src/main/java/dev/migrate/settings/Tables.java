package dev.migrate.settings;

import java.util.Locale;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * What our tables are called, and the schema that they lie in.
 *
 * @param defaultSchema the schema of the version table and of all names without a schema;
 * {@code null} for the one that the connection has
 * @param createSchemas whether to create the default schema if it is missing
 * @param versionTable the name of the version table
 * @param historyTable the name of the history table
 */
public record Tables(@Nullable String defaultSchema, boolean createSchemas, String versionTable, String historyTable) {

	/** What holds where nothing is said. */
	public static final Tables DEFAULTS = new Tables(null, false, "migrate_version", "migrate_history");

	private static final String VERSION = "_version";

	/**
	 * What the journal is called: as {@code migrate_version}, so {@code migrate_journal}.
	 * @return its name, which follows from that of the version table
	 */
	public String journalTable() {
		boolean ends = this.versionTable.toLowerCase(Locale.ROOT).endsWith(VERSION);
		int length = this.versionTable.length() - (ends ? VERSION.length() : 0);
		return this.versionTable.substring(0, length) + "_journal";
	}

	/**
	 * What the table is called that serves as the migration lock where the database has
	 * no other.
	 * @return its name, which follows from that of the version table
	 */
	public String lockTable() {
		return this.versionTable + "_lock";
	}

	/**
	 * The same in the schema of the connection, which is there.
	 */
	Tables ofConnection() {
		return new Tables(null, false, this.versionTable, this.historyTable);
	}

	/**
	 * On which tables are set.
	 *
	 * @param <B> what it is
	 */
	public interface Settable<B> {

		/**
		 * Change the tables as a whole.
		 * @param change makes those that are to hold of those that hold so far
		 * @return this
		 */
		B tables(UnaryOperator<Tables> change);

		/**
		 * Say in which schema the version table lies, and all that is named without a
		 * schema.
		 * @param defaultSchema the schema, or {@code null}, which holds if not set, for
		 * the one that the connection has
		 * @return this
		 */
		default B defaultSchema(@Nullable String defaultSchema) {
			return tables((now) -> new Tables(defaultSchema, now.createSchemas, now.versionTable, now.historyTable));
		}

		/**
		 * Say whether to create the default schema if it is missing, which is an error
		 * otherwise.
		 * @param createSchemas whether to create it; {@code false} if not set
		 * @return this
		 */
		default B createSchemas(boolean createSchemas) {
			return tables((now) -> new Tables(now.defaultSchema, createSchemas, now.versionTable, now.historyTable));
		}

		/**
		 * Say what the table is called that says which revisions are applied. The name of
		 * the one that the migration lock may need follows from it.
		 * @param versionTable the name; {@code migrate_version} if not set
		 * @return this
		 */
		default B versionTable(String versionTable) {
			return tables((now) -> new Tables(now.defaultSchema, now.createSchemas, versionTable, now.historyTable));
		}

		/**
		 * Say what the table is called that says what was run, and when.
		 * @param historyTable the name; {@code migrate_history} if not set
		 * @return this
		 */
		default B historyTable(String historyTable) {
			return tables((now) -> new Tables(now.defaultSchema, now.createSchemas, now.versionTable, historyTable));
		}

	}

}
