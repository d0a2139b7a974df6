package dev.migrate.test;

import java.util.List;

import javax.sql.DataSource;

import dev.migrate.MigrationResult;
import dev.migrate.Migrator;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The database of one test, at the revision that {@link MigrationTest#from()} says. It is
 * dropped when the test is over.
 */
public final class MigrationDatabase {

	private final Migrator migrator;

	private final List<String> from;

	private final String to;

	MigrationDatabase(Migrator migrator, String to) {
		this.migrator = migrator;
		this.from = migrator.current();
		this.to = to;
	}

	/**
	 * The database.
	 * @return a data source without a pool
	 */
	public DataSource dataSource() {
		return this.migrator.dataSource();
	}

	/**
	 * Ask the database, or change what is in it.
	 * @return a client of the data source
	 */
	public JdbcClient jdbc() {
		return JdbcClient.create(dataSource());
	}

	/**
	 * What leads to other revisions than those of the annotation, and can be asserted
	 * about.
	 * @return the migrator
	 */
	public Migrator migrator() {
		return this.migrator;
	}

	/**
	 * Upgrade to {@link MigrationTest#to()}.
	 * @return what was done
	 */
	public MigrationResult upgrade() {
		return this.migrator.upgrade(this.to);
	}

	/**
	 * Downgrade to where the test began: what is built on that is undone.
	 * @return what was done
	 */
	public MigrationResult downgrade() {
		return this.migrator
			.downgrade(this.from.isEmpty() ? new String[] { "base" } : this.from.toArray(String[]::new));
	}

}
