package dev.migrate.script;

import java.util.List;

/**
 * A place where revisions come from.
 */
@FunctionalInterface
public interface ScriptSource {

	/**
	 * Find the revisions; searches anew each time.
	 * @return the revisions, in the same order each time
	 * @throws dev.migrate.error.MigrateException if something there looks like a revision
	 * and is none
	 */
	List<Script> scripts();

}
