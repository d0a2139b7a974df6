/**
 * What revisions touch, and whether two branches come to the same schema in whichever
 * order they run.
 */
@NullMarked
package dev.migrate.branch;

import org.jspecify.annotations.NullMarked;
