package dev.migrate.autoconfigure;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

import dev.migrate.error.RunLog;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.jdbc.EmbeddedDatabaseConnection;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.sql.autoconfigure.init.SqlInitializationProperties;
import org.springframework.boot.sql.init.DatabaseInitializationMode;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Warns about an application that has both migrations and {@code schema.sql} or
 * {@code data.sql}: those run on each start, after the migrations, and no revision knows
 * of what they change.
 */
class SqlInitializationCheck implements SmartInitializingSingleton {

	private static final Logger logger = RunLog.of(SqlInitializationCheck.class);

	private final ObjectProvider<SqlInitializationProperties> properties;

	private final ObjectProvider<JdbcConnectionDetails> connectionDetails;

	private final PathMatchingResourcePatternResolver resources;

	SqlInitializationCheck(ObjectProvider<SqlInitializationProperties> properties,
			ObjectProvider<JdbcConnectionDetails> connectionDetails, @Nullable ClassLoader classLoader) {
		this.properties = properties;
		this.connectionDetails = connectionDetails;
		this.resources = new PathMatchingResourcePatternResolver(classLoader);
	}

	@Override
	public void afterSingletonsInstantiated() {
		this.properties.ifUnique(this::check);
	}

	private void check(SqlInitializationProperties properties) {
		List<String> scripts = runs(properties) ? scripts(properties) : List.of();
		if (!scripts.isEmpty()) {
			logger.warn("{} run on each start, after the migrations, and no revision knows what they change. "
					+ "Make revisions of them, or set 'spring.sql.init.mode' to 'never'.", scripts);
		}
	}

	private boolean runs(SqlInitializationProperties properties) {
		DatabaseInitializationMode mode = properties.getMode();
		return mode == DatabaseInitializationMode.ALWAYS || (mode == DatabaseInitializationMode.EMBEDDED && embedded());
	}

	private boolean embedded() {
		JdbcConnectionDetails details = this.connectionDetails.getIfUnique();
		return details == null
				|| EmbeddedDatabaseConnection.isEmbedded(details.getDriverClassName(), details.getJdbcUrl());
	}

	private List<String> scripts(SqlInitializationProperties properties) {
		String platform = properties.getPlatform();
		return Stream
			.concat(locations(properties.getSchemaLocations(), "schema", platform),
					locations(properties.getDataLocations(), "data", platform))
			.filter(this::exists)
			.toList();
	}

	private static Stream<String> locations(@Nullable List<String> locations, String name, String platform) {
		return (locations != null) ? locations.stream().map((location) -> location.replaceFirst("^optional:", ""))
				: Stream.of("classpath*:" + name + "-" + platform + ".sql", "classpath*:" + name + ".sql");
	}

	private boolean exists(String location) {
		try {
			return Stream.of(this.resources.getResources(location)).anyMatch(Resource::exists);
		}
		catch (IOException ex) {
			// Whoever runs the scripts will say so
			return false;
		}
	}

}
