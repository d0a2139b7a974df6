package dev.migrate.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.springframework.jdbc.core.JdbcOperations;

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

	/**
	 * How all that is in a database is found, whoever has made it, but for what the
	 * database itself has brought along, and dropped again.
	 *
	 * @param query gives kind and name of each object, the kind in any case and as DROP
	 * has it, the name as a statement has it: in all schemas, where those belong to one
	 * database, else in the current one
	 * @param perSchema what is put behind the query to look at one more schema, with a
	 * place for its name; empty where the query looks at all
	 * @param kinds the kinds in lower case, in an order in which they can be dropped
	 * @param cascading those of them that take with them what depends on them, if told to
	 */
	record StoredObjectFacts(String query, String perSchema, List<String> kinds, Set<String> cascading) {

		public StoredObjectFacts {
			kinds = List.copyOf(kinds);
			cascading = Set.copyOf(cascading);
		}

	}

	/**
	 * Switches the enforcement of foreign keys, where a connection has the choice.
	 */
	interface ForeignKeySwitch {

		/**
		 * Whether the connection enforces foreign keys.
		 * @param jdbc access on that connection
		 * @return {@code true} if it does
		 */
		boolean isOn(JdbcOperations jdbc);

		/**
		 * Enforce them no longer.
		 * @param jdbc access on that connection, outside of any transaction
		 */
		void off(JdbcOperations jdbc);

		/**
		 * Enforce them again.
		 * @param jdbc access on that connection, outside of any transaction
		 */
		void on(JdbcOperations jdbc);

	}

}
