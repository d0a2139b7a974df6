package dev.migrate.dialect;

import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import dev.migrate.sql.SqlExcerpt;
import org.jspecify.annotations.Nullable;

/**
 * What the failures of a database mean, and what of their text can be shown: no data of
 * rows. Thread-safe.
 */
public class SqlFailures {

	private static final Set<FailureKind> UNANSWERED = EnumSet.of(FailureKind.LOCK_TIMEOUT, FailureKind.CANCELED,
			FailureKind.DISCONNECTED, FailureKind.IDLE);

	private static final Pattern LITERAL = Pattern.compile("'[^']*'|\\( */\\*.*\\)");

	/** From the first quote to the last: a value may have quotes in it. */
	private static final Pattern QUOTED_VALUE = Pattern.compile("\".*\"", Pattern.DOTALL);

	/**
	 * What databases and drivers quote of rows and statements, whatever the code says: up
	 * to the last quote, as a value may have quotes in it. A word that is met where no
	 * word may stand is no value.
	 */
	private static final Pattern QUOTATION = Pattern.compile(String.join("|", "(?<=Duplicate entry )'.*'(?= for key )",
			"(?<=value: )'.*'(?= for column )", "(?<=value: )'.*'", "(?<= value: )[^'].*", "(?<=for value ).*",
			"(?<=to the value of )'.*'", "(?<=syntax error: )'.*'", "(?<=string: )'.*'",
			"(?<= record )'.*'(?= would lead )", "(?<=near )'.*'(?= at line )",
			"(?<=near )\"(?![A-Za-z_]\\w*\"[^\"]*$).*\"", "(?<=unrecognized token: )\".*\"",
			"(?<=SQL statement )\".*\"", "(?<= in SQL ).*(?=\\. Expected )",
			"(?<=unexpected token ?: ).*(?= required: )", "(?<=unexpected token ?: ).*", "(?<=\\) )\\(.*\\)(?=\"$)"),
			Pattern.DOTALL);

	/** What operating systems say, be it passed on with a code for any failure. */
	private static final Pattern NO_SPACE = Pattern
		.compile("No space left on device|not enough space on the disk|Disk quota exceeded|\\berror 28\\b");

	private static final Pattern BATCH_ENTRY = Pattern.compile("(?<=\\bbatch entry )\\d{1,9}",
			Pattern.CASE_INSENSITIVE);

	private final Map<FailureKind, Set<String>> codes;

	private final Function<SQLException, String> text;

	private final String grant;

	/**
	 * Create failures.
	 * @param codes SQLSTATEs and error codes by what they mean
	 * @param text the text of a failure that can be shown
	 * @param grant the statement that gives a user what a migration needs, with a place
	 * for the schema and one for the user
	 */
	public SqlFailures(Map<FailureKind, Set<String>> codes, Function<SQLException, String> text, String grant) {
		this.codes = new EnumMap<>(codes);
		this.text = text;
		this.grant = grant;
	}

	/**
	 * What to run so that a user can migrate.
	 * @param connection a connection of the user
	 * @param schema the schema
	 * @param user the user, as the driver tells it
	 * @return SQL for an administrator
	 * @throws SQLException if the database does not tell whom to grant it to
	 */
	public String grant(Connection connection, String schema, String user) throws SQLException {
		return this.grant.formatted(schema(connection, schema), account(connection, user));
	}

	/**
	 * What there is to say of an account that the database does not let in, and of which
	 * no connection can be asked.
	 * @param failure the failure to connect
	 * @return what to do, or empty if the failure is another one
	 */
	public Optional<Refusal> refusal(SQLException failure) {
		return (kind(failure) == FailureKind.NOT_AUTHENTICATED) ? Optional.of(Refusal.OF_ACCOUNT) : Optional.empty();
	}

	/**
	 * The schema in which a table is, or would be, if its name has none.
	 * @param connection a connection of the user
	 * @param table the table
	 * @return the schema, be it one that the user may not use; empty if there is none
	 * @throws SQLException if the database does not tell it
	 */
	public String schemaOf(Connection connection, String table) throws SQLException {
		String schema = Objects.requireNonNullElse(connection.getSchema(), "");
		return schema.isEmpty() ? Objects.requireNonNullElse(connection.getCatalog(), "") : schema;
	}

