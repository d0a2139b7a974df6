/**
 * What is recorded of a revision while it runs, so that a run that comes after its end
 * goes on where it ended: units and their hashes, what they have returned, and what the
 * catalog tells of the last one.
 */
@NullMarked
package dev.migrate.execute.journal;

import org.jspecify.annotations.NullMarked;
