package dev.migrate.settings;

/**
 * What to do with a schema that has tables but no version table.
 */
public enum NonEmptySchema {

	/** It is an error. */
	FAIL,

	/** Run all revisions, as on an empty schema. */
	UPGRADE

}
