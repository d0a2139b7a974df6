/**
 * What entities of Spring Data JDBC want of the database.
 */
@NullMarked
package dev.migrate.autoconfigure.data.jdbc;

import org.jspecify.annotations.NullMarked;
