package dev.migrate.autoconfigure;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.regex.Pattern;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/**
 * The database of another data source, with an account of its own. Where that one does
 * not give its URL away, a connection of it does, when the first one is needed: until
 * then the database may not be up.
 */
final class DerivedDataSource extends AbstractDataSource {

	/**
	 * The account of the application, which a driver leaves in the URL or masks there.
	 */
	private static final Pattern ACCOUNT = Pattern.compile("(?<=[?&;])(user|username|password)=[^&;]*[&;]?",
			Pattern.CASE_INSENSITIVE);

	private final DataSource from;

	private final String user;

	private final @Nullable String password;

	private volatile @Nullable DataSource derived;

	private DerivedDataSource(DataSource from, String user, @Nullable String password) {
		this.from = from;
		this.user = user;
		this.password = password;
	}

	/**
	 * Derive.
	 * @param user the account
	 * @param driver the driver's class, or {@code null} for the one that the URL tells
	 * @return another data source, which has no pool
	 */
	static DataSource of(DataSource from, String user, @Nullable String password, @Nullable String driver) {
		DataSource target = DatabaseOf.target(from);
		try {
			DataSourceBuilder<SimpleDriverDataSource> builder = DataSourceBuilder.derivedFrom(target)
				.type(SimpleDriverDataSource.class)
				.username(user)
				.password(password);
			SimpleDriverDataSource derived = ((driver != null) ? builder.driverClassName(driver) : builder).build();
			if (derived.getUrl() != null && derived.getDriver() != null) {
				return derived;
			}
		}
		catch (RuntimeException ex) {
			// It has no URL that could be read, whatever it is made of
		}
		return new DerivedDataSource(target, user, password);
	}

	@Override
	public Connection getConnection() throws SQLException {
		DataSource known = this.derived;
		if (known == null) {
			known = derive();
			this.derived = known;
		}
		return known.getConnection();
	}

	@Override
	public Connection getConnection(String username, String password) throws SQLException {
		return getConnection();
	}

	private DataSource derive() throws SQLException {
		String url = url();
		if (url == null) {
			throw NoMigrationDataSourceException.withoutUrl(this.from.getClass().getName());
		}
		try {
			return DataSourceBuilder.create()
				.type(SimpleDriverDataSource.class)
				.url(ACCOUNT.matcher(url).replaceAll(""))
				.username(this.user)
				.password(this.password)
				.build();
		}
		catch (RuntimeException ex) {
			throw NoMigrationDataSourceException.withoutUrl(this.from.getClass().getName());
		}
	}

	private @Nullable String url() throws SQLException {
		try (Connection connection = this.from.getConnection()) {
			return connection.getMetaData().getURL();
		}
	}

}
