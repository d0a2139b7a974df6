package dev.migrate.schema;

/**
 * A view, materialized or not.
 *
 * @param name the name
 * @param definition the query, in the database's own spelling
 */
public record View(TableName name, String definition) {
}
