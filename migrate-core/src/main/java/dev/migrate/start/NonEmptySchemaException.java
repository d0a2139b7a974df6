package dev.migrate.start;

import java.util.List;

import dev.migrate.error.Advice;
import dev.migrate.error.MigrateException;
import dev.migrate.error.Quoted;
import dev.migrate.error.Setting;
import dev.migrate.settings.NonEmptySchema;

/**
 * There are tables but no version table, or one in which nothing has ever been recorded,
 * so what is applied is unknown. Nothing has been changed.
 */
public final class NonEmptySchemaException extends MigrateException {

	private final String schema;

	private final List<String> tables;

	NonEmptySchemaException(String schema, List<String> tables, String versionTable) {
		super((schema.isEmpty() ? "The database" : "Schema '" + schema + "'") + " has " + tables.size()
				+ ((tables.size() == 1) ? " table" : " tables") + " (" + Quoted.list(tables)
				+ ") but no revision in a version table '" + versionTable + "', so what is applied is unknown.",
				Advice.of(Setting.BASELINE.toBe("the revision that the tables correspond to"))
					.and(", which is then recorded once without running anything; ")
					.and(Setting.VERSION_TABLE.toBe("its name"))
					.and(" if the table has another one, such as 'alembic_version'; or ")
					.and(Setting.ON_NON_EMPTY_SCHEMA.to(NonEmptySchema.UPGRADE))
					.and(" to run all revisions."));
		this.schema = schema;
		this.tables = List.copyOf(tables);
	}

	/**
	 * The schema.
	 * @return its name; empty if the database has none
	 */
	public String schema() {
		return this.schema;
	}

	/**
	 * The tables.
	 * @return their names, sorted
	 */
	public List<String> tables() {
		return this.tables;
	}

}
