/**
 * PostgreSQL.
 */
@Internal
@NullMarked
package dev.migrate.dialect.postgresql;

import dev.migrate.lang.Internal;
import org.jspecify.annotations.NullMarked;
