/**
 * MySQL and MariaDB.
 */
@Internal
@NullMarked
package dev.migrate.dialect.mysql;

import dev.migrate.lang.Internal;
import org.jspecify.annotations.NullMarked;
