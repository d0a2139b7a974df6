/**
 * Tests of an application's own revisions.
 */
@NullMarked
package dev.migrate.test;

import org.jspecify.annotations.NullMarked;
