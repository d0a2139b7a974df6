package dev.migrate.dialect.sqlite;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The tokens of a statement, read from first to last. Comments are set aside.
 */
final class SqliteTokens {

	private final String sql;

	private final List<SqliteToken> all;

	private int next;

	private int end;

	private @Nullable String comment;

	SqliteTokens(String sql) {
		this.sql = sql;
		this.all = SqliteToken.read(sql);
		passComments();
	}

	private void passComments() {
		while (this.next < this.all.size() && this.all.get(this.next).kind() == SqliteToken.Kind.COMMENT) {
			String text = this.all.get(this.next).text();
			this.comment = text.substring(2, Math.max(2, text.length() - 2)).strip();
			this.next++;
		}
	}

	String all() {
		return this.sql;
	}

	boolean isAtEnd() {
		return this.next >= this.all.size();
	}

	SqliteToken next() {
		if (isAtEnd()) {
			throw new IllegalArgumentException("The statement ends too early: " + this.sql);
		}
		SqliteToken token = this.all.get(this.next);
		this.next++;
		this.end = token.end();
		passComments();
		return token;
	}

	/**
	 * The block comment that was passed last and not taken yet.
	 * @return its text, or {@code null} if there was none
	 */
	@Nullable String takeComment() {
		String taken = this.comment;
		this.comment = null;
		return taken;
	}

	boolean isAt(String keyword) {
		return !isAtEnd() && this.all.get(this.next).is(keyword);
	}

	boolean isAtAny(Set<String> keywords) {
		return !isAtEnd() && this.all.get(this.next).kind() == SqliteToken.Kind.WORD
				&& keywords.contains(this.all.get(this.next).text().toUpperCase(Locale.ROOT));
	}

	boolean isNext(String keyword) {
		return this.next + 1 < this.all.size() && this.all.get(this.next + 1).is(keyword);
	}

	boolean isNextString() {
		return this.next + 1 < this.all.size() && this.all.get(this.next + 1).kind() == SqliteToken.Kind.STRING;
	}

	void skip(String... keywords) {
		for (String keyword : keywords) {
			if (isAt(keyword)) {
				next();
				return;
			}
		}
	}

	/**
	 * Where the next token begins.
	 * @return the position in the statement
	 */
	int position() {
		return isAtEnd() ? this.sql.length() : this.all.get(this.next).start();
	}

	/**
	 * The text from a position up to the last token read.
	 * @param start the position
	 * @return the text, empty if no token was read since
	 */
	String text(int start) {
		return (start < this.end) ? this.sql.substring(start, this.end) : "";
	}

	void skipBrackets() {
		int depth = 0;
		do {
			SqliteToken token = next();
			if (token.is("(")) {
				depth++;
			}
			else if (token.is(")")) {
				depth--;
			}
		}
		while (depth > 0);
	}

	/**
	 * What stands in the brackets that come next.
	 * @return the text without the brackets
	 */
	String takeBrackets() {
		int start = position();
		skipBrackets();
		return this.sql.substring(start + 1, this.end - 1).strip();
	}

}
