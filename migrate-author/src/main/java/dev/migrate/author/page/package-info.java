/**
 * The page for a browser: where each database is, and the graph of its revisions. Drawn
 * here, without a script in it.
 */
@NullMarked
package dev.migrate.author.page;

import org.jspecify.annotations.NullMarked;
