package dev.migrate.connect;

import java.sql.SQLException;
import java.util.regex.Pattern;

/**
 * The text of failures to connect, which may quote a URL, without what is secret in it.
 */
final class ConnectionText {

	private static final Pattern PARAMETER = Pattern.compile("(?i)((?:password|token|secret|key)\\w*=)[^;&\\s'\"]*");

	/** Up to the last at sign: a password may have slashes and at signs in it. */
	private static final Pattern USER_INFO = Pattern.compile("//\\S+@");

	private static final Pattern CONNECTION_ID = Pattern.compile("^\\(conn=\\d+\\) ");

	private ConnectionText() {
	}

	static String of(SQLException failure) {
		String text = String.valueOf(failure.getMessage()).lines().findFirst().orElse("").strip();
		text = CONNECTION_ID.matcher(text).replaceFirst("");
		text = PARAMETER.matcher(text).replaceAll("$1…");
		text = USER_INFO.matcher(text).replaceAll("//");
		return (failure.getSQLState() != null) ? text + " [" + failure.getSQLState() + "]" : text;
	}

}
