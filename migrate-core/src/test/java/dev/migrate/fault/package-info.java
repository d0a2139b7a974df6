/**
 * Faults that take a process of its own, or several that work at once.
 */
@NullMarked
package dev.migrate.fault;

import org.jspecify.annotations.NullMarked;
