/**
 * Migrations of a database that Docker Compose started.
 */
@NullMarked
package dev.migrate.autoconfigure.docker.compose;

import org.jspecify.annotations.NullMarked;
