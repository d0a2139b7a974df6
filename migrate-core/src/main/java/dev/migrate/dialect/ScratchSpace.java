package dev.migrate.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Where something can be tried on a database without leaving a trace, and how what was
 * tried is taken away again.
 */
public interface ScratchSpace {

	/**
	 * A place where tables can be created to see what the database makes of them.
	 * @param connection a connection to the database, in autocommit mode
	 * @return the place, or empty where only a database of its own could be one
	 */
	default Optional<Scratch> tables(Connection connection) {
		return Optional.empty();
	}

	/**
	 * An empty database in memory that is set as another one is, and ends when its last
	 * connection does.
	 * @param connection a connection to the other one
	 * @return the URL, or empty where there are no databases in memory
	 * @throws SQLException if the database fails
	 */
	default Optional<String> memoryDatabase(Connection connection) throws SQLException {
		return Optional.empty();
	}

	/**
	 * How a database is emptied in which something was tried.
	 * @return the facts
	 */
	StoredObjectFacts objects();

	/**
	 * What has to be off so that tables can be dropped in any order.
	 * @return the switch, or empty if there is none or it is not needed
	 */
	default Optional<ForeignKeySwitch> foreignKeys() {
		return Optional.empty();
	}

}
