package dev.migrate.dialect.mysql;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.migrate.sql.SqlSyntax;
import dev.migrate.sql.SqlToken;

/**
 * The expressions of a table as {@code SHOW CREATE TABLE} has them. MariaDB's shows each
 * character of an expression, but not of a literal, an enum or a comment.
 *
 * @param elements the text of each element by its name, without the name; that of a
 * constraint by {@code CONSTRAINT} and its name
 * @param syntax how it is read
 */
record TableText(Map<String, String> elements, SqlSyntax syntax) {

	private static final Set<String> BEHIND_DEFAULT = Set.of("ON", "AUTO_INCREMENT", "INVISIBLE", "WITHOUT", "COMMENT",
			"CHECK");

	private static final Set<String> BEHIND_TYPE = Set.of("CHARACTER", "COLLATE", "GENERATED", "NOT", "NULL", "DEFAULT",
			"ON", "AUTO_INCREMENT", "INVISIBLE", "WITHOUT", "COMMENT", "CHECK", "SRID", "STORAGE", "COLUMN_FORMAT",
			"COMPRESSED");

	private static final String CONSTRAINT = "CONSTRAINT ";

	/**
	 * Take a table apart.
	 * @param create the statement that creates it
	 * @param syntax how it is read
	 */
	static TableText of(String create, SqlSyntax syntax) {
		Map<String, String> elements = new LinkedHashMap<>();
		List<SqlToken> tokens = SqlToken.read(create, syntax);
		int depth = 0;
		int begin = -1;
		for (int i = 0; i < tokens.size(); i++) {
			SqlToken token = tokens.get(i);
			boolean ends = depth == 1 && (token.is(",") || token.is(")"));
			if (ends && begin > 0) {
				put(elements, create, tokens.subList(begin, i));
			}
			depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
			begin = (depth == 1 && (token.is(",") || begin < 0)) ? i + 1 : begin;
			if (ends && depth == 0) {
				break;
			}
		}
		return new TableText(elements, syntax);
	}

	private static void put(Map<String, String> elements, String create, List<SqlToken> element) {
		boolean constraint = element.get(0).is("CONSTRAINT");
		int name = constraint ? 1 : 0;
		if (element.size() > name + 1 && element.get(name).isQuoted()) {
			elements.put((constraint ? CONSTRAINT : "") + element.get(name).name(),
					create.substring(element.get(name + 1).start(), element.get(element.size() - 1).end()));
		}
	}

	Optional<String> defaultValue(String column) {
		return element(column).flatMap((text) -> {
			List<SqlToken> tokens = SqlToken.read(text, this.syntax);
			int begin = index(tokens, 0, Set.of("DEFAULT")) + 1;
			int end = index(tokens, Math.min(begin, tokens.size()), BEHIND_DEFAULT);
			return (begin < end) ? Optional.of(text.substring(tokens.get(begin).start(), tokens.get(end - 1).end()))
					: Optional.empty();
		});
	}

	/**
	 * The type of a column.
	 * @return its type without character set and collation
	 */
	Optional<String> type(String column) {
		return element(column).map((text) -> {
			List<SqlToken> tokens = SqlToken.read(text, this.syntax);
			return text.substring(0, tokens.get(index(tokens, 1, BEHIND_TYPE) - 1).end());
		});
	}

	boolean hasCheck(String column) {
		return element(column).map((text) -> SqlToken.read(text, this.syntax))
			.filter((tokens) -> index(tokens, 0, Set.of("CHECK")) < tokens.size())
			.isPresent();
	}

	Optional<String> generated(String column) {
		return element(column).map((text) -> inBrackets(text, "AS"));
	}

	Optional<String> checkOfColumn(String column) {
		return element(column).map((text) -> inBrackets(text, "CHECK"));
	}

	Optional<String> check(String constraint) {
		return element(CONSTRAINT + constraint).map((text) -> inBrackets(text, "CHECK"));
	}

	private Optional<String> element(String name) {
		return Optional.ofNullable(this.elements.get(name));
	}

	private String inBrackets(String text, String word) {
		List<SqlToken> tokens = SqlToken.read(text, this.syntax);
		int open = index(tokens, 0, Set.of(word)) + 1;
		int close = open;
		int depth = 0;
		do {
			SqlToken token = tokens.get(close++);
			depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
		}
		while (depth > 0);
		return text.substring(tokens.get(open).end(), tokens.get(close - 1).start());
	}

	private static int index(List<SqlToken> tokens, int from, Set<String> words) {
		int depth = 0;
		for (int i = from; i < tokens.size(); i++) {
			SqlToken token = tokens.get(i);
			depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
			if (depth == 0 && !token.isQuoted() && words.contains(token.word())) {
				return i;
			}
		}
		return tokens.size();
	}

}
