/**
 * What a start decides: whether there is anything to do, what forbids it, and how a
 * database that was there before is adopted.
 */
@NullMarked
package dev.migrate.start;

import org.jspecify.annotations.NullMarked;
