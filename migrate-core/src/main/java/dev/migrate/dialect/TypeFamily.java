package dev.migrate.dialect;

import dev.migrate.schema.ColumnType;

/**
 * Types whose values a database converts into each other by itself.
 */
public enum TypeFamily {

	/** Numbers. */
	NUMBER,

	/** True and false. */
	BOOLEAN,

	/** Text. */
	TEXT,

	/** Days and timestamps. */
	DATE,

	/** Times of day. */
	TIME,

	/** Spans. */
	INTERVAL,

	/** Bytes. */
	BINARY,

	/** UUIDs. */
	UUID,

	/** JSON. */
	JSON,

	/** Words. */
	ENUM,

	/** Arrays. */
	ARRAY,

	/** All that is taken as it is written. */
	OTHER;

	/**
	 * The family of a type.
	 * @param type the type
	 * @return its family
	 */
	public static TypeFamily of(ColumnType type) {
		return switch (type.name()) {
			case TINYINT, SMALLINT, INTEGER, BIGINT, NUMERIC, REAL, DOUBLE -> NUMBER;
			case BOOLEAN -> BOOLEAN;
			case CHAR, VARCHAR, TEXT -> TEXT;
			case DATE, TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE -> DATE;
			case TIME -> TIME;
			case INTERVAL -> INTERVAL;
			case VARBINARY, BLOB -> BINARY;
			case UUID -> UUID;
			case JSON, JSONB -> JSON;
			case ENUM -> ENUM;
			case ARRAY -> ARRAY;
			case VERBATIM -> OTHER;
		};
	}

}
