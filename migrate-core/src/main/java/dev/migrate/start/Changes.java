package dev.migrate.start;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import dev.migrate.lang.Internal;
import dev.migrate.plan.Step;
import dev.migrate.revision.Target;
import dev.migrate.tables.VersionRows;

/**
 * What becomes of the changes that a start decides on: they are made, or written down.
 */
@Internal
public interface Changes {

	/**
	 * Upgrade to targets.
	 * @param rows what the database is at, with nothing that forbids it
	 * @return the steps that this process has taken
	 */
	List<Step> upgrade(Connection connection, VersionRows rows, List<Target> targets) throws SQLException;

	/**
	 * Downgrade to targets.
	 * @param rows what the database is at, with nothing that forbids it
	 * @return the steps that this process has taken
	 */
	List<Step> downgrade(Connection connection, VersionRows rows, List<Target> targets, List<String> order)
			throws SQLException;

}
