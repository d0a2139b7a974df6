/**
 * What our code says of itself.
 */
@NullMarked
package dev.migrate.lang;

import org.jspecify.annotations.NullMarked;
