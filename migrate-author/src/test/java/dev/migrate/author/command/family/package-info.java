/**
 * An application of two contexts, of which the one below has the database.
 */
@NullMarked
package dev.migrate.author.command.family;

import org.jspecify.annotations.NullMarked;
