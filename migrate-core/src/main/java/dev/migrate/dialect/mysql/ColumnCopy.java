package dev.migrate.dialect.mysql;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

import dev.migrate.dialect.Spelling;
import dev.migrate.dialect.UnreadableTextException;
import dev.migrate.schema.TableName;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Reads what a column says as values and not as text, so that nothing is lost: from an
 * empty copy of the column in a temporary table, which only this session sees and which
 * ends no transaction.
 *
 * @param jdbc the database, on one connection
 * @param spelling writes names
 * @param table the table
 * @param column the column
 */
record ColumnCopy(JdbcOperations jdbc, Spelling spelling, TableName table, String column) {

	private static final String COPY = "migrate_copy_of_column";

	/**
	 * The default, which has to be a literal.
	 * @return its bytes in hexadecimal digits; those of a text in UTF-8
	 */
	String hexOfDefault(boolean isText) {
		String value = isText ? "convert(default(t.%s) using utf8mb4)".formatted(name())
				: "default(t.%s)".formatted(name());
		// Nothing is written for a column that allows NULL; one that does not is NULL
		// beside no row
		List<@Nullable String> found = this.jdbc.queryForList("select hex(" + value + ") from (select 1) one left join "
				+ this.spelling.quote(this.table) + " t on false", String.class);
		String hex = found.isEmpty() ? null : found.get(0);
		return (hex != null) ? hex : read("()", isText).get(0);
	}

	String textOfDefault() {
		return text(hexOfDefault(true));
	}

	/**
	 * The words of an enum or a set.
	 * @param numbers the number that stands for each of them
	 * @return the words in the same order
	 */
	List<String> words(List<Long> numbers) {
		List<String> rows = numbers.stream().map((number) -> "(" + number + ")").toList();
		return read(String.join(", ", rows), true).stream().map(ColumnCopy::text).toList();
	}

	private static String text(String hex) {
		return new String(HexFormat.of().parseHex(hex), StandardCharsets.UTF_8);
	}

	private List<String> read(String rows, boolean isText) {
		String copy = this.spelling.quote(this.table.withName(COPY));
		String value = isText ? "convert(" + name() + " using utf8mb4)" : name();
		try {
			this.jdbc.execute("create temporary table " + copy + " as select " + name() + " from "
					+ this.spelling.quote(this.table) + " where false");
		}
		catch (DataAccessException ex) {
			throw new UnreadableTextException(this.table, this.column, ex);
		}
		try {
			this.jdbc.execute("insert into " + copy + " values " + rows);
			return this.jdbc.queryForList("select hex(" + value + ") from " + copy + " order by " + name() + " + 0",
					String.class);
		}
		finally {
			this.jdbc.execute("drop temporary table " + copy);
		}
	}

	private String name() {
		return this.spelling.quote(this.column);
	}

}
