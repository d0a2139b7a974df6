package dev.migrate.dialect.mysql;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.Spelling;
import dev.migrate.dialect.UnreadableTextException;
import dev.migrate.schema.SqlValue;
import dev.migrate.schema.TableName;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Reads the texts of the catalog without loss, as the session would write them. The
 * information schema knows no characters of four bytes and shows a question mark in their
 * place; MySQL shows the bytes of expressions as characters, and cuts bytes at a zero.
 * For one inspection by one session.
 */
class CatalogText {

	private static final Pattern BYTES = Pattern.compile("(?:var)?binary\\b.*", Pattern.CASE_INSENSITIVE);

	private static final Pattern WORDS = Pattern.compile("(?:enum|set)\\b.*",
			Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	private static final Pattern BARE = Pattern
		.compile("(?:tiny|small|medium|big)?int.*|decimal.*|float.*|double.*|bit.*|year.*", Pattern.CASE_INSENSITIVE);

	private final JdbcOperations jdbc;

	private final Dialect dialect;

	private @Nullable Boolean backslashIsPlain;

	CatalogText(JdbcOperations jdbc, Dialect dialect) {
		this.jdbc = jdbc;
		this.dialect = dialect;
	}

	final JdbcOperations jdbc() {
		return this.jdbc;
	}

	final Dialect dialect() {
		return this.dialect;
	}

	final String forSession(String sql) {
		return (sql.indexOf('\\') < 0) ? sql : ServerText.forSession(sql, this.dialect.syntax(), backslashIsPlain());
	}

	/**
	 * Whether a backslash in a string is nothing but a backslash.
	 * @return {@code true} if the session has {@code NO_BACKSLASH_ESCAPES}
	 */
	final boolean backslashIsPlain() {
		Boolean plain = this.backslashIsPlain;
		if (plain == null) {
			String mode = this.jdbc.queryForObject("select @@session.sql_mode", String.class);
			plain = mode != null && mode.contains("NO_BACKSLASH_ESCAPES");
			this.backslashIsPlain = plain;
		}
		return plain;
	}

	/**
	 * A type.
	 * @param shown the type as the catalog shows it
	 * @return the type as the server would write it
	 */
	final String type(TableName table, String column, String shown) {
		if (!ServerText.mayLack(shown) || !WORDS.matcher(shown).matches()) {
			return shown;
		}
		int count = MySqlTypes.words(shown).size();
		boolean set = shown.toLowerCase(Locale.ROOT).startsWith("set");
		List<Long> numbers = LongStream.range(0, count).mapToObj((i) -> set ? 1L << i : i + 1).toList();
		String words = copy(table, column).words(numbers)
			.stream()
			.map(ServerText::literal)
			.collect(Collectors.joining(",", "(", ")"));
		return (set ? "set" : "enum") + words;
	}

	private ColumnCopy copy(TableName table, String column) {
		return new ColumnCopy(this.jdbc, this.dialect.spelling(), table, column);
	}

	/**
	 * A default.
	 * @param shown the text in the catalog
	 * @param type the type of the column
	 * @param extra what the catalog says besides
	 * @return the string that it is, else what stands behind DEFAULT, as far as it is an
	 * expression without its brackets
	 */
	SqlValue defaultValue(TableName table, String column, String shown, String type, String extra) {
		if (extra.toUpperCase(Locale.ROOT).contains("DEFAULT_GENERATED")) {
			return new SqlValue.Expression(generated(table, column, shown));
		}
		if (isBinary(type)) {
			return bytes(copy(table, column).hexOfDefault(false));
		}
		if (BARE.matcher(type).matches()) {
			return new SqlValue.Expression(shown);
		}
		return text(table, column, shown);
	}

	final SqlValue text(TableName table, String column, String shown) {
		return SqlValue.of(ServerText.mayLack(shown) ? copy(table, column).textOfDefault() : shown);
	}

	final SqlValue bytes(TableName table, String column, String shown) {
		return bytes(ServerText.mayLack(shown) ? copy(table, column).hexOfDefault(false)
				: HexFormat.of().formatHex(shown.getBytes(StandardCharsets.UTF_8)));
	}

	private static SqlValue bytes(String hex) {
		return new SqlValue.Expression("X'" + hex.toLowerCase(Locale.ROOT) + "'");
	}

	static boolean isBinary(String type) {
		return BYTES.matcher(type).matches();
	}

	/**
	 * The expression of a computed column, or of a default.
	 * @param shown the text in the catalog
	 * @return the expression
	 */
	String generated(TableName table, String column, String shown) {
		return expression(shown);
	}

	/**
	 * An expression that nothing but the catalog knows.
	 * @param shown the text in the catalog
	 */
	String expression(String shown) {
		return forSession(ServerText.fromBytes(ServerText.unescape(shown), this.dialect.syntax()));
	}

	/**
	 * Reads what a column says as values and not as text, so that nothing is lost: from
	 * an empty copy of the column in a temporary table, which only this session sees and
	 * which ends no transaction.
	 *
	 * @param jdbc the database, on one connection
	 * @param spelling writes names
	 */
	private record ColumnCopy(JdbcOperations jdbc, Spelling spelling, TableName table, String column) {

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
			List<@Nullable String> found = this.jdbc.queryForList("select hex(" + value
					+ ") from (select 1) one left join " + this.spelling.quote(this.table) + " t on false",
					String.class);
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

}
