package dev.migrate.sql;

import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

import dev.migrate.sql.SqlToken.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Writes the normal form of a text token by token, and gives it on in pieces, so that
 * that of a big file need not be held as a whole.
 */
final class NormalText {

	/**
	 * Reserved on every MySQL and MariaDB, whose unquoted names are the only ones that
	 * keep their case: nowhere is one of these a name without quotes.
	 */
	static final Set<String> RESERVED = Set.of("add", "all", "alter", "analyze", "and", "as", "asc", "before",
			"between", "bigint", "binary", "blob", "both", "by", "call", "cascade", "case", "change", "char",
			"character", "check", "collate", "column", "condition", "constraint", "continue", "convert", "create",
			"cross", "current_date", "current_time", "current_timestamp", "current_user", "cursor", "databases", "dec",
			"decimal", "declare", "default", "delete", "desc", "describe", "deterministic", "distinct", "div", "double",
			"drop", "dual", "each", "else", "elseif", "enclosed", "escaped", "exists", "exit", "explain", "false",
			"fetch", "float", "for", "force", "foreign", "from", "fulltext", "grant", "group", "having", "if", "ignore",
			"in", "index", "inner", "inout", "insert", "int", "integer", "interval", "into", "is", "iterate", "join",
			"key", "keys", "kill", "leading", "leave", "left", "like", "limit", "lines", "load", "localtime",
			"localtimestamp", "lock", "long", "longblob", "longtext", "loop", "match", "mediumint", "mediumtext", "mod",
			"modifies", "natural", "not", "null", "numeric", "on", "optimize", "option", "or", "order", "out", "outer",
			"precision", "primary", "procedure", "range", "read", "reads", "real", "references", "regexp", "release",
			"rename", "repeat", "replace", "require", "restrict", "return", "revoke", "right", "rlike", "schemas",
			"select", "separator", "set", "show", "smallint", "spatial", "sql", "sqlexception", "sqlstate",
			"sqlwarning", "starting", "table", "terminated", "then", "tinyblob", "tinyint", "tinytext", "to",
			"trailing", "trigger", "true", "undo", "union", "unique", "unlock", "unsigned", "update", "usage", "use",
			"using", "utc_date", "utc_time", "utc_timestamp", "values", "varbinary", "varchar", "varying", "when",
			"where", "while", "with", "write", "xor", "zerofill");

	private static final String SEPARATORS = "(),;";

	/** Those of which no character begins or ends something that is no operator. */
	private static final String OPERATORS = "=<>+-*/%|!~^";

	private static final int PIECE = 8192;

	private final SqlNormalizer.Rule rule;

	private final Consumer<CharSequence> pieces;

	private final StringBuilder text = new StringBuilder();

	/** How much of it stays if nothing follows. */
	private int solid;

	private boolean begun;

	private boolean blank;

	private @Nullable Kind last;

	/** Of how many tokens the blanks before them count. */
	private int counted;

	NormalText(SqlNormalizer.Rule rule, Consumer<CharSequence> pieces) {
		this.rule = rule;
		this.pieces = pieces;
	}

	/**
	 * White space stands here, or what counts as such.
	 */
	void blank() {
		this.blank = true;
	}

	/**
	 * The blanks before the next tokens count.
	 */
	void countBlanks(int tokens) {
		this.counted = tokens;
	}

	boolean endsWithSeparator() {
		return this.begun && ",;(".indexOf(lastCharacter()) >= 0;
	}

	private char lastCharacter() {
		return this.text.charAt(this.text.length() - 1);
	}

	/**
	 * Add a token.
	 */
	void add(Kind kind, CharSequence token) {
		boolean compact = this.rule == SqlNormalizer.Rule.COMPACT;
		boolean name = this.begun && lastCharacter() == '.';
		if (this.blank && this.begun && (!compact || isBlankNeeded(kind, token.charAt(0)))) {
			this.text.append(' ');
		}
		String word = (compact && kind == Kind.WORD && !name) ? token.toString().toLowerCase(Locale.ROOT) : "";
		append(RESERVED.contains(word) ? word : token);
		if (!compact || kind != Kind.TERMINATOR || token.length() > 1) {
			// Of a semicolon it is not known yet whether it is the last
			this.solid = solidLength();
		}
		this.counted = Math.max(0, this.counted - 1);
		if (kind == Kind.NUMBER && "eE".indexOf(lastCharacter()) >= 0) {
			// With a sign and digits behind it, it would be another number
			this.counted = 2;
		}
		this.last = kind;
		this.blank = false;
		this.begun = true;
		if (this.text.length() > PIECE) {
			give();
		}
	}

	/**
	 * Add more of the token that was added last.
	 */
	void goOn(CharSequence part) {
		append(part);
		this.solid = solidLength();
		if (this.text.length() > PIECE) {
			give();
		}
	}

	private boolean isBlankNeeded(Kind kind, char next) {
		if (this.counted > 0) {
			return true;
		}
		if (isOneOf(SEPARATORS, this.last, lastCharacter()) || isOneOf(SEPARATORS, kind, next)) {
			return false;
		}
		// Two symbols without a blank may be one operator, or begin a comment
		boolean behind = isOneOf(OPERATORS, this.last, lastCharacter()) && isValue(kind);
		boolean ahead = isOneOf(OPERATORS, kind, next) && isValue(this.last);
		return !behind && !ahead;
	}

	private static boolean isOneOf(String symbols, @Nullable Kind kind, char c) {
		return (kind == Kind.SYMBOL || kind == Kind.TERMINATOR) && symbols.indexOf(c) >= 0;
	}

	private static boolean isValue(@Nullable Kind kind) {
		return kind == Kind.WORD || kind == Kind.NUMBER || kind == Kind.STRING || kind == Kind.QUOTED;
	}

	private void append(CharSequence token) {
		String text = token.toString();
		int begin = 0;
		for (int end = text.indexOf("\r\n"); end >= 0; end = text.indexOf("\r\n", begin)) {
			this.text.append(text, begin, end);
			begin = end + 1;
		}
		this.text.append(text, begin, text.length());
	}

	private int solidLength() {
		int length = this.text.length();
		while (length > this.solid && Character.isWhitespace(this.text.charAt(length - 1))) {
			length--;
		}
		return length;
	}

	private void give() {
		// The last character is looked at again, and none is cut in two
		int ready = Math.min(this.solid, this.text.length() - 1);
		ready -= Character.isLowSurrogate(this.text.charAt(ready)) ? 1 : 0;
		this.pieces.accept(this.text.substring(0, ready));
		this.text.delete(0, ready);
		this.solid -= ready;
	}

	/**
	 * Give what is left, without a semicolon or white space at the end.
	 */
	void end() {
		this.pieces.accept(this.text.substring(0, this.solid));
	}

}
