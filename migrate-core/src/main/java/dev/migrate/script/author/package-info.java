/**
 * Drafting new revisions: where their file goes, how it is named and laid out.
 */
@NullMarked
package dev.migrate.script.author;

import org.jspecify.annotations.NullMarked;
