package dev.migrate.test;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migrate.test.DatabaseServer.Template;

/**
 * Databases of H2 and HSQLDB in the memory of this process, also where the URL leads to a
 * file. H2 writes a script of all that is in one, from which others are made.
 */
final class EmbeddedServer extends DatabaseServer {

	private static final Pattern URL = Pattern
		.compile("(?s)jdbc:(h2|hsqldb):(?!(?:tcp|ssl|zip|res|hsqls?|https?):)([^;]*)(;.*)?");

	/** What is about files, and refused in memory. */
	private static final Set<String> OF_FILES = Set.of("AUTO_SERVER", "AUTO_SERVER_PORT", "IFEXISTS", "FILE_LOCK",
			"CIPHER", "ACCESS_MODE_DATA", "DB_CLOSE_DELAY", "DB_CLOSE_ON_EXIT", "SHUTDOWN");

	private final String product;

	private final String after;

	private EmbeddedServer(Matcher url, String user, String password) {
		super(url.group(1).equals("h2") ? "H2" : "HSQLDB", url.group(), user, password);
		this.product = url.group(1);
		this.after = Stream.of(((url.group(3) != null) ? url.group(3) : "").split(";"))
			.filter((option) -> !option.isBlank() && !OF_FILES.contains(key(option)))
			.map((option) -> ";" + option)
			.collect(Collectors.joining()) + (copies() ? ";DB_CLOSE_DELAY=-1" : "");
	}

	private static String key(String option) {
		return option.replaceAll("=.*", "").strip().toUpperCase(Locale.ROOT);
	}

	static Optional<DatabaseServer> from(String url, String user, String password) {
		Matcher matcher = URL.matcher(url);
		return matcher.matches() ? Optional.of(new EmbeddedServer(matcher, user, password)) : Optional.empty();
	}

	/**
	 * What the database is called beside which they are made says nothing, as they lie in
	 * memory.
	 */
	@Override
	String key() {
		return user() + " " + url("");
	}

	@Override
	String url(String database) {
		return "jdbc:" + this.product + ":mem:" + database + this.after;
	}

	@Override
	void makeEmpty(String database) {
		// The first connection makes it
	}

	@Override
	boolean copies() {
		return this.product.equals("h2");
	}

	@Override
	Template freeze(String database) {
		List<String> script = jdbc(dataSource(database)).queryForList("script", String.class);
		drop(database);
		return (copy) -> {
			try (Connection connection = dataSource(copy).getConnection();
					Statement statement = connection.createStatement()) {
				for (String line : script) {
					statement.execute(line);
				}
			}
			catch (SQLException ex) {
				throw new IllegalStateException("Copying a database of H2 failed: " + ex.getMessage(), ex);
			}
		};
	}

	@Override
	void remove(String database) throws SQLException {
		jdbc(dataSource(database)).execute("shutdown");
	}

}
