package dev.migrate.test.database;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A running server and the account to use there.
 *
 * @param origin where the server comes from, for the log
 * @param url the JDBC URL of a database that exists, {@code jdbc:x://host:port/database}
 * with or without parameters
 * @param user the user, who may create databases
 * @param password the password
 */
record ServerAddress(String origin, String url, String user, String password) {

	private static final Pattern URL = Pattern.compile("(jdbc:[^:]+://[^/]+/)([^?]*)(.*)");

	ServerAddress {
		if (!URL.matcher(url).matches()) {
			throw new IllegalArgumentException("'url' must be jdbc:x://host:port/database but was '%s'".formatted(url));
		}
	}

	/** The same server's URL with another database in it. */
	String url(String database) {
		Matcher matcher = URL.matcher(this.url);
		return matcher.replaceFirst("$1" + Matcher.quoteReplacement(database) + "$3");
	}

}
