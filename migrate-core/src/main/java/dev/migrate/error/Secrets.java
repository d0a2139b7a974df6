package dev.migrate.error;

import java.util.regex.Pattern;

import dev.migrate.lang.Internal;

/**
 * Leaves passwords out of text of drivers, pools and others, which like to quote the URL
 * that they cannot make out.
 */
@Internal
public final class Secrets {

	/** To the next blank: a password may have any other character in it. */
	private static final Pattern PARAMETER = Pattern
		.compile("(?i)((?:password|passwd|pwd|passphrase|token|secret|key)\\w*\\s?=)\\s?\\S*");

	/** Up to the last at sign: a password may have slashes and at signs in it. */
	private static final Pattern USER_INFO = Pattern.compile("(//|(?i:jdbc:[\\w+.-]+:)(?!//))\\S+@");

	/**
	 * Parts of it, where a driver has taken the URL apart; {@code 'user'@'host'} stays.
	 */
	private static final Pattern PART = Pattern.compile("\\S*[^\\s'\"]@");

	private Secrets() {
	}

	/**
	 * Leave out user information of URLs, and the values of parameters that name a
	 * secret.
	 * @param text the text
	 * @return the text, in which hosts and databases stay
	 */
	public static String masked(String text) {
		String masked = USER_INFO.matcher(PARAMETER.matcher(text).replaceAll("$1…")).replaceAll("$1");
		return PART.matcher(masked).replaceAll("");
	}

}
