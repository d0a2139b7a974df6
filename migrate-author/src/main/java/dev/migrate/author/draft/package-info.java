/**
 * Drafting new revisions: where their file goes, how it is named and laid out.
 */
@NullMarked
package dev.migrate.author.draft;

import org.jspecify.annotations.NullMarked;
