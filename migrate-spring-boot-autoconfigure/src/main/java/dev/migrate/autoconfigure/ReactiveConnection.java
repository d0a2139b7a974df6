package dev.migrate.autoconfigure;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * How an application gets to its database without JDBC, in JDBC's words. Apart from who
 * asks for it, as its classes are not in every application.
 *
 * @param driver what R2DBC calls the database
 * @param url the URL for JDBC, or {@code null} if none follows
 * @param user the user, empty if there is none
 * @param password the password, empty if there is none
 */
record ReactiveConnection(String driver, @Nullable String url, String user, String password) {

	private static final Map<String, String> BESIDE = Map.of("username", "user", "password", "password", "name",
			"database");

	private static final String DETAILS = "org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails";

	/** JDBC's words for what options say of the connection, by the database. */
	private static final Map<String, Map<String, String>> OPTIONS = Map.of("postgresql",
			Map.of("sslRootCert", "sslrootcert"), "mariadb", Map.of("serverSslCert", "serverSslCert"), "mysql",
			Map.of());

	/**
	 * How JDBC calls the modes of TLS that R2DBC has, by the database, whatever their
	 * case and with {@code -} for {@code _}. {@code true} is what {@code ssl=true} means
	 * there.
	 */
	private static final Map<String, Map<String, String>> MODES = Map.of("postgresql",
			Map.of("disable", "disable", "allow", "allow", "prefer", "prefer", "require", "require", "verify-ca",
					"verify-ca", "verify-full", "verify-full", "true", "verify-full"),
			"mariadb",
			Map.ofEntries(Map.entry("disable", "disable"), Map.entry("disabled", "disable"), Map.entry("0", "disable"),
					Map.entry("false", "disable"), Map.entry("trust", "trust"), Map.entry("required", "trust"),
					Map.entry("enable-trust", "trust"), Map.entry("verify-ca", "verify-ca"),
					Map.entry("enable-without-hostname-verification", "verify-ca"),
					Map.entry("verify-full", "verify-full"), Map.entry("verify-identity", "verify-full"),
					Map.entry("1", "verify-full"), Map.entry("true", "verify-full"),
					Map.entry("enable", "verify-full")),
			"mysql", Map.of("disabled", "DISABLED", "preferred", "PREFERRED", "required", "REQUIRED", "verify-ca",
					"VERIFY_CA", "verify-identity", "VERIFY_IDENTITY", "true", "REQUIRED"));

	/**
	 * The connection that a bean tells, which a service connection makes, or the
	 * application, or Spring Boot of its properties; else that of the properties.
	 * @param beanFactory the application's beans
	 * @param environment its properties
	 * @return the connection, or empty if nothing tells it, or what is told is no URL,
	 * whose text may have the password in it
	 */
	static Optional<ReactiveConnection> of(BeanFactory beanFactory, Environment environment) {
		try {
			ConnectionFactoryOptions told = ClassUtils.isPresent(DETAILS, null) ? Details.options(beanFactory) : null;
			return Optional.of(of((told != null) ? told : ofProperties(environment)));
		}
		catch (IllegalArgumentException | IllegalStateException ex) {
			return Optional.empty();
		}
	}

	/**
	 * The beans that tell a connection, if there are several and none goes first.
	 * @param beanFactory the application's beans
	 * @return their names, or empty if it is plain which one tells it
	 */
	static List<String> rivals(ListableBeanFactory beanFactory) {
		return ClassUtils.isPresent(DETAILS, null) ? Details.rivals(beanFactory) : List.of();
	}

	/**
	 * As Spring Boot reads them where it has a bean of its own: what the URL says goes
	 * before what stands beside it.
	 */
	private static ConnectionFactoryOptions ofProperties(Environment environment) {
		ConnectionFactoryOptions url = ConnectionFactoryOptions.parse(environment.getProperty("spring.r2dbc.url", ""));
		ConnectionFactoryOptions.Builder options = url.mutate();
		BESIDE.forEach((name, said) -> {
			Option<Object> option = Option.valueOf(said);
			String value = environment.getProperty("spring.r2dbc." + name);
			if (StringUtils.hasText(value) && !url.hasOption(option)) {
				options.option(option, value);
			}
		});
		Binder.get(environment)
			.bind("spring.r2dbc.properties", Bindable.mapOf(String.class, String.class))
			.orElse(Map.of())
			.forEach((name, value) -> options.option(Option.valueOf(name), value));
		return options.build();
	}

	/**
	 * A pool and a proxy are drivers, and what they are before stands in the protocol.
	 */
	private static ReactiveConnection of(ConnectionFactoryOptions options) {
		String[] named = (text(options, ConnectionFactoryOptions.DRIVER) + ":"
				+ text(options, ConnectionFactoryOptions.PROTOCOL))
			.replaceFirst("^((pool|proxy):)*", "")
			.split(":", 2);
		String url = "h2".equals(named[0]) ? h2(named[1], options) : server(named[0], options);
		return new ReactiveConnection(named[0], url, text(options, ConnectionFactoryOptions.USER),
				text(options, ConnectionFactoryOptions.PASSWORD));
	}

