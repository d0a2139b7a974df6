/**
 * The commands as goals of Maven. A goal calls the command of the version that the
 * project itself depends on, and knows nothing of revisions.
 */
@NullMarked
package dev.migrate.maven;

import org.jspecify.annotations.NullMarked;
