/**
 * Where databases are and what is pending, for those who run the application: endpoint,
 * health and meters.
 */
@NullMarked
package dev.migrate.autoconfigure.actuate;

import org.jspecify.annotations.NullMarked;
