package dev.migrate.script;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Finds the files of a location, recursively.
 */
interface LocationSearch {

	/**
	 * Find the files.
	 * @param location the location
	 * @return all files there in any order, or empty if there is no such location
	 * @throws IOException if it is there and cannot be searched
	 */
	Optional<List<RevisionFile>> find(Location location) throws IOException;

}
