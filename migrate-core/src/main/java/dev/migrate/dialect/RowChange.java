package dev.migrate.dialect;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A change of one row of our own tables, to be made together with others.
 *
 * @param sql the statement, with question marks for parameters
 * @param parameters their values: strings, integers or {@code null}
 */
public record RowChange(String sql, List<@Nullable Object> parameters) {

	public RowChange {
		parameters = Collections.unmodifiableList(new ArrayList<>(parameters));
	}

	/**
	 * A change that has not met one row, so that none of them was made.
	 *
	 * @param index which change, counted from 0
	 * @param rows how many rows it has met
	 */
	public record Missed(int index, int rows) {
	}

}
