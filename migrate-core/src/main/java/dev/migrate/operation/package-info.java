/**
 * One change of a database as data, and {@link dev.migrate.operation.Operations}, the
 * {@code op} that revisions call.
 * <p>
 * An operation is a record of a sealed family. What treats operations is an
 * {@link dev.migrate.operation.OperationVisitor}; what takes them as revisions make them
 * is an {@link dev.migrate.operation.OperationSink}.
 */
@NullMarked
package dev.migrate.operation;

import org.jspecify.annotations.NullMarked;
