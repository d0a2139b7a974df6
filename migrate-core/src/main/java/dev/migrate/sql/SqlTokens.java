package dev.migrate.sql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.migrate.lang.Internal;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a statement or of a part of one, taken from first to last. White space is
 * passed over; comments between slashes and stars are set aside.
 */
@Internal
public final class SqlTokens {

	private static final Set<String> MEASURED = Set.of("INSERT", "UPDATE", "DELETE", "REPLACE", "SELECT", "WITH");

	private final String sql;

	private final List<SqlToken> all = new ArrayList<>();

	/** The last comment before a token, by the place of the token. */
	private final Map<Integer, String> comments = new HashMap<>();

	private int next;

	private int end;

	private @Nullable String comment;

	/**
	 * Read a text. What is never closed in it goes to its end.
	 * @param syntax what it looks like
	 */
	public SqlTokens(String sql, SqlSyntax syntax) {
		this.sql = sql;
		SqlLexer lexer = new SqlLexer(sql, syntax);
		while (lexer.next() != SqlToken.Kind.END) {
			if (lexer.kind().isContent()) {
				this.all.add(lexer.token());
			}
			else if (lexer.kind() == SqlToken.Kind.COMMENT || lexer.kind() == SqlToken.Kind.HINT) {
				String text = lexer.token().text();
				this.comments.put(this.all.size(), text.substring(2, Math.max(2, text.length() - 2)).strip());
			}
		}
		this.comment = this.comments.get(0);
	}

	/**
	 * The first word of a statement behind the brackets that it may begin with. No more
	 * is read.
	 * @param syntax what it looks like
	 * @return the word in upper case, or what else stands there
	 */
	public static String firstWord(String sql, SqlSyntax syntax) {
		SqlLexer lexer = new SqlLexer(sql, syntax);
		do {
			lexer.next();
		}
		while (lexer.kind() != SqlToken.Kind.END && (!lexer.kind().isContent() || lexer.isSymbol('(')));
		return lexer.word();
	}

	/**
	 * Whether all was taken.
	 * @return {@code true} if there is no other token
	 */
	public boolean isAtEnd() {
		return this.next >= this.all.size();
	}

	/**
	 * Take the next token.
	 * @throws IllegalArgumentException if there is none
	 */
	public SqlToken next() {
		if (isAtEnd()) {
			throw new IllegalArgumentException("The statement ends too early: " + this.sql);
		}
		SqlToken token = this.all.get(this.next);
		this.next++;
		this.end = token.end();
		this.comment = this.comments.getOrDefault(this.next, this.comment);
		return token;
	}

	/**
	 * The next token, which stays the next.
	 * @return the token, or {@code null} at the end
	 */
	public @Nullable SqlToken peek() {
		return isAtEnd() ? null : this.all.get(this.next);
	}

	/**
	 * The comment that was passed last and not taken yet.
	 * @return its text, or {@code null} if there was none
	 */
	public @Nullable String takeComment() {
		String taken = this.comment;
		this.comment = null;
		return taken;
	}

	/**
	 * Whether certain keywords or symbols come next.
	 * @param keywords the keywords, one after another
	 * @return {@code true} if they all do
	 */
	public boolean isAt(String... keywords) {
		for (int i = 0; i < keywords.length; i++) {
			if (this.next + i >= this.all.size() || !this.all.get(this.next + i).is(keywords[i])) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Whether one of some keywords comes next.
	 * @param keywords the keywords in upper case
	 * @return {@code true} if one does
	 */
	public boolean isAtAny(Set<String> keywords) {
		return !isAtEnd() && this.all.get(this.next).kind() == SqlToken.Kind.WORD
				&& keywords.contains(this.all.get(this.next).word());
	}

	/**
	 * Pass keywords or symbols.
	 * @param keywords the keywords, one after another
	 * @return whether they were there; if not, nothing was passed
	 */
	public boolean skip(String... keywords) {
		boolean there = isAt(keywords);
		for (int i = 0; there && i < keywords.length; i++) {
			next();
		}
		return there;
	}

	/**
	 * Pass one of some keywords, if it comes next.
	 */
	public void skipAny(String... keywords) {
		for (String keyword : keywords) {
			if (skip(keyword)) {
				return;
			}
		}
	}

	/**
	 * Pass what stands before the statement that does the work: the settings that hold
	 * for it alone, and the words with which the server measures it while it runs.
	 */
	public void skipFrame() {
		int before = this.next;
		if (skip("SET", "STATEMENT")) {
			while (!isAtEnd() && !isAt("FOR")) {
				skipBrackets();
			}
			if (!skip("FOR")) {
				back(before);
				return;
			}
			before = this.next;
		}
		if (skip("ANALYZE")) {
			if (skip("FORMAT", "=")) {
				next();
			}
			if (!isAtAny(MEASURED)) {
				back(before);
			}
		}
	}

	private void back(int token) {
		this.next = token;
		this.end = position();
	}

	/**
	 * Pass the token that comes next; if that is an opening bracket, all up to the one
	 * that closes it, or to the end if nothing does.
	 */
	public void skipBrackets() {
		int depth = 0;
		do {
			depth += next().nesting();
		}
		while (depth > 0 && !isAtEnd());
	}

	/**
	 * Take the brackets that come next.
	 * @return what stands in them
	 */
	public String takeBrackets() {
		int start = position();
		skipBrackets();
		return this.sql.substring(start + 1, this.end - 1).strip();
	}

	/**
	 * Where the next token begins.
	 * @return the position in the text
	 */
	public int position() {
		return isAtEnd() ? this.sql.length() : this.all.get(this.next).start();
	}

	/**
	 * The text from a position up to the last token taken.
	 * @param start the position
	 * @return the text, empty if no token was taken since
	 */
	public String text(int start) {
		return (start < this.end) ? this.sql.substring(start, this.end) : "";
	}

	/**
	 * All of the text.
	 */
	@Override
	public String toString() {
		return this.sql;
	}

}
