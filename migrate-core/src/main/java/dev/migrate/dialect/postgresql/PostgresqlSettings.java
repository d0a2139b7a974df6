package dev.migrate.dialect.postgresql;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import dev.migrate.dialect.SessionSettings;
import dev.migrate.dialect.standard.JdbcSession;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a session of PostgreSQL: those that a migration makes, and what they
 * were before, so that a pooled connection is given back as it was.
 */
final class PostgresqlSettings {

	/** How long a statement waits for a lock if nothing else is said. */
	static final Duration LOCK_TIMEOUT = Duration.ofSeconds(2);

	private static final List<String> DECISIVE = List.of("search_path", "role", "session_authorization",
			"session_replication_role", "row_security", "check_function_bodies", "standard_conforming_strings",
			"backslash_quote", "transform_null_equals", "xmloption", "xmlbinary", "bytea_output", "datestyle",
			"intervalstyle", "timezone", "client_encoding", "extra_float_digits", "default_tablespace",
			"default_table_access_method", "temp_tablespaces", "default_transaction_isolation",
			"default_transaction_read_only", "default_transaction_deferrable", "default_toast_compression",
			"lock_timeout", "statement_timeout", "idle_session_timeout", "idle_in_transaction_session_timeout");

	private static final String USER = "session_authorization";

	private static final String ROLE = "role";

	/**
	 * Asks for what is set in the session: name, value, and the value after a reset. The
	 * user comes first, as with another one the role is lost, and others may be refused.
	 */
	static final String NOW = """
			select 'session_authorization', pg_catalog.current_setting('session_authorization'), ''
			union all select name, setting, reset_val from pg_catalog.pg_settings where source = 'session'
			union all select 'role', pg_catalog.current_setting('role'), 'none'""";

	/**
	 * What decides how a statement is read and run, which takes the server a fraction of
	 * the time of {@link #NOW}: that reads all its settings to find those of the session.
	 */
	private static final String BRIEFLY = "pg_catalog.string_agg(pg_catalog.current_setting(name, true), "
			+ "pg_catalog.chr(10))";

	private static final String DECISIVE_NAMES = " from pg_catalog.unnest(array['" + String.join("', '", DECISIVE)
			+ "']) s (name)";

	// Asked one by one, as the view shows all settings of the server to find nine.
	// Servers on Windows know the last one but refuse every value of it
	private static final String SETTABLE = """
			select s.name from pg_catalog.unnest(array['%s']) s (name)
			where pg_catalog.current_setting(s.name, true) is not null
				and (s.name <> 'client_connection_check_interval'
				or pg_catalog.version() !~* 'visual c|mingw|msvc')""";

	private static final String PATH = "search_path";

	private static final int MAX_NAME_BYTES = 63;

	private final SessionSettings settings;

	private final JdbcSession.Query query;

	/** The answer to {@link #BRIEFLY} where nothing has been changed. */
	private String briefly = "";

	private final Map<String, String> before = new LinkedHashMap<>();

	/** What was set for the session; {@code null} if nothing was. */
	private final @Nullable String pathBefore;

	/**
	 * What makes those of a migration that this server knows, for the transaction or not.
	 */
	private final Map<Boolean, String> settable = new HashMap<>();

	/**
	 * Remember what is set.
	 * @param settings what the migration asks for
	 * @param query asks the session
	 * @throws SQLException if the session fails
	 */
	PostgresqlSettings(SessionSettings settings, JdbcSession.Query query) throws SQLException {
		this.settings = settings;
		this.query = query;
		for (List<@Nullable String> row : query.rows(NOW)) {
			this.before.put(String.valueOf(row.get(0)), String.valueOf(row.get(1)));
		}
		this.pathBefore = this.before.get(PATH);
	}

	/**
	 * Take another path as the one from before.
	 * @param path the path; {@code null} for the one that there was when the settings
	 * were read
	 */
	void expectPath(@Nullable String path) {
		String expected = (path != null) ? path : this.pathBefore;
		this.briefly = "";
		if (expected != null) {
			this.before.put(PATH, expected);
		}
		else {
			this.before.remove(PATH);
		}
	}

	/**
	 * The statement that makes the settings of a migration. Which ones the server knows
	 * is asked once.
	 * @param local whether they end with the transaction
	 * @param path the path of schemas to be set as well; {@code null} for none
	 * @return a query whose parameter is what the server is to show of the session, and
	 * whose last column tells which schema the path leads to
	 */
	String statement(boolean local, @Nullable String path) throws SQLException {
		return "select " + made(local, path);
	}

