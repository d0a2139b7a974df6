/**
 * Our own tables: the version table and the history.
 */
@NullMarked
package dev.migrate.tables;

import org.jspecify.annotations.NullMarked;
