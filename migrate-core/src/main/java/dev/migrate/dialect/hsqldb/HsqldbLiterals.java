package dev.migrate.dialect.hsqldb;

import java.time.OffsetDateTime;

import dev.migrate.dialect.standard.Literals;

/**
 * Literals of HSQLDB, where a timestamp has a time zone if its text has one.
 */
final class HsqldbLiterals extends Literals {

	@Override
	protected String timestampWithTimeZone(OffsetDateTime timestamp) {
		return "TIMESTAMP '" + withOffset(timestamp) + "'";
	}

}
