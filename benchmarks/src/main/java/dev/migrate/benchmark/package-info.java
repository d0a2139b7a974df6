/**
 * Measures the library beside plain JDBC, Flyway and Alembic, all doing the same work on
 * the same machine.
 */
@NullMarked
package dev.migrate.benchmark;

import org.jspecify.annotations.NullMarked;
