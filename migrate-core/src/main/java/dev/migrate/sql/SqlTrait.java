package dev.migrate.sql;

/**
 * A lexical fact about a database's SQL; what is not named is as in the SQL standard.
 */
public enum SqlTrait {

	/**
	 * A backslash in {@code '…'} and {@code "…"} takes the next character with it, so
	 * that {@code 'it\'s'} is one string (MySQL, MariaDB).
	 */
	BACKSLASH_ESCAPES,

	/**
	 * Text in double quotes is a string, or may be one where no column has that name
	 * (MySQL, MariaDB, SQLite).
	 */
	DOUBLE_QUOTED_STRINGS,

	/**
	 * A backslash escapes in {@code E'…'}, and in its continuation on the next line, but
	 * not in a plain string (PostgreSQL).
	 */
	ESCAPE_STRINGS,

	/**
	 * Names may be quoted with backticks; nothing inside ends a statement.
	 */
	BACKTICK_QUOTES,

	/**
	 * Names may be quoted as {@code [name]}; the first closing bracket ends them
	 * (SQLite).
	 */
	BRACKET_QUOTES,

	/**
	 * Text between {@code $$} and {@code $$}, or between {@code $tag$} and {@code $tag$},
	 * is a string; nothing inside ends a statement (PostgreSQL, H2).
	 */
	DOLLAR_QUOTES,

	/**
	 * A comment runs from {@code #} to the end of the line (MySQL, MariaDB). Elsewhere
	 * the character is an operator.
	 */
	HASH_COMMENTS,

	/**
	 * A comment runs from {@code //} to the end of the line (H2).
	 */
	SLASH_COMMENTS,

	/**
	 * Two dashes begin a comment only before white space or a line end; {@code 5--3} is 8
	 * (MySQL, MariaDB).
	 */
	DASH_COMMENTS_NEED_BLANK,

	/**
	 * A comment inside a comment has to be closed as well (PostgreSQL, H2).
	 */
	NESTED_COMMENTS,

	/**
	 * What stands in a comment that begins with {@code /*!} or {@code /*M!} is run by the
	 * server, so it belongs to the statement or is one (MySQL, MariaDB).
	 */
	EXECUTABLE_COMMENTS,

	/**
	 * A name behind {@code @} is a variable that lasts as long as the session (MySQL,
	 * MariaDB, H2).
	 */
	SESSION_VARIABLES,

	/**
	 * A line {@code DELIMITER //} makes {@code //} end statements from there on, as in
	 * the client of MySQL and MariaDB.
	 */
	DELIMITER_COMMAND,

	/**
	 * The lines after {@code COPY … FROM stdin;}, up to a line {@code \.}, are that
	 * statement's data and not SQL (PostgreSQL).
	 */
	COPY_FROM_STDIN

}
