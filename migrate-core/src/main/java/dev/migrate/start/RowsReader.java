package dev.migrate.start;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

import dev.migrate.connect.Patience;
import dev.migrate.error.RunLog;
import dev.migrate.tables.MigrationTables;
import dev.migrate.tables.VersionRows;
import dev.migrate.tables.VersionTableLockedException;

/**
 * Reads where a database is, with one query where our tables are there. A lock on the
 * version table is waited for as long as for the migration lock.
 *
 * @param tables our tables
 * @param lockTimeout how long that is
 */
record RowsReader(MigrationTables tables, Duration lockTimeout) {

	private static final Duration PAUSE = Duration.ofMillis(200);

	private static final int LONGEST_SECONDS = 10;

	VersionRows read(Connection connection) throws SQLException {
		try {
			return this.tables.readWithDigest(connection, limit(this.lockTimeout));
		}
		catch (VersionTableLockedException ex) {
			return await(connection, ex);
		}
	}

	private VersionRows await(Connection connection, VersionTableLockedException first) throws SQLException {
		Patience.Wait wait = Patience.steady(this.lockTimeout, PAUSE).begin();
		VersionTableLockedException failure = first;
		while (wait.pause()) {
			if (wait.isReportDue()) {
				RunLog.logger.info("{} Waiting since {} seconds", failure.description(), wait.waited().toSeconds());
			}
			try {
				return this.tables.readWithDigest(connection, limit(wait.left()));
			}
			catch (VersionTableLockedException ex) {
				failure = ex;
			}
		}
		throw failure;
	}

	/** The seconds of one query, so that it does not outlive the time there is. */
	private static int limit(Duration left) {
		return (int) Math.max(1, Math.min(left.toSeconds(), LONGEST_SECONDS));
	}

}
