/**
 * What JPA entities want their database to look like, read from Hibernate's mapping.
 */
@NullMarked
package dev.migrate.jpa;

import org.jspecify.annotations.NullMarked;