	/**
	 * Which statement of a batch has failed, be it that the driver went on behind it.
	 * Where the connection is gone, a driver only knows how many answers it has had.
	 * @param failure the failure
	 * @param size how many statements there were
	 * @return its number, counted from 0; empty if the driver does not tell
	 */
	public final OptionalInt failed(BatchUpdateException failure, int size) {
		boolean lost = String.valueOf(failure.getSQLState()).startsWith("08");
		return lost ? OptionalInt.empty() : told(failure, size);
	}

	/**
	 * The statement of a batch of which a driver tells that it has failed.
	 * @param failure the failure
	 * @param size how many statements there were
	 * @return its number, counted from 0; empty if the driver does not tell
	 */
	protected OptionalInt told(BatchUpdateException failure, int size) {
		long[] counts = failure.getLargeUpdateCounts();
		OptionalInt said = numbered(failure, BATCH_ENTRY, size);
		if (said.isPresent() || counts == null) {
			return said;
		}
		OptionalInt first = IntStream.range(0, counts.length)
			.filter((i) -> counts[i] == Statement.EXECUTE_FAILED)
			.findFirst();
		return (first.isPresent() || counts.length >= size) ? first : OptionalInt.of(counts.length);
	}

	/**
	 * The number of a statement that a driver tells in words.
	 * @param failure the failure
	 * @param number finds the number
	 * @param size how many statements there were
	 * @return the number, or empty if there is none that can be meant
	 */
	protected static OptionalInt numbered(BatchUpdateException failure, Pattern number, int size) {
		Matcher matcher = number.matcher(String.valueOf(failure.getMessage()));
		return matcher.find() ? IntStream.of(Integer.parseInt(matcher.group())).filter((i) -> i < size).findFirst()
				: OptionalInt.empty();
	}

	/**
	 * The schema in which a table is that looks as if it were not there, as the user may
	 * not use that schema.
	 * @param connection a connection of the user
	 * @param table the table
	 * @return the schema, or empty if there is no such table, or its schema is no secret
	 * @throws SQLException if the database fails
	 */
	public Optional<String> hiddenSchema(Connection connection, String table) throws SQLException {
		return Optional.empty();
	}

	/**
	 * The name of a user.
	 * @param user the user, as the driver tells it
	 * @return the name alone
	 */
	public String user(String user) {
		return user;
	}

	/**
	 * What to run so that a user can read tables.
	 * @param connection a connection of the user
	 * @param schema the schema
	 * @param user the user, as the driver tells it
	 * @return SQL for an administrator; a statement with {@code %s} is for one table
	 * @throws SQLException if the database does not tell whom to grant it to
	 */
	public List<String> grantsToRead(Connection connection, String schema, String user) throws SQLException {
		return List.of(grantToRead(schema.isEmpty() ? "" : schema(connection, schema), account(connection, user)));
	}

	/**
	 * A schema as it is to be written.
	 * @param connection a connection of the user
	 * @param schema the name
	 * @return its spelling in SQL
	 * @throws SQLException if the database does not tell it
	 */
	protected String schema(Connection connection, String schema) throws SQLException {
		return Spelling.quoted(schema);
	}

	/**
	 * Whom a right is to be granted to, as it is to be written.
	 * @param connection a connection of the user
	 * @param user the name of the user
	 * @return its spelling in SQL
	 * @throws SQLException if the database does not tell it
	 */
	protected String account(Connection connection, String user) throws SQLException {
		return Spelling.quoted(user);
	}

	/**
	 * The statement that grants a table.
	 * @param schema the schema, as it is to be written
	 * @param user whom to grant it to, as it is to be written
	 * @return SQL with a place for the table
	 */
	protected static String grantToRead(String schema, String user) {
		String table = schema.isEmpty() ? "%s" : schema.replace("%", "%%") + ".%s";
		return "grant select on " + table + " to " + user.replace("%", "%%");
	}

	/**
	 * The beginning of a statement that failed, without the values in it.
	 * @param sql the statement
	 * @return one line
	 */
	public static String excerpt(String sql) {
		return SqlExcerpt.of(sql);
	}

