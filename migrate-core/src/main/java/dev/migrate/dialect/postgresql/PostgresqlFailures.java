package dev.migrate.dialect.postgresql;

import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.dialect.FailureKind;
import dev.migrate.dialect.Spelling;
import dev.migrate.dialect.SqlFailures;
import dev.migrate.dialect.SqlFailures.Refusal;

/**
 * What failures of PostgreSQL mean. Its details and hints are shown only for classes of
 * failures that speak of the schema and of the server: those of others quote rows.
 */
final class PostgresqlFailures extends SqlFailures {

	/**
	 * Features that are missing, authorization, transactions, dependent objects, catalogs
	 * and schemas, syntax and access rules, resources, limits, states of objects,
	 * operators, the system.
	 */
	private static final Set<String> WITHOUT_ROWS = Set.of("0A", "25", "28", "2B", "3D", "3F", "42", "53", "54", "55",
			"57", "58");

	private static final Pattern LITERAL = Pattern.compile("'[^']*'");

	private static final Pattern NUMBER = Pattern.compile("\\d{1,9}", Pattern.UNICODE_CHARACTER_CLASS);

	private static final Pattern DENIED = Pattern.compile("permission denied for database \"(.*)\"");

	private static final int MAX_LENGTH = 400;

	PostgresqlFailures() {
		super(Map.of(FailureKind.TABLE_MISSING, Set.of("42P01", "3F000"), FailureKind.LOCK_TIMEOUT,
				Set.of("55P03", "40P01"), FailureKind.CANCELED, Set.of("57014"), FailureKind.NOT_PERMITTED,
				Set.of("42501"), FailureKind.READ_ONLY, Set.of("25006"), FailureKind.TOO_MANY_SESSIONS, Set.of("53300"),
				FailureKind.NO_SPACE, Set.of("53100", "53400"), FailureKind.DISCONNECTED,
				Set.of("57P01", "57P02", "57P03"), FailureKind.IDLE, Set.of("57P05", "25P03")),
				PostgresqlFailures::shownText, "grant usage, create on schema %s to %s");
	}

	/**
	 * The server does not tell the user whom it refuses.
	 */
	@Override
	public Optional<Refusal> refusal(SQLException failure) {
		Matcher denied = DENIED.matcher(text(failure));
		return denied.find()
				? Optional
					.of(new Refusal("grant connect on database " + Spelling.quoted(denied.group(1)) + " to …", ""))
				: super.refusal(failure);
	}

	/**
	 * Without USAGE, a schema of the search path is passed over, as if it were not there.
	 */
	@Override
	public Optional<String> hiddenSchema(Connection connection, String table) throws SQLException {
		return inPath(connection, "not pg_catalog.has_schema_privilege(n.oid, 'usage') and exists (select 1 from "
				+ "pg_catalog.pg_class c where c.relnamespace = n.oid and c.relname = ?)", table);
	}

	@Override
	public String schemaOf(Connection connection, String table) throws SQLException {
		Optional<String> schema = hiddenSchema(connection, table);
		schema = schema.isPresent() ? schema : Optional.ofNullable(connection.getSchema());
		return schema.isPresent() ? schema.get() : inPath(connection, "? <> ''", table).orElse("");
	}

	private static Optional<String> inPath(Connection connection, String condition, String table) throws SQLException {
		try (PreparedStatement statement = connection
			.prepareStatement("select n.nspname from pg_catalog.pg_namespace n "
					+ "cross join lateral (select pg_catalog.strpos(',' || pg_catalog.replace(pg_catalog.current_setting("
					+ "'search_path'), ' ', '') || ',', ',' || case n.nspname when current_user then '\"$user\"' else "
					+ "pg_catalog.replace(pg_catalog.quote_ident(n.nspname), ' ', '') end || ',') as place) p "
					+ "where p.place > 0 and " + condition + " order by p.place limit 1")) {
			statement.setString(1, table);
			try (ResultSet result = statement.executeQuery()) {
				return result.next() ? Optional.of(result.getString(1)) : Optional.empty();
			}
		}
	}

	@Override
	public List<String> grantsToRead(Connection connection, String schema, String user) throws SQLException {
		String usage = "grant usage on schema " + schema(connection, schema) + " to " + account(connection, user);
		List<String> grants = new ArrayList<>(List.of(usage.replace("%", "%%")));
		grants.addAll(super.grantsToRead(connection, schema, user));
		return grants;
	}

	@Override
	protected String schema(Connection connection, String schema) throws SQLException {
		return quoted(connection, schema);
	}

	@Override
	protected String account(Connection connection, String user) throws SQLException {
		return quoted(connection, user);
	}

	private static String quoted(Connection connection, String name) throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement("select pg_catalog.quote_ident(?)")) {
			statement.setString(1, name);
			try (ResultSet row = statement.executeQuery()) {
				row.next();
				return row.getString(1);
			}
		}
	}

	private static String shownText(SQLException failure) {
		return PostgresqlSession.DRIVER_PRESENT ? PostgresqlDriver.message(failure) : text(failure);
	}

	@Override
	public String message(SQLException failure) {
		String state = String.valueOf(failure.getSQLState());
		if (!PostgresqlSession.DRIVER_PRESENT || state.length() < 2 || !WITHOUT_ROWS.contains(state.substring(0, 2))) {
			return super.message(failure);
		}
		return super.message(failure) + more("Detail", PostgresqlDriver.detail(failure))
				+ more("Hint", PostgresqlDriver.hint(failure));
	}

	/**
	 * The driver counts in its message alone, which is in the language of this machine.
	 */
	@Override
	protected OptionalInt told(BatchUpdateException failure, int size) {
		return numbered(failure, NUMBER, size);
	}

	/**
	 * Programs that COPY runs are quoted as well.
	 */
	@Override
	protected boolean quotesValue(SQLException failure) {
		return super.quotesValue(failure) || String.valueOf(failure.getSQLState()).startsWith("38");
	}

	private static String more(String what, String text) {
		if (text.isBlank()) {
			return "";
		}
		String line = LITERAL.matcher(text.strip()).replaceAll("'…'").replaceAll("\\s*\\R\\s*", "; ");
		String cut = (line.length() > MAX_LENGTH) ? line.substring(0, MAX_LENGTH - 1) + "…" : line;
		return ". " + what + ": " + (cut.endsWith(".") ? cut.substring(0, cut.length() - 1) : cut);
	}

}
