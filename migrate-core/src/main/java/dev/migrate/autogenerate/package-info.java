/**
 * Revisions that write themselves: what the application wants is compared with what the
 * database has, and the differences become operations and source.
 */
@NullMarked
package dev.migrate.autogenerate;

import org.jspecify.annotations.NullMarked;
