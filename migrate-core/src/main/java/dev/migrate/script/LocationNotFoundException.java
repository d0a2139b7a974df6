package dev.migrate.script;

import java.util.List;
import java.util.stream.Collectors;

import dev.migrate.error.Advice;
import dev.migrate.error.Command;
import dev.migrate.error.MigrateException;
import dev.migrate.error.Setting;

/**
 * Locations of revisions do not exist.
 */
public final class LocationNotFoundException extends MigrateException {

	private final List<String> locations;

	LocationNotFoundException(List<String> locations) {
		super("There is nothing at " + names(locations) + ", where revisions were to be found.", Advice
			.of("Begin with ")
			.and(Command.INIT.run())
			.and(" and a first revision there (for 'classpath:db/revisions': a class in the package db.revisions, or "
					+ "an SQL file in src/main/resources/db/revisions), ")
			.and(Setting.LOCATIONS.toBe("where they are"))
			.and(", or ")
			.and(Setting.FAIL_ON_MISSING_LOCATIONS.to(false))
			.and("."));
		this.locations = List.copyOf(locations);
	}

	private static String names(List<String> locations) {
		return locations.stream().collect(Collectors.joining("', '", "'", "'"));
	}

	/**
	 * The locations that do not exist.
	 * @return the locations as they were given, in order
	 */
	public List<String> locations() {
		return this.locations;
	}

}
