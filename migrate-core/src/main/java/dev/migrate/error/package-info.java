/**
 * {@link dev.migrate.error.MigrateException}, the root of all exceptions of the product,
 * the remedies that they carry as values, and how messages quote and list.
 */
@NullMarked
package dev.migrate.error;

import org.jspecify.annotations.NullMarked;
