/**
 * Runs plans: the version table and the history, transactions, the lock, and what is said
 * when a revision fails.
 */
@NullMarked
package dev.migrate.execute;

import org.jspecify.annotations.NullMarked;
