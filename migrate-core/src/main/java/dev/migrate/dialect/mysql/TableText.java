package dev.migrate.dialect.mysql;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.migrate.dialect.standard.CreateText;
import dev.migrate.sql.SqlSyntax;
import dev.migrate.sql.SqlToken;
import dev.migrate.sql.SqlTokens;

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
		for (String part : CreateText.of(create, syntax).parts()) {
			List<SqlToken> tokens = SqlToken.read(part, syntax);
			boolean constraint = tokens.get(0).is("CONSTRAINT");
			int name = constraint ? 1 : 0;
			if (tokens.size() > name + 1 && tokens.get(name).isQuoted()) {
				elements.put((constraint ? CONSTRAINT : "") + tokens.get(name).name(),
						part.substring(tokens.get(name + 1).start(), tokens.get(tokens.size() - 1).end()));
			}
		}
		return new TableText(elements, syntax);
	}

	Optional<String> defaultValue(String column) {
		return element(column).map((tokens) -> {
			to(Set.of("DEFAULT"), tokens).skip("DEFAULT");
			int start = tokens.position();
			return to(BEHIND_DEFAULT, tokens).text(start);
		}).filter((text) -> !text.isEmpty());
	}

	/**
	 * The type of a column.
	 * @return its type without character set and collation
	 */
	Optional<String> type(String column) {
		return element(column).map((tokens) -> {
			tokens.next();
			return to(BEHIND_TYPE, tokens).text(0);
		});
	}

	boolean hasCheck(String column) {
		return element(column).filter((tokens) -> !to(Set.of("CHECK"), tokens).isAtEnd()).isPresent();
	}

	Optional<String> generated(String column) {
		return element(column).map((tokens) -> inBrackets(tokens, "AS"));
	}

	Optional<String> checkOfColumn(String column) {
		return element(column).map((tokens) -> inBrackets(tokens, "CHECK"));
	}

	Optional<String> check(String constraint) {
		return element(CONSTRAINT + constraint).map((tokens) -> inBrackets(tokens, "CHECK"));
	}

	private Optional<SqlTokens> element(String name) {
		return Optional.ofNullable(this.elements.get(name)).map((text) -> new SqlTokens(text, this.syntax));
	}

	private static String inBrackets(SqlTokens tokens, String word) {
		to(Set.of(word), tokens).skip(word);
		return tokens.takeBrackets();
	}

	private static SqlTokens to(Set<String> words, SqlTokens tokens) {
		while (!tokens.isAtEnd() && !tokens.isAtAny(words)) {
			tokens.skipBrackets();
		}
		return tokens;
	}

}
