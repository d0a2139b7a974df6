/**
 * The normal forms that dialects share, in which schemas are compared.
 */
@NullMarked
package dev.migrate.dialect.normal;

import org.jspecify.annotations.NullMarked;
