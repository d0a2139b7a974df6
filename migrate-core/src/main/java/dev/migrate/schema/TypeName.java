package dev.migrate.schema;

/**
 * The column types that every dialect knows how to spell.
 */
public enum TypeName {

	/** 8 bits, or the next wider type where there is none. */
	TINYINT,

	/** 16 bits. */
	SMALLINT,

	/** 32 bits. */
	INTEGER,

	/** 64 bits. */
	BIGINT,

	/** Exact, with precision and scale in digits. */
	NUMERIC,

	/** Single precision. */
	REAL,

	/** Double precision. */
	DOUBLE,

	/** True or false; a number where the database has no such type. */
	BOOLEAN,

	/** Text of fixed length in characters. */
	CHAR,

	/** Text up to a length in characters. */
	VARCHAR,

	/** Text without a practical limit. */
	TEXT,

	/** Day. */
	DATE,

	/** Time of day without zone. */
	TIME,

	/** Date and time without zone. */
	TIMESTAMP,

	/**
	 * A timestamp: date and time with zone or offset; text, or what comes next to it,
	 * where the database has no such type.
	 */
	TIMESTAMP_WITH_TIME_ZONE,

	/** A span of time; PostgreSQL and H2. */
	INTERVAL,

	/** Bytes up to a length in bytes. */
	VARBINARY,

	/** Bytes without a practical limit. */
	BLOB,

	/** A UUID; text of 36 characters or 16 bytes where the database has no such type. */
	UUID,

	/** JSON; text where the database has no such type. */
	JSON,

	/** Binary JSON on PostgreSQL, {@link #JSON} elsewhere. */
	JSONB,

	/**
	 * One of a list of values; text, held by a check if it can be, where the database has
	 * no such type.
	 */
	ENUM,

	/** An array of another type; PostgreSQL and H2. */
	ARRAY,

	/** Taken as it is written. */
	VERBATIM

}
