package dev.migrate.dialect;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * The database that operations are rendered for, as far as there is one. Some operations
 * cannot be rendered from what a revision says alone: a table is rebuilt from what it is
 * (SQLite), a column is restated whole (MySQL).
 */
public interface LiveDatabase {

	/**
	 * Access on the migration's own connection.
	 * @return the access
	 * @throws NeedsDatabaseException if statements are only written, not run
	 */
	JdbcOperations jdbc();

	/**
	 * Whether there is a database.
	 * @return {@code false} if statements are only written, not run
	 */
	default boolean isThere() {
		return true;
	}

	/**
	 * A database that is there.
	 * @param jdbc access on the migration's own connection
	 * @return the live database
	 */
	static LiveDatabase of(JdbcOperations jdbc) {
		return () -> jdbc;
	}

	/**
	 * No database: what needs one is refused.
	 * @return a live database that throws
	 */
	static LiveDatabase none() {
		return new LiveDatabase() {

			@Override
			public JdbcOperations jdbc() {
				throw new NeedsDatabaseException();
			}

			@Override
			public boolean isThere() {
				return false;
			}

		};
	}

}
