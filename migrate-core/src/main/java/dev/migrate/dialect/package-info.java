/**
 * All that differs between databases: how operations are spelled, how a live table is
 * read, how processes keep out of each other's way.
 */
@NullMarked
package dev.migrate.dialect;

import org.jspecify.annotations.NullMarked;
