/**
 * Revisions that count how often they run.
 */
package dev.migrate.test.revisions;
