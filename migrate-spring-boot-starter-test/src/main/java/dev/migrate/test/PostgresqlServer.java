package dev.migrate.test;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Databases of PostgreSQL, which copies them itself.
 */
final class PostgresqlServer extends DatabaseServer {

	private static final Pattern URL = Pattern.compile("(?s)(jdbc:postgresql:(?://[^/?]*/)?)([^/?]*)(\\?.*)?");

	private final String before;

	private final String after;

	private PostgresqlServer(Matcher url, String user, String password) {
		super("PostgreSQL", url.group(), user, password);
		this.before = url.group(1);
		this.after = (url.group(3) != null) ? url.group(3) : "";
	}

	static Optional<DatabaseServer> from(String url, String user, String password) {
		Matcher matcher = URL.matcher(url);
		return matcher.matches() ? Optional.of(new PostgresqlServer(matcher, user, password)) : Optional.empty();
	}

	@Override
	String url(String database) {
		return this.before + database + this.after;
	}

	@Override
	void makeEmpty(String database) {
		jdbc(dataSource()).execute("create database " + database);
	}

	@Override
	boolean copies() {
		return true;
	}

	@Override
	Template freeze(String database) {
		return (copy) -> jdbc(dataSource()).execute("create database " + copy + " template " + database);
	}

	@Override
	void remove(String database) {
		jdbc(dataSource()).execute("drop database if exists " + database + " with (force)");
	}

}
