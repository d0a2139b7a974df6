/**
 * A connection and what goes wrong with it, and the one place that names the databases.
 */
@NullMarked
package dev.migrate.connect;

import org.jspecify.annotations.NullMarked;
