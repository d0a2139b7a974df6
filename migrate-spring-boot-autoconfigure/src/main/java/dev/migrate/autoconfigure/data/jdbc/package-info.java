/**
 * Finds the mapping contexts of Spring Data JDBC that migrate-data-jdbc reads.
 */
@NullMarked
package dev.migrate.autoconfigure.data.jdbc;

import org.jspecify.annotations.NullMarked;
