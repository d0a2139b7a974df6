/**
 * HSQLDB.
 */
@Internal
@NullMarked
package dev.migrate.dialect.hsqldb;

import dev.migrate.lang.Internal;
import org.jspecify.annotations.NullMarked;
