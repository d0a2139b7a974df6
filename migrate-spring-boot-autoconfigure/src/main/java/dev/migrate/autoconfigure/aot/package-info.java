/**
 * Keeps revisions in native images.
 */
@NullMarked
package dev.migrate.autoconfigure.aot;

import org.jspecify.annotations.NullMarked;
