package dev.migrate.author.draft;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import dev.migrate.lang.Internal;

/**
 * Draws the ids of new revisions.
 */
@Internal
public final class RevisionIds {

	private static final int BYTES = 6;

	/**
	 * Only digits, digits with an e among them, or a binary number: YAML reads that as a
	 * number, and a target in a properties file would not be the id any more.
	 */
	private static final Pattern NOT_A_NUMBER = Pattern.compile(".*[acdf].*");

	private static final SecureRandom RANDOM = new SecureRandom();

	private RevisionIds() {
	}

	/**
	 * Draw an id.
	 * @param taken whether an id is in use
	 * @return twelve hex digits
	 */
	public static String draw(Predicate<String> taken) {
		String id;
		do {
			byte[] bytes = new byte[BYTES];
			RANDOM.nextBytes(bytes);
			id = HexFormat.of().formatHex(bytes);
		}
		while (!isUsable(id) || taken.test(id));
		return id;
	}

	static boolean isUsable(String id) {
		return NOT_A_NUMBER.matcher(id).matches();
	}

}
