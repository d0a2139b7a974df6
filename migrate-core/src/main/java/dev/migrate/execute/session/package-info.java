/**
 * What statements leave in their database session, and what a session that has ended took
 * with it: read from their text, as nobody else knows it of SQL that people write.
 */
@NullMarked
package dev.migrate.execute.session;

import org.jspecify.annotations.NullMarked;
