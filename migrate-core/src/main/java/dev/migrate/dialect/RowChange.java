package dev.migrate.dialect;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A change of our own tables, to be made together with others.
 *
 * @param sql the statement, with question marks for parameters
 * @param parameters their values: strings, integers or {@code null}
 * @param one whether it has to meet one row, and not any number
 */
public record RowChange(String sql, List<@Nullable Object> parameters, boolean one) {

	public RowChange {
		parameters = Collections.unmodifiableList(new ArrayList<>(parameters));
	}

	/**
	 * The statement with its values.
	 * @param literal how a value is written
	 */
	public String filled(Function<@Nullable Object, String> literal) {
		StringBuilder filled = new StringBuilder();
		int next = 0;
		int begin = 0;
		char quote = 0;
		for (int i = 0; i < this.sql.length(); i++) {
			char character = this.sql.charAt(i);
			if (character == quote) {
				quote = 0;
			}
			else if (quote == 0 && (character == '\'' || character == '"' || character == '`')) {
				quote = character;
			}
			else if (quote == 0 && character == '?') {
				filled.append(this.sql, begin, i).append(literal.apply(this.parameters.get(next)));
				next++;
				begin = i + 1;
			}
		}
		filled.append(this.sql, begin, this.sql.length());
		return filled.toString();
	}

	/**
	 * A change that has not met one row, so that none of them was made.
	 *
	 * @param index which change, counted from 0
	 * @param rows how many rows it has met
	 */
	public record Missed(int index, int rows) {

		private static final Pattern TOLD = Pattern.compile("migrate: change (\\d+) has met (\\d+) rows");

		/**
		 * Read what a statement has failed with on purpose: the message
		 * {@code migrate: change 0 has met 2 rows}.
		 * @param failure the failure
		 * @param state its SQLSTATE where it is that
		 * @return the change, or empty if something else has failed
		 */
		public static Optional<Missed> told(SQLException failure, String state) {
			Matcher told = TOLD.matcher(String.valueOf(failure.getMessage()));
			return (state.equals(failure.getSQLState()) && told.find())
					? Optional.of(new Missed(Integer.parseInt(told.group(1)), Integer.parseInt(told.group(2))))
					: Optional.empty();
		}

	}

}
