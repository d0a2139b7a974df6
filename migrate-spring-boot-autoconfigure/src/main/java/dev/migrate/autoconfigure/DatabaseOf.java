package dev.migrate.autoconfigure;

import java.sql.SQLException;
import java.util.regex.Pattern;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabase;

/**
 * Tells whether two data sources are the same in the end, whatever is wrapped around
 * them.
 */
final class DatabaseOf {

	/** Each connection has a database of its own. */
	private static final Pattern OWN = Pattern.compile("jdbc:(h2:mem:|sqlite:(:memory:)?)([;?].*)?");

	private DatabaseOf() {
	}

	/**
	 * What a data source takes its connections from.
	 * @param dataSource the data source
	 * @return the innermost target
	 */
	static DataSource target(DataSource dataSource) {
		DataSource target = dataSource;
		for (DataSource next = next(target); next != target; next = next(target)) {
			target = next;
		}
		return target;
	}

	/**
	 * Whether it is a database that Spring has made in this process, with what accounts
	 * that has.
	 */
	static boolean isEmbedded(DataSource dataSource) {
		DataSource each = dataSource;
		while (!(each instanceof EmbeddedDatabase)) {
			DataSource next = next(each);
			if (next == each) {
				return false;
			}
			each = next;
		}
		return true;
	}

	private static DataSource next(DataSource dataSource) {
		if (dataSource instanceof DelegatingDataSource delegating && delegating.getTargetDataSource() != null) {
			return delegating.getTargetDataSource();
		}
		try {
			return dataSource.isWrapperFor(DataSource.class) ? dataSource.unwrap(DataSource.class) : dataSource;
		}
		catch (SQLException ex) {
			// It does not say, so it is what it is
			return dataSource;
		}
	}

	/**
	 * Whether two lead to one database, as far as their URLs tell.
	 */
	static boolean hasOneOf(DataSource one, DataSource other) {
		String url = url(one);
		return same(one, other) || (url != null && url.equals(url(other)) && !OWN.matcher(url).matches());
	}

	private static @Nullable String url(DataSource dataSource) {
		try {
			return DataSourceBuilder.derivedFrom(target(dataSource))
				.type(SimpleDriverDataSource.class)
				.build()
				.getUrl();
		}
		catch (RuntimeException ex) {
			// It has no URL that could be read, whatever it is made of
			return null;
		}
	}

	static boolean same(DataSource one, DataSource other) {
		return target(one) == target(other);
	}

}
