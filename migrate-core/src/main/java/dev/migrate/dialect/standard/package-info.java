/**
 * What dialects share: standard DDL, sessions, catalog reading, identifiers, literals.
 */
@NullMarked
package dev.migrate.dialect.standard;

import org.jspecify.annotations.NullMarked;
