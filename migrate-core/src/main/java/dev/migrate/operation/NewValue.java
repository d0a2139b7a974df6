package dev.migrate.operation;

import org.jspecify.annotations.Nullable;

/**
 * A value that is set or taken away, where {@code null} alone would mean "not touched".
 *
 * @param value the value, or {@code null} for none
 * @param <T> type of the value
 */
public record NewValue<T>(@Nullable T value) {
}
