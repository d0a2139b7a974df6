package dev.migrate.settings;

import java.util.Locale;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * What our tables are called, and the schemas that they lie in.
 *
 * @param defaultSchema the schema of all names without a schema, and of our tables as far
 * as nothing else is said of them; {@code null} for the one that the connection has
 * @param createSchemas whether to create the schemas that are set if they are missing
 * @param versionTable the name of the version table
 * @param versionSchema the schema of the version table and of the lock table;
 * {@code null} for the default schema
 * @param history whether there is a history
 * @param historyTable the name of the history table
 * @param historySchema the schema of the history and of the journal; {@code null} for
 * that of the version table
 */
public record Tables(@Nullable String defaultSchema, boolean createSchemas, String versionTable,
		@Nullable String versionSchema, boolean history, String historyTable, @Nullable String historySchema) {

	/** What holds where nothing is said. */
	public static final Tables DEFAULTS = new Tables(null, false, "migrate_version", null, true, "migrate_history",
			null);

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
	 * The schema in which the version table lies.
	 * @return the schema; {@code null} for the one that the connection has
	 */
	public @Nullable String schemaOfVersion() {
		return (this.versionSchema != null) ? this.versionSchema : this.defaultSchema;
	}

	/**
	 * The schema in which the history and the journal lie.
	 * @return the schema; {@code null} for the one that the connection has
	 */
	public @Nullable String schemaOfHistory() {
		return (this.historySchema != null) ? this.historySchema : schemaOfVersion();
	}

	/**
	 * The same for a tenant, whose tables lie in its own schema.
	 * @param schema the schema that it has, or {@code null} for the one that is set
	 * @return other settings
	 */
	public Tables in(@Nullable String schema) {
		return (schema == null) ? this : new Tables(schema, this.createSchemas, this.versionTable, null, this.history,
				this.historyTable, null);
	}

	/**
	 * The same in the schema of the connection, which is there.
	 */
	Tables ofConnection() {
		return new Tables(null, false, this.versionTable, null, this.history, this.historyTable, null);
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
			return tables((now) -> new Tables(defaultSchema, now.createSchemas, now.versionTable, now.versionSchema,
					now.history, now.historyTable, now.historySchema));
		}

		/**
		 * Say whether to create the default schema, and those of our tables, if they are
		 * missing, which is an error otherwise.
		 * @param createSchemas whether to create them; {@code false} if not set
		 * @return this
		 */
		default B createSchemas(boolean createSchemas) {
			return tables((now) -> new Tables(now.defaultSchema, createSchemas, now.versionTable, now.versionSchema,
					now.history, now.historyTable, now.historySchema));
		}

		/**
		 * Say what the table is called that says which revisions are applied. The name of
		 * the one that the migration lock may need follows from it.
		 * @param versionTable the name; {@code migrate_version} if not set
		 * @return this
		 */
		default B versionTable(String versionTable) {
			return tables((now) -> new Tables(now.defaultSchema, now.createSchemas, versionTable, now.versionSchema,
					now.history, now.historyTable, now.historySchema));
		}

		/**
		 * Say in which schema the version table lies, and the one that the migration lock
		 * may need, apart from what revisions make.
		 * @param versionSchema the schema, or {@code null}, which holds if not set, for
		 * the default schema
		 * @return this
		 */
		default B versionSchema(@Nullable String versionSchema) {
			return tables((now) -> new Tables(now.defaultSchema, now.createSchemas, now.versionTable, versionSchema,
					now.history, now.historyTable, now.historySchema));
		}

		/**
		 * Say whether there is a history. Without one, nobody can tell who has run what,
		 * a revision that was edited is not noticed, and each start reads all revisions.
		 * @param history whether there is; {@code true} if not set
		 * @return this
		 */
		default B history(boolean history) {
			return tables((now) -> new Tables(now.defaultSchema, now.createSchemas, now.versionTable, now.versionSchema,
					history, now.historyTable, now.historySchema));
		}

		/**
		 * Say what the table is called that says what was run, and when.
		 * @param historyTable the name; {@code migrate_history} if not set
		 * @return this
		 */
		default B historyTable(String historyTable) {
			return tables((now) -> new Tables(now.defaultSchema, now.createSchemas, now.versionTable, now.versionSchema,
					now.history, historyTable, now.historySchema));
		}

		/**
		 * Say in which schema the history lies, and the journal, which is there without a
		 * history, too.
		 * @param historySchema the schema, or {@code null}, which holds if not set, for
		 * that of the version table
		 * @return this
		 */
		default B historySchema(@Nullable String historySchema) {
			return tables((now) -> new Tables(now.defaultSchema, now.createSchemas, now.versionTable, now.versionSchema,
					now.history, now.historyTable, historySchema));
		}

	}

}
