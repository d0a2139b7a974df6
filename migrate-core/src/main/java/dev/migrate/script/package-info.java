/**
 * What users write and where it is found: {@link dev.migrate.script.Migration} classes
 * with a {@link dev.migrate.script.Revision} annotation, and SQL files.
 */
@NullMarked
package dev.migrate.script;

import org.jspecify.annotations.NullMarked;
