package dev.migrate.test;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.test.DatabaseServer.Template;

/**
 * Databases of PostgreSQL, which copies them itself, and of MySQL and MariaDB, which
 * cannot be copied: those have the character set of the one beside which they are made.
 */
final class NetworkServer extends DatabaseServer {

	private static final Pattern URL = Pattern
		.compile("(?s)(jdbc:(?:(postgresql):(?://[^/?]*/)?|(mysql|mariadb):[^?]*?//[^/?]*/))([^/?]*)(\\?.*)?");

	private final boolean copies;

	private final String before;

	private final String after;

	private NetworkServer(Matcher url, String user, String password) {
		super((url.group(2) != null) ? "PostgreSQL" : url.group(3).equals("mysql") ? "MySQL" : "MariaDB", url.group(),
				user, password);
		this.copies = url.group(2) != null;
		this.before = url.group(1);
		this.after = (url.group(5) != null) ? url.group(5) : "";
	}

	static Optional<DatabaseServer> from(String url, String user, String password) {
		Matcher matcher = URL.matcher(url);
		return matcher.matches() ? Optional.of(new NetworkServer(matcher, user, password)) : Optional.empty();
	}

	@Override
	String url(String database) {
		return this.before + database + this.after;
	}

	@Override
	void makeEmpty(String database) {
		jdbc(dataSource()).execute("create database " + database + (this.copies ? "" : characters()));
	}

	private String characters() {
		Map<String, Object> like = jdbc(dataSource())
			.queryForMap("select @@character_set_database as characters, @@collation_database as collation");
		return " character set " + like.get("characters") + " collate " + like.get("collation");
	}

	@Override
	boolean copies() {
		return this.copies;
	}

	@Override
	Template freeze(String database) {
		if (!this.copies) {
			throw new IllegalStateException("Databases of " + product() + " cannot be copied");
		}
		return (copy) -> jdbc(dataSource()).execute("create database " + copy + " template " + database);
	}

	@Override
	void remove(String database) {
		jdbc(dataSource()).execute("drop database if exists " + database + (this.copies ? " with (force)" : ""));
	}

}
