package dev.migrate.tables;

import dev.migrate.error.MigrateException;

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
		super("The schema '" + schema + "', which 'migrate.default-schema' names, does not exist, or the database user "
				+ "may not use it.", "Create it, correct the name, or set 'migrate.create-schemas' to 'true'.");
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
