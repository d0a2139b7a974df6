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

	private ConnectionText() {
	}

	/**
	 * The text that can be shown.
	 * @param shown the text of the failure, without what the driver puts around it
	 * @param failure the failure
	 */
	static String of(String shown, SQLException failure) {
		String text = shown.lines().findFirst().orElse("").strip();
		text = PARAMETER.matcher(text).replaceAll("$1…");
		text = USER_INFO.matcher(text).replaceAll("//");
		return (failure.getSQLState() != null) ? text + " [" + failure.getSQLState() + "]" : text;
	}

}
