/**
 * The migration's connection as a revision gets it: what it changes there is known to the
 * journal as what it calls of {@code op} is.
 */
@NullMarked
package dev.migrate.execute.jdbc;

import org.jspecify.annotations.NullMarked;
