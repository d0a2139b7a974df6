package dev.migrate.dialect.postgresql;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import dev.migrate.dialect.standard.Literals;

/**
 * Literals of PostgreSQL. Times have no type of their own, so that they become what the
 * column is; a timestamp with time zone is written in UTC, so that a column without a
 * zone holds UTC whatever the session's zone is.
 */
final class PostgresqlLiterals extends Literals {

	/**
	 * Strings with backslashes say that they escape, so that
	 * {@code standard_conforming_strings} makes no difference.
	 */
	@Override
	public String text(String text) {
		if (text.indexOf('\0') >= 0) {
			throw new IllegalArgumentException("A string on PostgreSQL cannot have the character with the code 0");
		}
		if (text.indexOf('\\') >= 0) {
			return "E" + super.text(text.replace("\\", "\\\\"));
		}
		return super.text(text);
	}

	@Override
	public String floating(double value, String text) {
		return Double.isFinite(value) ? super.floating(value, text) : "'" + text + "'";
	}

	@Override
	public String bytes(String hex) {
		return "decode('" + hex + "', 'hex')";
	}

	@Override
	protected String temporal(String type, String text) {
		return "'" + text + "'";
	}

	@Override
	protected String timestampWithTimeZone(OffsetDateTime timestamp) {
		return "'" + withOffset(timestamp.withOffsetSameInstant(ZoneOffset.UTC)) + "'";
	}

}
