/**
 * Migrations of a database that Testcontainers started.
 */
@NullMarked
package dev.migrate.autoconfigure.testcontainers;

import org.jspecify.annotations.NullMarked;
