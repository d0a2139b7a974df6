package dev.migrate.schema;

/**
 * A view, materialized or not, or a foreign table (PostgreSQL).
 *
 * @param name the name
 * @param definition the query, in the database's own spelling; empty for a foreign table
 */
public record View(TableName name, String definition) {
}
