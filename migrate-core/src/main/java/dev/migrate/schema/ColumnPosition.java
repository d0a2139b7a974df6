package dev.migrate.schema;

/**
 * A place beside something that is there: a column of a table, a value of an enum.
 *
 * @param before whether it is before, else after
 * @param neighbour the name of what is there
 */
public record ColumnPosition(boolean before, String neighbour) {
}
