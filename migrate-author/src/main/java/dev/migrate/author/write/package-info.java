/**
 * Writes the operations that a comparison has found as a revision, in Java or in SQL.
 */
@NullMarked
package dev.migrate.author.write;

import org.jspecify.annotations.NullMarked;
