package dev.migrate.autoconfigure;

import java.util.List;

import javax.sql.DataSource;

import dev.migrate.error.MigrateException;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/**
 * Chooses the {@code DataSource} of the auto-configured migrator.
 */
final class MigrationDataSources {

	private final ListableBeanFactory beanFactory;

	private final ObjectProvider<DataSource> application;

	private final ObjectProvider<DataSource> marked;

	MigrationDataSources(ListableBeanFactory beanFactory, ObjectProvider<DataSource> application,
			ObjectProvider<DataSource> marked) {
		this.beanFactory = beanFactory;
		this.application = application;
		this.marked = marked;
	}

	/**
	 * The marked bean; else the database of the URL; else the application's database with
	 * the user for migrations; else the application's.
	 * @param details what is known about a connection for migrations
	 * @return the data source; one that is made here has no pool and needs no closing
	 * @throws NoMigrationDataSourceException if there is none, or more than one
	 */
	DataSource choose(MigrateConnectionDetails details) {
		DataSource chosen = this.marked.getIfAvailable();
		if (chosen != null) {
			return chosen;
		}
		if (details.getJdbcUrl() != null) {
			return build(DataSourceBuilder.create().url(details.getJdbcUrl()), details);
		}
		DataSource application = this.application.getIfUnique();
		if (application == null) {
			throw missing();
		}
		if (details.getUsername() != null) {
			return build(DataSourceBuilder.derivedFrom(application), details);
		}
		return application;
	}

	private static DataSource build(DataSourceBuilder<?> builder, MigrateConnectionDetails details) {
		builder.type(SimpleDriverDataSource.class);
		builder.username(details.getUsername()).password(details.getPassword());
		String driverClassName = details.getDriverClassName();
		return ((driverClassName != null) ? builder.driverClassName(driverClassName) : builder).build();
	}

	private MigrateException missing() {
		return new NoMigrationDataSourceException(List.of(this.beanFactory.getBeanNamesForType(DataSource.class)));
	}

}
