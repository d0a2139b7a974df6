package dev.migrate.operation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import dev.migrate.schema.SqlValue;
import org.jspecify.annotations.Nullable;

/**
 * Runs SQL text: one statement or several.
 *
 * @param sql the text, taken as it is; the dialect splits it into statements
 * @param origin the file that it stands in, or an empty string for code
 * @param line the line of the file that the text begins at, counted from 1
 * @param inverseSql the text that undoes it, or {@code null} if none was given
 * @param parameters the values of {@code :name} in the text; where there are none, a
 * colon is nothing special
 */
public record ExecuteSql(String sql, String origin, int line, @Nullable String inverseSql,
		Map<String, SqlValue> parameters) implements Operation {

	public ExecuteSql {
		parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
	}

	/**
	 * SQL without parameters.
	 * @param sql the text, taken as it is
	 * @param origin the file that it stands in, or an empty string for code
	 * @param line the line of the file that the text begins at, counted from 1
	 * @param inverseSql the text that undoes it, or {@code null} if none was given
	 */
	public ExecuteSql(String sql, String origin, int line, @Nullable String inverseSql) {
		this(sql, origin, line, inverseSql, Map.of());
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.visit(this);
	}

	@Override
	public Optional<Operation> inverse() {
		return Optional.ofNullable(this.inverseSql)
			.map((inverse) -> new ExecuteSql(inverse, this.origin, this.line, this.sql));
	}

}
