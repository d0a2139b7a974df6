/**
 * Sees whether an application was called with a command. What runs it is migrate-author,
 * of which nothing is loaded otherwise.
 */
@NullMarked
package dev.migrate.autoconfigure.command;

import org.jspecify.annotations.NullMarked;
