package dev.migrate.tables;

import dev.migrate.error.Advice;
import dev.migrate.error.MigrateException;
import dev.migrate.error.Setting;

/**
 * The default schema, or that of our tables, does not exist. Nothing has been changed.
 */
public final class SchemaMissingException extends MigrateException {

	private final String schema;

	/**
	 * Create an exception.
	 */
	public SchemaMissingException(String schema) {
		this(schema, "default schema");
	}

	private SchemaMissingException(String schema, String what) {
		super("The " + what + " '" + schema + "' does not exist, or the database user may not use it.",
				Advice.of("Create it, correct the name, or ").and(Setting.CREATE_SCHEMAS.to(true)).and("."));
		this.schema = schema;
	}

	/**
	 * Create an exception.
	 * @param setting the setting that says it, of the version table or the history
	 */
	public static SchemaMissingException of(String schema, Setting setting) {
		return new SchemaMissingException(schema,
				(setting == Setting.HISTORY_SCHEMA) ? "schema of the history" : "schema of the version table");
	}

	/**
	 * The schema.
	 */
	public String schema() {
		return this.schema;
	}

}
