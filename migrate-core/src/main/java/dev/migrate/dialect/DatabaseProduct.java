package dev.migrate.dialect;

import java.sql.SQLException;

/**
 * What a driver, and the database behind it, say of themselves.
 */
public interface DatabaseProduct {

	/**
	 * The product as the driver names it.
	 * @return the name, such as {@code PostgreSQL}; other databases that speak the same
	 * protocol have the same name
	 */
	String name();

	/**
	 * The version as the driver has it.
	 * @return the text
	 */
	String version();

	/**
	 * Ask the database. It is not asked as long as it is enough to know what the driver
	 * says: as long as nothing is changed.
	 * @param sql a query for one text
	 * @return the answer; empty if the database is not asked
	 * @throws SQLException if the database does not answer
	 */
	String answer(String sql) throws SQLException;

	/**
	 * Whether the driver names the product so.
	 * @param names names, in any case
	 * @return whether one of them is its name
	 */
	default boolean isCalled(String... names) {
		for (String name : names) {
			if (name.equalsIgnoreCase(name())) {
				return true;
			}
		}
		return false;
	}

}
