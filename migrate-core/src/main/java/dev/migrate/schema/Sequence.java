package dev.migrate.schema;

import org.jspecify.annotations.Nullable;

/**
 * A sequence.
 *
 * @param schema the schema, or {@code null} for the connection's current one
 * @param name the name
 * @param start the first value, or {@code null} for the database's default
 * @param increment the distance, or {@code null} for the database's default
 */
public record Sequence(@Nullable String schema, String name, @Nullable Long start, @Nullable Long increment) {

	/**
	 * Check the name.
	 */
	public Sequence {
		NameChecks.require("name", name);
	}

	/**
	 * With another first value.
	 * @param start the first value
	 * @return a new sequence
	 */
	public Sequence startWith(long start) {
		return new Sequence(this.schema, this.name, start, this.increment);
	}

	/**
	 * With another distance between values; JPA's {@code allocationSize}.
	 * @param increment the distance
	 * @return a new sequence
	 */
	public Sequence incrementBy(long increment) {
		return new Sequence(this.schema, this.name, this.start, increment);
	}

}
