package dev.migrate.dialect.mysql;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;

import dev.migrate.dialect.standard.Literals;

/**
 * Literals of MySQL and MariaDB.
 */
final class MySqlLiterals extends Literals {

	/**
	 * Whether a backslash escapes depends on the session ({@code NO_BACKSLASH_ESCAPES}),
	 * so strings that have one are written as their bytes. So are those with a CR before
	 * a line feed, which the client would lose.
	 */
	@Override
	public String text(String text) {
		if (text.indexOf('\\') < 0 && text.indexOf('\0') < 0 && !text.contains("\r\n")) {
			return super.text(text);
		}
		return "_utf8mb4 X'" + HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)) + "'";
	}

	@Override
	protected String temporal(String type, String text) {
		return "'" + text + "'";
	}

	/**
	 * A timestamp with time zone is converted to the zone of the session, as the server
	 * takes the values of TIMESTAMP columns to be in that zone.
	 */
	@Override
	protected String timestampWithTimeZone(OffsetDateTime timestamp) {
		String utc = dateTime(timestamp.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime());
		return "CONVERT_TZ('" + utc + "', '+00:00', @@session.time_zone)";
	}

	/**
	 * A string where the server takes nothing but a string in quotes.
	 * @param backslashIsPlain whether the session has {@code NO_BACKSLASH_ESCAPES}
	 * @return the literal
	 */
	static String plain(String text, boolean backslashIsPlain) {
		String escaped = backslashIsPlain ? text : text.replace("\\", "\\\\").replace("\0", "\\0").replace("\r", "\\r");
		return "'" + escaped.replace("'", "''") + "'";
	}

}
