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

	/**
	 * Computed when the row is written, and stored.
	 * @param expression SQL, taken as it is
	 * @return how a column is computed
	 */
	public static Computed stored(String expression) {
		return new Computed(expression, true);
	}

	/**
	 * Computed when the row is read.
	 * @param expression SQL, taken as it is
	 * @return how a column is computed
	 */
	public static Computed virtual(String expression) {
		return new Computed(expression, false);
	}

	/**
	 * Computed as the database does by default.
	 * @param expression SQL, taken as it is
	 * @return how a column is computed
	 */
	public static Computed of(String expression) {
		return new Computed(expression, null);
	}

}
