package dev.migrate.schema;

import org.jspecify.annotations.Nullable;

/**
 * How the database generates a column's values. Where it has only an auto-increment
 * column, the dialect uses that and refuses options that it cannot keep.
 *
 * @param isAlways whether an insert may not give a value of its own
 * @param start the first value, or {@code null} for the database's default
 * @param increment the distance, or {@code null} for the database's default
 * @param minValue the least value, or {@code null} for the database's default
 * @param maxValue the greatest value, or {@code null} for the database's default
 * @param cycle whether to begin again after the greatest value
 * @param cache how many values a session takes at once, or {@code null} for the default
 */
public record Identity(boolean isAlways, @Nullable Long start, @Nullable Long increment, @Nullable Long minValue,
		@Nullable Long maxValue, boolean cycle, @Nullable Long cache) {

	/**
	 * Generated unless an insert gives a value.
	 * @return the identity
	 */
	public static Identity byDefault() {
		return new Identity(false, null, null, null, null, false, null);
	}

	/**
	 * Always generated.
	 * @return the identity
	 */
	public static Identity always() {
		return new Identity(true, null, null, null, null, false, null);
	}

	/**
	 * Whether values get greater.
	 * @return {@code false} if each is less than the one before
	 */
	public boolean isAscending() {
		return this.increment == null || this.increment > 0;
	}

	/**
	 * The first value, whether that is said or follows from the bounds.
	 * @return the value
	 */
	public long first() {
		if (this.start != null) {
			return this.start;
		}
		Long bound = isAscending() ? this.minValue : this.maxValue;
		return (bound != null) ? bound : isAscending() ? 1 : -1;
	}

	/**
	 * With a first value as the database has it.
	 * @param value the first value
	 * @return this one where that is its first value anyway
	 */
	public Identity startingAt(long value) {
		return (value == first()) ? this : startWith(value);
	}

	/**
	 * With another first value.
	 * @param start the first value
	 * @return a new identity
	 */
	public Identity startWith(long start) {
		return new Identity(this.isAlways, start, this.increment, this.minValue, this.maxValue, this.cycle, this.cache);
	}

	/**
	 * With another distance between values.
	 * @param increment the distance
	 * @return a new identity
	 */
	public Identity incrementBy(long increment) {
		return new Identity(this.isAlways, this.start, increment, this.minValue, this.maxValue, this.cycle, this.cache);
	}

	/**
	 * With bounds.
	 * @param minValue the least value
	 * @param maxValue the greatest value
	 * @return a new identity
	 */
	public Identity between(long minValue, long maxValue) {
		return minValue(minValue).maxValue(maxValue);
	}

	/**
	 * With a lower bound.
	 * @param minValue the least value
	 * @return a new identity
	 */
	public Identity minValue(long minValue) {
		return new Identity(this.isAlways, this.start, this.increment, minValue, this.maxValue, this.cycle, this.cache);
	}

	/**
	 * With an upper bound.
	 * @param maxValue the greatest value
	 * @return a new identity
	 */
	public Identity maxValue(long maxValue) {
		return new Identity(this.isAlways, this.start, this.increment, this.minValue, maxValue, this.cycle, this.cache);
	}

	/**
	 * Beginning again after the greatest value.
	 * @return a new identity
	 */
	public Identity cycling() {
		return new Identity(this.isAlways, this.start, this.increment, this.minValue, this.maxValue, true, this.cache);
	}

	/**
	 * With another number of values that a session takes at once.
	 * @param cache how many values
	 * @return a new identity
	 */
	public Identity cache(long cache) {
		return new Identity(this.isAlways, this.start, this.increment, this.minValue, this.maxValue, this.cycle, cache);
	}

}
