package dev.migrate.dialect.mysql;

import dev.migrate.dialect.LiveDatabase;
import dev.migrate.dialect.SchemaInspector;
import dev.migrate.dialect.standard.Completion;
import dev.migrate.operation.Operation;

/**
 * What works on MariaDB. It is made here and not by the dialect itself, so that a start
 * that only looks loads none of it.
 */
final class MariaDbParts {

	private MariaDbParts() {
	}

	static SchemaInspector inspector(MariaDbCatalogText text) {
		return new MariaDbInspector(text);
	}

	static MySqlDdlRenderer renderer(MariaDbDialect dialect, Operation operation, boolean backslashIsPlain) {
		return new MariaDbDdlRenderer(dialect, operation, backslashIsPlain);
	}

	static Completion completion(MariaDbDialect dialect, LiveDatabase live) {
		return new MariaDbCompletion(dialect, live);
	}

	static MySqlCatalog catalog(MariaDbCatalogText text) {
		return new MariaDbDialect.MariaDbCatalog(text);
	}

}
