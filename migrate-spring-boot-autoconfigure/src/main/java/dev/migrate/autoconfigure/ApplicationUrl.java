package dev.migrate.autoconfigure;

import java.util.Optional;

import dev.migrate.error.Setting;
import dev.migrate.lang.Internal;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * The URL of the application's database, of which a pool that cannot be made says no more
 * than the class of a driver.
 *
 * @param url the URL, if users have set one
 * @param driver the driver's class, if users have set it
 */
@Internal
public record ApplicationUrl(@Nullable String url, @Nullable String driver) {

	/**
	 * What is wrong with it.
	 * @param failure that of the pool
	 * @return what to throw or to tell in its place, or empty if there is a driver
	 */
	public Optional<MigrationUrlException> explain(Exception failure) {
		if (!StringUtils.hasText(this.url)) {
			return Optional.empty();
		}
		if (!this.url.startsWith("jdbc:")) {
			return Optional.of(MigrationUrlException.ofUrl(this.url, Setting.DATABASE, failure));
		}
		String known = StringUtils.hasText(this.driver) ? this.driver
				: DatabaseDriver.fromJdbcUrl(this.url).getDriverClassName();
		return Optional.ofNullable(known)
			.filter((name) -> !ClassUtils.isPresent(name, null))
			.map((name) -> MigrationUrlException.ofDriver(name, Setting.DATABASE, failure));
	}

}
