package dev.migrate.sql;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

import dev.migrate.lang.Internal;

/**
 * SQL text with parameters such as {@code :name}. What stands in quotes or comments is
 * none, and neither are casts ({@code ::}), assignments ({@code :=}) and slices of arrays
 * ({@code [1:2]}).
 */
@Internal
public final class NamedParameters {

	/** What JDBC takes for a parameter, unless it is doubled. */
	private static final String QUESTION_MARK = "?";

	private final List<String> texts = new ArrayList<>();

	private final List<String> names = new ArrayList<>();

	private NamedParameters() {
	}

	/**
	 * Find the parameters of a text.
	 * @return the text with its parameters
	 */
	public static NamedParameters of(String sql, SqlSyntax syntax) {
		NamedParameters found = new NamedParameters();
		SqlLexer lexer = new SqlLexer(sql, syntax);
		int begin = 0;
		int colon = -1;
		boolean doubled = false;
		while (lexer.next() != SqlToken.Kind.END) {
			int start = lexer.start();
			boolean behindColon = colon >= 0 && start == colon + 1;
			if (lexer.isSymbol(':')) {
				doubled = behindColon;
				colon = start;
				continue;
			}
			if (behindColon && !doubled && lexer.kind() == SqlToken.Kind.WORD && isName(sql.charAt(start))) {
				begin = found.add(sql, begin, colon, lexer.text(), lexer.end());
			}
			else if (lexer.isSymbol('?')) {
				begin = found.add(sql, begin, start, QUESTION_MARK, lexer.end());
			}
		}
		found.texts.add(sql.substring(begin));
		return found;
	}

	private static boolean isName(char first) {
		return Character.isLetter(first) || first == '_';
	}

	private int add(String sql, int begin, int end, String name, int next) {
		this.texts.add(sql.substring(begin, end));
		this.names.add(name);
		return next;
	}

	/**
	 * The names, one for each place in the text.
	 * @return the names in order
	 */
	public List<String> names() {
		return this.names.stream().filter((name) -> !name.equals(QUESTION_MARK)).toList();
	}

	/**
	 * Refuse values that do not fit the text.
	 * @param values the names that have values
	 * @return this
	 * @throws ParametersException if a parameter has no value, or a value no parameter
	 */
	public NamedParameters require(Set<String> values) {
		Set<String> missing = new LinkedHashSet<>(names());
		missing.removeAll(values);
		Set<String> unused = new LinkedHashSet<>(values);
		unused.removeAll(this.names);
		if (!missing.isEmpty() || !unused.isEmpty()) {
			throw new ParametersException(missing, unused);
		}
		return this;
	}

	/**
	 * The text with literals in the place of its parameters.
	 * @param literal gives the literal for a name
	 */
	public String withLiterals(UnaryOperator<String> literal) {
		return filled(literal, QUESTION_MARK);
	}

	/**
	 * The text as JDBC takes it.
	 * @param placeholder gives a question mark for a name, or a literal
	 * @return the text; a question mark that is an operator is doubled
	 */
	public String forJdbc(UnaryOperator<String> placeholder) {
		return filled(placeholder, QUESTION_MARK + QUESTION_MARK);
	}

	private String filled(UnaryOperator<String> replacement, String questionMark) {
		StringBuilder filled = new StringBuilder(this.texts.get(0));
		for (int i = 0; i < this.names.size(); i++) {
			String name = this.names.get(i);
			String text = name.equals(QUESTION_MARK) ? questionMark : replacement.apply(name);
			// Two minus signs begin a comment
			boolean minuses = text.startsWith("-") && filled.length() > 0 && filled.charAt(filled.length() - 1) == '-';
			filled.append(minuses ? " " : "").append(text).append(this.texts.get(i + 1));
		}
		return filled.toString();
	}

}
