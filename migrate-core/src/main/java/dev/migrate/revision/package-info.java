/**
 * The graph of revisions and the words that point into it: {@code RevisionNode},
 * {@code RevisionGraph}, {@code Target}. Pure: no JDBC, no files.
 */
@NullMarked
package dev.migrate.revision;

import org.jspecify.annotations.NullMarked;
