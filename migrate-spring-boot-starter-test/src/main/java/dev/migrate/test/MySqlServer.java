package dev.migrate.test;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Databases of MySQL and MariaDB, which cannot be copied. They have the character set of
 * the one beside which they are made.
 */
final class MySqlServer extends DatabaseServer {

	private static final Pattern URL = Pattern.compile("(?s)(jdbc:(mysql|mariadb):[^?]*?//[^/?]*/)([^/?]*)(\\?.*)?");

	private final String before;

	private final String after;

	private MySqlServer(Matcher url, String user, String password) {
		super(url.group(2).equals("mysql") ? "MySQL" : "MariaDB", url.group(), user, password);
		this.before = url.group(1);
		this.after = (url.group(4) != null) ? url.group(4) : "";
	}

	static Optional<DatabaseServer> from(String url, String user, String password) {
		Matcher matcher = URL.matcher(url);
		return matcher.matches() ? Optional.of(new MySqlServer(matcher, user, password)) : Optional.empty();
	}

	@Override
	String url(String database) {
		return this.before + database + this.after;
	}

	@Override
	void makeEmpty(String database) {
		Map<String, Object> like = jdbc(dataSource())
			.queryForMap("select @@character_set_database as characters, @@collation_database as collation");
		jdbc(dataSource()).execute("create database " + database + " character set " + like.get("characters")
				+ " collate " + like.get("collation"));
	}

	@Override
	boolean copies() {
		return false;
	}

	@Override
	Template freeze(String database) {
		throw new IllegalStateException("Databases of " + product() + " cannot be copied");
	}

	@Override
	void remove(String database) {
		jdbc(dataSource()).execute("drop database if exists " + database);
	}

}
