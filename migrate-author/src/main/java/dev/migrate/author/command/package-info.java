/**
 * The command line in the application's own jar: with {@code migrate} as its first
 * argument an application runs one command and ends.
 */
@NullMarked
package dev.migrate.author.command;

import org.jspecify.annotations.NullMarked;
