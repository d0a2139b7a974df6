/**
 * Tenants: many schemas or databases with one set of revisions. Who they are, and where
 * each is.
 */
@NullMarked
package dev.migrate.tenant;

import org.jspecify.annotations.NullMarked;