	/**
	 * A database in memory ends with its last connection, and the application's have not
	 * begun.
	 */
	private static @Nullable String h2(String kind, ConnectionFactoryOptions options) {
		String database = text(options, ConnectionFactoryOptions.DATABASE);
		return switch (kind.replace(":", "")) {
			case "mem" -> "jdbc:h2:mem:" + database + ";DB_CLOSE_DELAY=-1";
			case "file" -> "jdbc:h2:file:" + database;
			case "tcp", "ssl" -> "jdbc:h2:" + kind + ":" + address(options) + database;
			default -> null;
		};
	}

	private static @Nullable String server(String driver, ConnectionFactoryOptions options) {
		Map<String, String> modes = MODES.get(driver);
		if (modes == null || text(options, ConnectionFactoryOptions.HOST).isEmpty()) {
			return null;
		}
		String asked = tls(options);
		String mode = modes.get(asked);
		if (mode == null && !asked.isEmpty()) {
			return null;
		}
		Map<String, String> words = new TreeMap<>();
		OPTIONS.getOrDefault(driver, Map.of())
			.forEach((option, word) -> words.put(word, text(options, Option.valueOf(option))));
		if ("postgresql".equals(driver)) {
			words.put("sslmode", Objects.requireNonNullElse(mode, ""));
			postgresql(words, options);
		}
		else {
			words.put("sslMode", Objects.requireNonNullElse(mode, ""));
		}
		words.values().removeIf(String::isEmpty);
		String query = words.entrySet()
			.stream()
			.map((each) -> each.getKey() + "=" + encoded(driver, each.getValue()))
			.collect(Collectors.joining("&"));
		return "jdbc:" + driver + ":" + address(options)
				+ encoded(driver, text(options, ConnectionFactoryOptions.DATABASE))
				+ (query.isEmpty() ? "" : "?" + query);
	}

	/** The mode goes before the plain answer, as it does in the drivers of R2DBC. */
	private static String tls(ConnectionFactoryOptions options) {
		String mode = text(options, Option.valueOf("sslMode"));
		if (mode.isEmpty() && Boolean.parseBoolean(text(options, ConnectionFactoryOptions.SSL))) {
			return "true";
		}
		return mode.toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/**
	 * Its driver for R2DBC checks certificates against those of Java, that for JDBC
	 * against a file at home unless told otherwise. Migrations write, so that of several
	 * hosts theirs is the primary one, whichever the application reads from.
	 */
	private static void postgresql(Map<String, String> words, ConnectionFactoryOptions options) {
		String path = text(options, Option.valueOf("currentSchema"));
		words.put("currentSchema", path.isEmpty() ? text(options, Option.valueOf("schema")) : path);
		if (words.getOrDefault("sslmode", "").startsWith("verify") && words.getOrDefault("sslrootcert", "").isEmpty()) {
			words.put("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
		}
		if (text(options, ConnectionFactoryOptions.HOST).contains(",")) {
			words.put("targetServerType", "primary");
		}
	}

	private static String address(ConnectionFactoryOptions options) {
		String port = text(options, ConnectionFactoryOptions.PORT);
		return "//" + text(options, ConnectionFactoryOptions.HOST) + (port.isEmpty() ? "" : ":" + port) + "/";
	}

	/** MariaDB's driver takes what stands there as it is. */
	private static String encoded(String driver, String text) {
		return "mariadb".equals(driver) ? text : URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
	}

	private static String text(ConnectionFactoryOptions options, Option<?> option) {
		return text(options.getValue(option));
	}

	private static String text(@Nullable Object value) {
		if (value instanceof Supplier<?> supplier) {
			return text(supplier.get());
		}
		if (value instanceof Enum<?> word) {
			return word.name();
		}
		return (value != null) ? value.toString() : "";
	}

	/** Nobody sees the password who sees this. */
	@Override
	public String toString() {
		return this.driver + " at " + this.url;
	}

	/**
	 * Apart, as an application may have R2DBC and not what Spring Boot has for it.
	 */
	private static final class Details {

		static @Nullable ConnectionFactoryOptions options(BeanFactory beanFactory) {
			R2dbcConnectionDetails details = beanFactory.getBeanProvider(R2dbcConnectionDetails.class).getIfUnique();
			return (details != null) ? details.getConnectionFactoryOptions() : null;
		}

		static List<String> rivals(ListableBeanFactory beanFactory) {
			String[] names = beanFactory.getBeanNamesForType(R2dbcConnectionDetails.class);
			return (names.length > 1 && beanFactory.getBeanProvider(R2dbcConnectionDetails.class).getIfUnique() == null)
					? List.of(names) : List.of();
		}

	}

}
