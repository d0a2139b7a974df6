package dev.migrate.autoconfigure;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.error.Advice;
import dev.migrate.error.MigrateException;
import dev.migrate.error.Quoted;
import dev.migrate.error.Setting;
import org.jspecify.annotations.Nullable;

/**
 * There is no driver for the URL of migrations. The message has no more of it than which
 * database it names: there may be a password in the rest. Nothing has been connected to.
 */
public final class MigrationUrlException extends MigrateException {

	private static final Pattern DATABASE = Pattern.compile("jdbc:[\\w+.-]+:");

	private MigrationUrlException(String description, Advice advice, @Nullable Exception cause) {
		super(description, advice, cause);
	}

	static MigrationUrlException ofUrl(String url) {
		return ofUrl(url, Setting.URL, null);
	}

	/**
	 * No driver is known for what the URL begins with.
	 * @param setting where users have set it
	 */
	static MigrationUrlException ofUrl(String url, Setting setting, @Nullable Exception cause) {
		Matcher database = DATABASE.matcher(url);
		String begins = database.lookingAt() ? "begins with '" + database.group() + "', which no known driver takes"
				: "does not begin with 'jdbc:' and the name of a database";
		return new MigrationUrlException("The URL of the database to migrate " + begins + ".",
				Advice.of(setting.toBe("the URL as the driver wants it, such as 'jdbc:postgresql://host/database'"))
					.and("."),
				cause);
	}

	static MigrationUrlException ofDriver(String driver) {
		return ofDriver(driver, Setting.URL, null);
	}

	/**
	 * The driver is not there.
	 * @param setting where users have set the URL
	 */
	static MigrationUrlException ofDriver(String driver, Setting setting, @Nullable Exception cause) {
		return new MigrationUrlException(
				"The JDBC driver '" + Quoted.visible(driver) + "' of the database to migrate is not on the class path.",
				Advice.of("Add its dependency, or ")
					.and(setting.toBe("the URL of a database whose driver is there"))
					.and("."),
				cause);
	}

}
