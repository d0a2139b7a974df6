/**
 * A small shop whose database is built by revisions.
 */
@NullMarked
package dev.migrate.sample;

import org.jspecify.annotations.NullMarked;
