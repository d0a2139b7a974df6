/**
 * {@link dev.migrate.error.MigrateException}, the root of all exceptions of the product.
 */
@NullMarked
package dev.migrate.error;

import org.jspecify.annotations.NullMarked;
