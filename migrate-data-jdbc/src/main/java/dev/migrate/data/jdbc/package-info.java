/**
 * What entities of Spring Data JDBC want of the database, read from its mapping.
 */
@NullMarked
package dev.migrate.data.jdbc;

import org.jspecify.annotations.NullMarked;
