package dev.migrate.dialect.mysql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.dialect.FailureKind;
import dev.migrate.dialect.SqlFailures;
import dev.migrate.dialect.SqlFailures.Refusal;

/**
 * What failures of MySQL and MariaDB mean. An account there is a user and a host, of
 * which the driver tells the one that the client comes from: a grant is for the account
 * that the server has chosen.
 */
final class MySqlFailures extends SqlFailures {

	private static final String GRANT = "grant all privileges on %s.* to %s";

	private static final Pattern CONNECTION_ID = Pattern.compile("^\\(conn=\\d+\\) ");

	/** Of the account that the server has chosen, if there is a database. */
	private static final Pattern DENIED = Pattern
		.compile("Access denied for user '(.*)'@'(.*?)'(?: to database '(.*)'| \\(using password: (\\w+)\\))");

	private static final int PREVENTED_BY_OPTION = 1290;

	private static final Pattern READ_ONLY = Pattern.compile("read[-_]only");

	private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

	MySqlFailures() {
		super(Map.of(FailureKind.TABLE_MISSING, Set.of("1049", "1146"), FailureKind.LOCK_TIMEOUT,
				Set.of("1205", "1213", "1684"), FailureKind.NOT_PERMITTED,
				Set.of("1044", "1142", "1143", "1227", "1370", "1419"), FailureKind.READ_ONLY,
				Set.of("1290", "1792", "1836"), FailureKind.TOO_MANY_SESSIONS, Set.of("1040", "1203", "1226"),
				FailureKind.NOT_AUTHENTICATED, Set.of("1045"), FailureKind.DISCONNECTED, Set.of("1053", "1927"),
				FailureKind.IDLE, Set.of("4031"), FailureKind.NO_SPACE, Set.of("1021", "1114")),
				(failure) -> CONNECTION_ID.matcher(SqlFailures.text(failure)).replaceFirst(""), GRANT);
	}

	/**
	 * Of the options that prevent a statement, only some are about the whole server.
	 */
	@Override
	public FailureKind kind(SQLException failure) {
		boolean other = failure.getErrorCode() == PREVENTED_BY_OPTION && !READ_ONLY.matcher(text(failure)).find();
		return other ? FailureKind.OTHER : super.kind(failure);
	}

	/**
	 * Without a database that is denied, the host is the one that the client comes from.
	 */
	@Override
	public Optional<Refusal> refusal(SQLException failure) {
		Matcher denied = DENIED.matcher(text(failure));
		if (!denied.find()) {
			return super.refusal(failure);
		}
		String account = quoted(denied.group(1)) + "@" + quoted(denied.group(2));
		if (denied.group(3) != null) {
			return Optional.of(new Refusal(GRANT.formatted(spelled(denied.group(3)), account),
					"A database that is not there is refused in the same way."));
		}
		return Optional.of(new Refusal("", "NO".equals(denied.group(4)) ? "No password was sent." : "An account is a "
				+ "user and the host that it comes from: there may be none that fits " + account + "."));
	}

	/**
	 * The driver tells where the client is, too, which need not be the host of the
	 * account.
	 */
	@Override
	public String user(String user) {
		int at = user.lastIndexOf('@');
		return (at < 0) ? user : user.substring(0, at);
	}

	@Override
	protected String schema(Connection connection, String schema) {
		return spelled(schema);
	}

	private static String spelled(String schema) {
		return PLAIN.matcher(schema).matches() ? schema : "`" + schema.replace("`", "``") + "`";
	}

	@Override
	protected String account(Connection connection, String user) throws SQLException {
		try (Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery("select current_user()")) {
			row.next();
			String account = row.getString(1);
			int at = account.lastIndexOf('@');
			return quoted(account.substring(0, at)) + "@" + quoted(account.substring(at + 1));
		}
	}

	private static String quoted(String name) {
		return "'" + name.replace("'", "''") + "'";
	}

}
