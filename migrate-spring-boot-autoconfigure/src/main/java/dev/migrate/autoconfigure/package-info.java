/**
 * Runs migrations when a Spring Boot application starts.
 */
@NullMarked
package dev.migrate.autoconfigure;

import org.jspecify.annotations.NullMarked;
