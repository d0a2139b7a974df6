package dev.migrate.sql;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;

import dev.migrate.lang.Internal;

/**
 * Checksums of SQL text that do not depend on its layout. Each begins with the version of
 * the rule that made it, so that a later rule does not take old checksums for changed
 * files.
 */
@Internal
public final class Checksums {

	private static final int BYTES = 8;

	private Checksums() {
	}

	/**
	 * Take the checksum of a text.
	 * @param text the text of a file, or a part of it
	 * @return {@code v2:} and the first 16 hexadecimal digits of the SHA-256 of the
	 * {@linkplain SqlNormalizer normal form}
	 */
	public static String of(CharSequence text) {
		return of(text, SqlNormalizer.Rule.COMPACT);
	}

	private static String of(CharSequence text, SqlNormalizer.Rule rule) {
		MessageDigest digest = sha256();
		SqlNormalizer.normalize(text, rule,
				(piece) -> digest.update(piece.toString().getBytes(StandardCharsets.UTF_8)));
		return rule.version() + HexFormat.of().formatHex(digest.digest(), 0, BYTES);
	}

	/**
	 * Compare a text with a checksum that was taken earlier, by the rule that held then.
	 * @param checksum the earlier checksum
	 * @param text the text as it is now
	 * @return {@code false} if the text has changed; {@code true} if not, and also if a
	 * newer version of this product took the checksum, since nothing can be said then
	 */
	public static boolean match(String checksum, CharSequence text) {
		return Stream.of(SqlNormalizer.Rule.values())
			.filter((rule) -> checksum.startsWith(rule.version()))
			.allMatch((rule) -> checksum.equals(of(text, rule)));
	}

	/**
	 * What computes SHA-256, which every Java platform has.
	 */
	public static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
