/**
 * What can be set, grouped, each with its default in one place.
 */
@NullMarked
package dev.migrate.settings;

import org.jspecify.annotations.NullMarked;
