/**
 * SQLite, whose tables are rebuilt for what it cannot alter in place.
 */
@NullMarked
package dev.migrate.dialect.sqlite;

import org.jspecify.annotations.NullMarked;
