package dev.migrate.autoconfigure;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeanWrapper;
import org.springframework.beans.BeanWrapperImpl;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabase;
import org.springframework.util.ObjectUtils;

/**
 * Tells whether two data sources are the same in the end, whatever is wrapped around
 * them.
 */
final class DatabaseOf {

	/** Each connection has a database of its own. */
	private static final Pattern OWN = Pattern.compile("jdbc:(h2:mem:|sqlite:(:memory:)?)([;?].*)?");

	/**
	 * What pools and drivers are told, besides a URL and an account, that may lead names
	 * without a schema elsewhere.
	 */
	private static final List<String> LEADING = List.of("catalog", "connectionInitSql", "connectionInitSqls",
			"connectionProperties", "currentSchema", "dataSourceProperties", "defaultCatalog", "defaultSchema",
			"initSQL", "options", "schema");

	private DatabaseOf() {
	}

	/**
	 * What a data source takes its connections from.
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
	 * Whether two lead to one database, and there to one schema, as far as what they are
	 * told says. In doubt they do not: an account or a pool may have a schema of its own.
	 */
	static boolean hasOneOf(DataSource one, DataSource other) {
		if (same(one, other)) {
			return true;
		}
		Map<String, Object> told = told(one);
		return told.containsKey("url") && !OWN.matcher(String.valueOf(told.get("url"))).matches()
				&& told.equals(told(other));
	}

	private static Map<String, Object> told(DataSource dataSource) {
		Map<String, Object> told = new HashMap<>();
		try {
			DataSource target = target(dataSource);
			if (isPlain(dataSource)) {
				SimpleDriverDataSource derived = DataSourceBuilder.derivedFrom(target)
					.type(SimpleDriverDataSource.class)
					.build();
				BeanWrapper bean = new BeanWrapperImpl(target);
				LEADING.stream()
					.filter(bean::isReadableProperty)
					.forEach((name) -> put(told, name, bean.getPropertyValue(name)));
				put(told, "url", derived.getUrl());
				put(told, "user", derived.getUsername());
			}
			return told;
		}
		catch (RuntimeException ex) {
			// It has no URL that could be read, whatever it is made of
			return Map.of();
		}
	}

	private static void put(Map<String, Object> told, String name, @Nullable Object value) {
		if (value != null && !ObjectUtils.isEmpty(value)) {
			told.put(name, value);
		}
	}

	/**
	 * Whether nothing stands between that makes something else of a connection.
	 */
	private static boolean isPlain(DataSource dataSource) {
		DataSource next = next(dataSource);
		return next == dataSource || ((dataSource instanceof LazyConnectionDataSourceProxy
				|| dataSource instanceof TransactionAwareDataSourceProxy) && isPlain(next));
	}

	static boolean same(DataSource one, DataSource other) {
		return target(one) == target(other);
	}

}
