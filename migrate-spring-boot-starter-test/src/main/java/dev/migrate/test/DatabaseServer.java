package dev.migrate.test;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import javax.sql.DataSource;

import dev.migrate.error.RunLog;
import org.slf4j.Logger;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.StringUtils;

/**
 * Where databases can be made beside the one that a URL leads to. Whatever is left of
 * them goes when the JVM ends.
 */
abstract class DatabaseServer {

	private static final Logger logger = RunLog.of(DatabaseServer.class);

	private static final String RUN = UUID.randomUUID().toString().substring(0, 8);

	private static final Map<String, DatabaseServer> KNOWN = new ConcurrentHashMap<>();

	private static final AtomicInteger databases = new AtomicInteger();

	private final String product;

	private final String url;

	private final String user;

	private final String password;

	private final Set<String> made = ConcurrentHashMap.newKeySet();

	DatabaseServer(String product, String url, String user, String password) {
		this.product = product;
		this.url = url;
		this.user = user;
		this.password = password;
	}

	private DatabaseServer begin() {
		Runtime.getRuntime().addShutdownHook(new Thread(() -> List.copyOf(this.made).forEach(this::drop)));
		return this;
	}

	/**
	 * Two with the same are one: what a template was made in serves both.
	 */
	String key() {
		return this.user + " " + this.url;
	}

	final String user() {
		return this.user;
	}

	/**
	 * Find out from a URL. The same one is given out for what is the same to whoever
	 * makes databases.
	 * @return the server, or empty if none can be made there
	 */
	static Optional<DatabaseServer> of(String url, String user, String password) {
		return read(url, user, password).map((server) -> KNOWN.computeIfAbsent(server.key(), (key) -> server.begin()));
	}

	private static Optional<DatabaseServer> read(String url, String user, String password) {
		return Stream
			.of(EmbeddedServer.from(url, user, password), SqliteServer.from(url, user, password),
					NetworkServer.from(url, user, password))
			.flatMap(Optional::stream)
			.findFirst();
	}

	/**
	 * A URL without what might be secret.
	 */
	static String shown(String url) {
		return url.replaceAll("(?s)[?;].*", "").replaceAll("//[^/@]*@", "//");
	}

	/**
	 * A name that no other database has, of any process.
	 */
	String newName() {
		return "migrate_" + RUN + "_" + databases.incrementAndGet();
	}

	String product() {
		return this.product;
	}

	/**
	 * The database that the URL leads to.
	 */
	DataSource dataSource() {
		return connecting(this.url);
	}

	/**
	 * A database of this server, which has no pool.
	 */
	DataSource dataSource(String database) {
		return connecting(url(database));
	}

	private DataSource connecting(String url) {
		return StringUtils.hasLength(this.user) ? new DriverManagerDataSource(url, this.user, this.password)
				: new DriverManagerDataSource(url);
	}

	/**
	 * The URL of a database of this server.
	 */
	abstract String url(String database);

	/**
	 * Make an empty database.
	 */
	final void create(String database) {
		this.made.add(database);
		makeEmpty(database);
	}

	abstract void makeEmpty(String database);

	/**
	 * Whether databases can be copied.
	 */
	abstract boolean copies();

	/**
	 * Make a template of a database, to which nobody may be connected from then on.
	 */
	final Template template(String database) {
		Template template = freeze(database);
		return (copy) -> {
			this.made.add(copy);
			template.copyTo(copy);
		};
	}

	abstract Template freeze(String database);

	/**
	 * Drop a database, if it is there. That one stays is no reason to fail a test.
	 */
	final void drop(String database) {
		if (this.made.remove(database)) {
			try {
				remove(database);
			}
			catch (RuntimeException | SQLException ex) {
				logger.debug("Database '{}' stays", database, ex);
			}
		}
	}

	abstract void remove(String database) throws SQLException;

	JdbcTemplate jdbc(DataSource dataSource) {
		return new JdbcTemplate(dataSource);
	}

	/**
	 * What databases are made from in which the revisions have run already.
	 */
	@FunctionalInterface
	interface Template {

		/**
		 * Make a database.
		 * @param database the name of the new one
		 */
		void copyTo(String database);

	}

}
