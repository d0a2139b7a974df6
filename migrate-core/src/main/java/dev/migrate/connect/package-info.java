/**
 * A connection and what goes wrong with it, and the one place that names the databases.
 */
@Internal
@NullMarked
package dev.migrate.connect;

import dev.migrate.lang.Internal;
import org.jspecify.annotations.NullMarked;
