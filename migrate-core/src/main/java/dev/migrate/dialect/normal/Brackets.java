package dev.migrate.dialect.normal;

import java.util.List;

import dev.migrate.sql.SqlSyntax;
import dev.migrate.sql.SqlToken;

/**
 * Takes off the brackets that a database puts around expressions.
 */
public final class Brackets {

	private Brackets() {
	}

	/**
	 * Take off brackets that enclose the whole expression.
	 * @return the expression without them; as it is where a quote makes that doubtful
	 */
	public static String strip(String expression) {
		List<SqlToken> tokens = SqlToken.read(expression, SqlSyntax.common());
		int depth = (tokens.size() - SqlToken.withoutBrackets(tokens).size()) / 2;
		return (depth == 0) ? expression.strip()
				: expression.substring(tokens.get(depth - 1).end(), tokens.get(tokens.size() - depth).start()).strip();
	}

}