	/**
	 * The message of a failure as the driver gives it.
	 * @param failure the failure
	 * @return its message; {@code null} as text if it has none
	 */
	public static String text(SQLException failure) {
		return String.valueOf(failure.getMessage());
	}

	/**
	 * The text of a failure without what the driver puts around it: numbers of
	 * connections, the statement, details. It may quote values.
	 * @param failure the failure
	 * @return the text, without the codes
	 */
	public String shown(SQLException failure) {
		return this.text.apply(failure).strip();
	}

	/**
	 * What a failure means.
	 * @param failure the failure
	 * @return its kind
	 */
	public FailureKind kind(SQLException failure) {
		for (Map.Entry<FailureKind, Set<String>> entry : this.codes.entrySet()) {
			if (entry.getValue().contains(String.valueOf(failure.getErrorCode()))
					|| entry.getValue().contains(String.valueOf(failure.getSQLState()))) {
				return entry.getKey();
			}
		}
		FailureKind kind = kind(failure.getSQLState());
		if (kind == FailureKind.OTHER && NO_SPACE.matcher(text(failure)).find()) {
			return FailureKind.NO_SPACE;
		}
		return (kind == FailureKind.OTHER && failure instanceof SQLTimeoutException) ? FailureKind.CANCELED : kind;
	}

	private static FailureKind kind(@Nullable String sqlState) {
		if (sqlState == null) {
			return FailureKind.OTHER;
		}
		if (sqlState.startsWith("28")) {
			return FailureKind.NOT_AUTHENTICATED;
		}
		return sqlState.startsWith("08") ? FailureKind.DISCONNECTED : FailureKind.OTHER;
	}

	/**
	 * Take a failure for an answer: what was asked for is not there, or is not to be
	 * read. Where a lock was not to be had, time was up, or the session is gone, nothing
	 * was answered.
	 * @param failure the failure
	 * @param <E> its type
	 * @throws E the same failure, if it is no answer
	 */
	public <E extends RuntimeException> void requireAnswer(E failure) throws E {
		if (failure.getCause() instanceof SQLException cause && UNANSWERED.contains(kind(cause))) {
			throw failure;
		}
	}

	/**
	 * The text of a failure for people, with its codes.
	 * @param failure the failure
	 * @return such as {@code Duplicate column name 'email' [42S21, 1060]}
	 */
	public String message(SQLException failure) {
		String text = shown(failure);
		String message = QUOTATION.matcher(text).replaceAll("'…'");
		if (quotesValue(failure)) {
			message = QUOTED_VALUE.matcher(message).replaceFirst("\"…\"");
		}
		if (holdsData(String.valueOf(failure.getSQLState())) && message.equals(text)) {
			message = LITERAL.matcher(message).replaceAll("'…'");
		}
		return message + " " + codes(failure);
	}

	/**
	 * Whether what stands in double quotes is a value rather than a name.
	 * @param failure the failure
	 * @return {@code true} for data exceptions
	 */
	protected boolean quotesValue(SQLException failure) {
		return String.valueOf(failure.getSQLState()).startsWith("22");
	}

	/**
	 * Whether the text of a failure can quote values: data exceptions and violations of
	 * constraints do.
	 */
	private static boolean holdsData(String sqlState) {
		return sqlState.startsWith("22") || sqlState.startsWith("23");
	}

	private static String codes(SQLException failure) {
		String state = failure.getSQLState();
		if (state == null) {
			return "[" + failure.getErrorCode() + "]";
		}
		String code = String.valueOf(failure.getErrorCode());
		return (code.equals("0") || code.equals(state)) ? "[" + state + "]" : "[" + state + ", " + code + "]";
	}

	/**
	 * Why a database lets an account not in. Trying again does not help.
	 *
	 * @param grant SQL for an administrator that lets the account in; empty if user or
	 * password are wrong
	 * @param more what else it can be, as sentences; may be empty
	 */
	public record Refusal(String grant, String more) {

		/** User or password are wrong, and no more is known. */
		public static final Refusal OF_ACCOUNT = new Refusal("", "");

	}

}
