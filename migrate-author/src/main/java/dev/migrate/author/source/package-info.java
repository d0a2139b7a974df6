/**
 * Reads the revisions of a project from its sources, so that none has to be built to be
 * seen.
 */
@NullMarked
package dev.migrate.author.source;

import org.jspecify.annotations.NullMarked;
