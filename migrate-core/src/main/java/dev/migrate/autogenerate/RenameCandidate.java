package dev.migrate.autogenerate;

import dev.migrate.schema.TableName;

import org.jspecify.annotations.Nullable;

/**
 * Something that is gone and something alike that is new: perhaps a renaming, which only
 * a person can tell from a loss.
 *
 * @param table the new name of the table
 * @param formerTable the table's name in the database; the same unless the table itself
 * is the candidate
 * @param column the new name of the column, or {@code null} if the table is meant
 * @param formerColumn the column's name in the database, or {@code null} if the table is
 * meant
 */
public record RenameCandidate(TableName table, TableName formerTable, @Nullable String column,
		@Nullable String formerColumn) {
}
