package dev.migrate.settings;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Where revisions are, and what stands in their text.
 *
 * @param locations {@code classpath:} or {@code file:} locations, in which
 * {@code {vendor}} stands for the name of the dialect
 * @param failOnMissingLocations whether a location that is not there is an error
 * @param placeholders the values of placeholders in SQL files, by name
 */
public record Sources(List<String> locations, boolean failOnMissingLocations, Map<String, String> placeholders) {

	/** What holds where nothing is said. */
	public static final Sources DEFAULTS = new Sources(List.of("classpath:db/revisions"), true, Map.of());

	public Sources {
		locations = List.copyOf(locations);
		placeholders = Collections.unmodifiableMap(new LinkedHashMap<>(placeholders));
	}

	/**
	 * All but the values of placeholders, which may be secrets.
	 */
	@Override
	public String toString() {
		return "Sources[locations=" + this.locations + ", failOnMissingLocations=" + this.failOnMissingLocations
				+ ", placeholders=" + this.placeholders.keySet() + "]";
	}

	/**
	 * On which sources are set.
	 *
	 * @param <B> what it is
	 */
	public interface Settable<B> {

		/**
		 * Change the sources as a whole.
		 * @param change makes those that are to hold of those that hold so far
		 * @return this
		 */
		B sources(UnaryOperator<Sources> change);

		/**
		 * Say where revisions are.
		 * @param locations {@code classpath:} or {@code file:} locations, in which
		 * {@code {vendor}} stands for the name of the dialect;
		 * {@code classpath:db/revisions} if not set
		 * @return this
		 */
		default B locations(String... locations) {
			return locations(List.of(locations));
		}

		/**
		 * Say where revisions are.
		 * @param locations {@code classpath:} or {@code file:} locations, in which
		 * {@code {vendor}} stands for the name of the dialect;
		 * {@code classpath:db/revisions} if not set
		 * @return this
		 */
		default B locations(List<String> locations) {
			return sources((sources) -> new Sources(locations, sources.failOnMissingLocations, sources.placeholders));
		}

		/**
		 * Say whether a location that is not there is an error.
		 * @param failOnMissingLocations whether it is; {@code true} if not set
		 * @return this
		 */
		default B failOnMissingLocations(boolean failOnMissingLocations) {
			return sources((sources) -> new Sources(sources.locations, failOnMissingLocations, sources.placeholders));
		}

		/**
		 * Say what takes the place of <code>${name}</code> in SQL files.
		 * @param placeholders the values, by name; none if not set
		 * @return this
		 */
		default B placeholders(Map<String, String> placeholders) {
			return sources((sources) -> new Sources(sources.locations, sources.failOnMissingLocations, placeholders));
		}

	}

}
