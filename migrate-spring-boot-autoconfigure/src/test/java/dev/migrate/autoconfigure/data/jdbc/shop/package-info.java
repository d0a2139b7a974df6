/**
 * Aggregates of Spring Data JDBC with everything in them.
 */
@NullMarked
package dev.migrate.autoconfigure.data.jdbc.shop;

import org.jspecify.annotations.NullMarked;
