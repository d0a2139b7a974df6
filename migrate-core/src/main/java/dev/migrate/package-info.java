/**
 * {@link dev.migrate.Migrator}: bring a database to a revision, and say where it is.
 */
@NullMarked
package dev.migrate;

import org.jspecify.annotations.NullMarked;
