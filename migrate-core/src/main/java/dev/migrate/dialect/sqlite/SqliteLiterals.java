package dev.migrate.dialect.sqlite;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.HexFormat;

import dev.migrate.dialect.standard.Literals;

/**
 * Literals of SQLite, which keeps dates and times as text and truth as a number.
 */
final class SqliteLiterals extends Literals {

	// The statement's text ends at a NUL, and sqlite3 loses a CR before a line feed
	@Override
	public String text(String text) {
		if (text.indexOf(0) < 0 && !text.contains("\r\n")) {
			return super.text(text);
		}
		return "CAST(" + bytes(HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8))) + " AS TEXT)";
	}

	@Override
	protected String bool(boolean value) {
		return value ? "1" : "0";
	}

	@Override
	protected String temporal(String type, String text) {
		return "'" + text + "'";
	}

	@Override
	protected String timestampWithTimeZone(OffsetDateTime timestamp) {
		return super.text(withOffset(timestamp));
	}

}
