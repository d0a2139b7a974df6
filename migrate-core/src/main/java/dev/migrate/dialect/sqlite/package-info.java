/**
 * SQLite, whose tables are rebuilt for what it cannot alter in place.
 */
@Internal
@NullMarked
package dev.migrate.dialect.sqlite;

import dev.migrate.lang.Internal;
import org.jspecify.annotations.NullMarked;
