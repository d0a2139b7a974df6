/**
 * What every database has to show, as interfaces whose default methods are tests: a test
 * class per database implements those that it fulfils. This package is a jar of its own,
 * for dialects that are not ours, and knows nothing of the other tests.
 */
package dev.migrate.contract;
