package dev.migrate.tables;

import dev.migrate.error.Advice;
import dev.migrate.error.MigrateException;
import dev.migrate.error.Setting;

/**
 * The default schema does not exist. Nothing has been changed.
 */
public final class SchemaMissingException extends MigrateException {

	private static final long serialVersionUID = 1L;

	private final String schema;

	/**
	 * Create an exception.
	 * @param schema the schema
	 */
	public SchemaMissingException(String schema) {
		super("The default schema '" + schema + "' does not exist, or the database user may not use it.",
				Advice.of("Create it, correct the name, or ").and(Setting.CREATE_SCHEMAS.to(true)).and("."));
		this.schema = schema;
	}

	/**
	 * The schema.
	 * @return its name
	 */
	public String schema() {
		return this.schema;
	}

}
