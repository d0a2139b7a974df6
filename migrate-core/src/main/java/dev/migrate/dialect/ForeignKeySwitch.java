package dev.migrate.dialect;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * Switches the enforcement of foreign keys, where a connection has the choice.
 */
public interface ForeignKeySwitch {

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
