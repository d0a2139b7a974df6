package dev.migrate.autoconfigure;

import javax.sql.DataSource;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Tells whether two data sources are the same in the end, whatever Spring has wrapped
 * around them.
 */
final class DatabaseOf {

	private DatabaseOf() {
	}

	/**
	 * What a data source takes its connections from.
	 * @param dataSource the data source
	 * @return the innermost target
	 */
	static DataSource target(DataSource dataSource) {
		DataSource target = dataSource;
		while (target instanceof DelegatingDataSource delegating && delegating.getTargetDataSource() != null) {
			target = delegating.getTargetDataSource();
		}
		return target;
	}

	static boolean same(DataSource one, DataSource other) {
		return target(one) == target(other);
	}

}
