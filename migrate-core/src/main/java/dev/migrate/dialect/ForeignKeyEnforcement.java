package dev.migrate.dialect;

import java.util.List;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * Switches the enforcement of foreign keys, where a connection has the choice (SQLite). A
 * table that others refer to can only be rebuilt while they are not enforced: dropping
 * the old table would delete the referring rows. The switch does nothing at all inside of
 * a transaction, so who runs a revision has to turn it before one begins.
 * <p>
 * The protocol: rendering throws {@link ForeignKeysEnforcedException}; roll the revision
 * back, remember {@link #violations}, turn enforcement {@link #off}, run the revision
 * again from its start, compare {@code violations} before the commit, and turn it
 * {@link #on} again whatever came of it.
 */
public interface ForeignKeyEnforcement extends ForeignKeySwitch {

	/**
	 * The rows that refer to nothing, of all tables. Possible in a transaction.
	 * @param jdbc access on that connection
	 * @return one line for each table and foreign key, with the number of rows; sorted
	 */
	List<String> violations(JdbcOperations jdbc);

}
