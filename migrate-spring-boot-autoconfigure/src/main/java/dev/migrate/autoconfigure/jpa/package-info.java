/**
 * Finds the persistence units whose entities migrate-jpa reads.
 */
@NullMarked
package dev.migrate.autoconfigure.jpa;

import org.jspecify.annotations.NullMarked;