	/**
	 * The same until the transaction ends, behind a look at how decisive ones have been.
	 * @param first is evaluated between both
	 * @return a query with the same parameter, whose first column is what
	 * {@link #isBrieflyChanged} compares, and the next what was to be evaluated
	 */
	String statementBehindLook(String first, @Nullable String path) throws SQLException {
		return "select " + BRIEFLY + ", " + first + ", " + made(true, path) + DECISIVE_NAMES;
	}

	private String made(boolean local, @Nullable String path) throws SQLException {
		if (this.settable.isEmpty()) {
			Map<String, String> wanted = wanted();
			Set<String> names = new HashSet<>();
			this.query.rows(SETTABLE.formatted(String.join("', '", wanted.keySet())))
				.forEach((row) -> names.add(String.valueOf(row.get(0))));
			for (boolean each : new boolean[] { true, false }) {
				this.settable.put(each,
						wanted.entrySet()
							.stream()
							.filter((setting) -> names.contains(setting.getKey()))
							.map((setting) -> ", "
									+ set(setting.getKey(), PostgresqlRowChanges.literal(setting.getValue()), each))
							.collect(Collectors.joining()));
			}
		}
		return set("application_name", "?", local) + this.settable.get(local)
				+ ((path != null) ? ", " + set(PATH, PostgresqlRowChanges.literal(path), local) : "")
				+ ", pg_catalog.current_schema()";
	}

	private static String set(String name, String value, boolean local) {
		return "pg_catalog.set_config('" + name + "', " + value + ", " + local + ")";
	}

	private Map<String, String> wanted() {
		String idle = Math.min(this.settings.idleTimeout().toMillis(), Integer.MAX_VALUE) + "ms";
		Map<String, String> wanted = new LinkedHashMap<>();
		wanted.put("lock_timeout", lockTimeout());
		wanted.put("statement_timeout", "0");
		wanted.put("idle_session_timeout", idle);
		wanted.put("idle_in_transaction_session_timeout", idle);
		wanted.put("tcp_keepalives_idle", "30");
		wanted.put("tcp_keepalives_interval", "10");
		wanted.put("tcp_keepalives_count", "3");
		wanted.put("client_connection_check_interval", "1s");
		return wanted;
	}

	/**
	 * How long a statement may wait for a lock.
	 */
	String lockTimeout() {
		return Objects.requireNonNullElse(this.settings.statementLockTimeout(), LOCK_TIMEOUT).toMillis() + "ms";
	}

	/**
	 * What the server can show of the session: names have a length.
	 */
	static String shown(String activity) {
		String text = activity;
		while (text.getBytes(StandardCharsets.UTF_8).length > MAX_NAME_BYTES) {
			text = text.substring(0, text.length() - 1);
		}
		return text;
	}

	/**
	 * Whether something is not what it was before.
	 * @param now the answer to {@link #NOW}
	 */
	boolean isChanged(List<List<@Nullable String>> now) {
		return !changed(now).isEmpty();
	}

	boolean isBrieflyKnown() {
		return !this.briefly.isEmpty();
	}

	/**
	 * Remember how it is where nothing has been changed.
	 * @param now what was found
	 */
	void knowBriefly(String now) {
		this.briefly = now;
	}

	/**
	 * Whether something decisive is not what it was before.
	 * @param now what was found
	 */
	boolean isBrieflyChanged(String now) {
		return !now.equals(this.briefly);
	}

	/**
	 * The settings that are not what they were before, each with what it was.
	 */
	private Map<String, String> changed(List<List<@Nullable String>> now) {
		Map<String, String> changed = new LinkedHashMap<>(this.before);
		for (List<@Nullable String> row : now) {
			String name = String.valueOf(row.get(0));
			String value = changed.getOrDefault(name, String.valueOf(row.get(2)));
			changed.put(name, value);
			if (Objects.equals(row.get(1), value)) {
				changed.remove(name);
			}
		}
		return changed;
	}

	/**
	 * Put back what is not as before. What a pooler hands out is not ours to be put back.
	 */
	void restore(PostgresqlBackend backend) throws SQLException {
		Map<String, String> changed = changed(this.query.rows(NOW));
		if (changed.containsKey(USER)) {
			changed.put(ROLE, this.before.getOrDefault(ROLE, "none"));
		}
		if (!changed.isEmpty() && backend.isOne()) {
			for (Map.Entry<String, String> setting : changed.entrySet()) {
				this.query.rows("select pg_catalog.set_config(?, ?, false)", setting.getKey(), setting.getValue());
			}
		}
	}

}
