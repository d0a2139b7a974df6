package dev.migrate.start;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import dev.migrate.script.LocationListing;
import dev.migrate.settings.MigratorSettings;

import org.springframework.core.io.ResourceLoader;

/**
 * Stands for all that decides what a start does before it has looked at a revision or at
 * the database. Two starts with one listing have the same revisions and lead to the same
 * place. It has to be made before the revisions are read, so that a file that comes in
 * between is in neither.
 *
 * @param text the text that stands for it; empty if nothing can be said
 */
record Listing(String text) {

	/** Is raised when revisions are read in another way. */
	private static final String VERSION = "3\n";

	/** Nothing can be said. */
	static final Listing NONE = new Listing("");

	/**
	 * List what there is now in the locations.
	 * @param settings what is set
	 * @param resourceLoader finds what is on the class path
	 */
	static Listing of(MigratorSettings settings, ResourceLoader resourceLoader, String dialect) {
		return of(settings, dialect, list(settings, resourceLoader, dialect));
	}

	static Optional<LocationListing> list(MigratorSettings settings, ResourceLoader resourceLoader, String dialect) {
		return LocationListing.of(settings.sources().locations(), dialect, resourceLoader.getClassLoader());
	}

	static Listing of(MigratorSettings settings, String dialect, Optional<LocationListing> listed) {
		return listed.isEmpty() ? NONE
				: new Listing(new StringBuilder(VERSION).append(dialect)
					.append('\n')
					.append(settings.goal().target())
					.append('\n')
					.append(listed.get().digest())
					.toString());
	}

	/**
	 * Take the digest of the listing and of what the database is at.
	 * @param rows the rows of the version table
	 * @return 16 hexadecimal digits; empty if nothing can be said
	 */
	String with(List<String> rows) {
		if (this.text.isEmpty() || rows.isEmpty()) {
			return "";
		}
		List<String> sorted = new ArrayList<>(rows);
		Collections.sort(sorted);
		StringBuilder all = new StringBuilder(this.text);
		for (String row : sorted) {
			all.append('\n').append(row.length()).append('\n').append(row);
		}
		return LocationListing.digest(all.toString());
	}

}
