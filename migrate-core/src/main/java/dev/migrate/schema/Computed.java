package dev.migrate.schema;

import org.jspecify.annotations.Nullable;

/**
 * A column whose value the database computes from others.
 *
 * @param expression SQL, taken as it is
 * @param stored whether the value is stored ({@code true}), computed on reading
 * ({@code false}), or as the database does by default ({@code null})
 */
public record Computed(String expression, @Nullable Boolean stored) {
}
