/**
 * What a start that fails says to the one who reads it.
 */
@NullMarked
package dev.migrate.autoconfigure.diagnostics;

import org.jspecify.annotations.NullMarked;
