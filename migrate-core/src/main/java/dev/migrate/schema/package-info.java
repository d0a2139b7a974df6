/**
 * What a database looks like: tables, columns, types, constraints, indexes, as immutable
 * values; {@link dev.migrate.schema.Definitions} has the factories that users import.
 */
@NullMarked
package dev.migrate.schema;

import org.jspecify.annotations.NullMarked;
