/**
 * All that differs between databases: how operations are spelled, how a live table is
 * read, how processes keep out of each other's way. This is for those who bring a
 * database, not for those who write revisions: a later version may change it.
 */
@NullMarked
package dev.migrate.dialect;

import org.jspecify.annotations.NullMarked;
