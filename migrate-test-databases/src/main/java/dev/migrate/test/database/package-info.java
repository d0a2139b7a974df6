/**
 * Real databases for the tests of this project, with or without Docker.
 * <p>
 * {@link dev.migrate.test.database.TestDatabases} is the entry. There is one server of a
 * kind per JVM, started when the first test asks for it, and a database of its own for
 * each call of {@link dev.migrate.test.database.TestDatabaseServer#create()}.
 */
@NullMarked
package dev.migrate.test.database;

import org.jspecify.annotations.NullMarked;
