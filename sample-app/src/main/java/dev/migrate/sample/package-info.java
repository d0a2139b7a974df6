/**
 * A small shop whose database is built by the revisions in {@code db.revisions}.
 */
@NullMarked
package dev.migrate.sample;

import org.jspecify.annotations.NullMarked;
