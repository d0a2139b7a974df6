package dev.migrate.sql;

/**
 * What a token of SQL text is, as far as splitting needs to know.
 */
enum TokenKind {

	/** White space or a comment. */
	SPACE,

	/** A comment that speaks to the optimizer. */
	HINT,

	/** The beginning of a comment whose content the server runs. */
	EXECUTABLE_OPEN,

	/** The end of such a comment. */
	EXECUTABLE_CLOSE,

	/** A keyword, a name without quotes, or a number. */
	WORD,

	/** A string or a name in quotes of any kind. */
	QUOTED,

	/** Any other single character. */
	SYMBOL,

	/** What ends a statement: a semicolon, if nothing else was agreed on. */
	TERMINATOR,

	/** A command to the database's client program, up to the end of its line. */
	CLIENT_COMMAND,

	/** The end of the text. */
	END

}
