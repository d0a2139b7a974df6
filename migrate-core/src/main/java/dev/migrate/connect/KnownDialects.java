package dev.migrate.connect;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.migrate.dialect.DatabaseProduct;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.FailureKind;
import dev.migrate.dialect.Recognition;
import dev.migrate.dialect.SqlFailures.Refusal;
import dev.migrate.error.Secrets;
import dev.migrate.lang.Internal;

/**
 * The dialects that a database is recognised by: those that somebody has given, in their
 * order, then ours. All are asked, so that a product that two of them recognise is told
 * rather than decided by the order. Immutable.
 */
@Internal
public final class KnownDialects {

	/** Ours alone. */
	public static final KnownDialects OURS = new KnownDialects(List.of());

	/**
	 * Databases for which somebody else may have a dialect: files that applications share
	 * may have sections for them where that dialect is not given.
	 */
	private static final List<String> RESERVED = List.of("sqlserver", "oracle", "cockroachdb");

	private final List<Dialect> given;

	/**
	 * Add dialects to ours.
	 * @param given dialects of others
	 * @throws DialectConflictException if two have one name
	 */
	public KnownDialects(List<Dialect> given) {
		this.given = given.isEmpty() ? List.of()
				: given.stream().filter((dialect) -> !Dialects.all().contains(dialect)).distinct().toList();
		if (this.given.isEmpty()) {
			return;
		}
		Map<String, Dialect> names = new LinkedHashMap<>();
		for (Dialect dialect : all()) {
			Dialect other = names.put(dialect.name(), dialect);
			if (other != null) {
				throw DialectConflictException.ofName(other, dialect);
			}
		}
	}

	/**
	 * Ours, and one that may be another.
	 */
	public static KnownDialects including(Dialect dialect) {
		return Dialects.all().contains(dialect) ? OURS : new KnownDialects(List.of(dialect));
	}

	/**
	 * The dialect of a name, for SQL that is written and not run.
	 * @param name {@link Dialect#name()}, in any case
	 * @throws UnsupportedDatabaseException if there is none of that name
	 */
	public Dialect named(String name) {
		return all().stream()
			.filter((dialect) -> dialect.name().equalsIgnoreCase(name))
			.findFirst()
			.orElseThrow(() -> new UnsupportedDatabaseException(name, all().stream().map(Dialect::name).toList()));
	}

	/**
	 * The names of all, and those that each understands.
	 * @return by {@link Dialect#name()}, {@link Dialect#names()}
	 */
	public Map<String, List<String>> names() {
		Map<String, List<String>> names = new LinkedHashMap<>();
		all().forEach((dialect) -> names.put(dialect.name(), dialect.names()));
		return names;
	}

	/**
	 * All of them.
	 * @return the dialects, those that somebody has given first
	 */
	public List<Dialect> all() {
		return this.given.isEmpty() ? Dialects.all()
				: Stream.concat(this.given.stream(), Dialects.all().stream()).toList();
	}

	/**
	 * The names of databases for which somebody else may have a dialect.
	 * @return names that sections of SQL files may have nevertheless
	 */
	public List<String> reservedNames() {
		return RESERVED;
	}

	/**
	 * The dialect of the database at the other end of a connection.
	 * @param connection the connection, which stays open
	 * @throws SQLException if the database does not answer
	 * @throws UnsupportedDatabaseException if no dialect recognises the database
	 * @throws DialectConflictException if two do
	 */
	public Dialect detect(Connection connection) throws SQLException {
		return detect(Product.of(connection, true));
	}

	/**
	 * The dialect as far as the driver tells without asking the database. It is enough to
	 * read our own tables; before anything is changed, {@link #detect} tells databases
	 * apart that only speak the same protocol. The database is asked at once where
	 * somebody has given a dialect, which may be that of such a database.
	 * @param connection the connection, which stays open
	 * @throws SQLException if the driver fails
	 * @throws UnsupportedDatabaseException if no dialect recognises the database
	 * @throws DialectConflictException if two do
	 */
	public Dialect fromDriver(Connection connection) throws SQLException {
		return detect(Product.of(connection, !this.given.isEmpty()));
	}

	private Dialect detect(Product product) throws SQLException {
		Dialect found = null;
		String other = "";
		for (Dialect dialect : this.given.isEmpty() ? Dialects.candidates(product.name()) : all()) {
			Recognition recognition = dialect.recognises(product);
			if (recognition.recognised() && found != null) {
				throw DialectConflictException.ofProduct(product.name() + " " + product.version(), found, dialect);
			}
			found = recognition.recognised() ? dialect : found;
			other = other.isEmpty() ? recognition.other() : other;
		}
		if (found == null) {
			throw new UnsupportedDatabaseException(other.isEmpty() ? product.name() : other,
					all().stream().map(Dialect::productName).toList());
		}
		return found;
	}

	/**
	 * What one of the dialects has to say of an account that its database does not let
	 * in: there is no connection that could tell which it is. The one that says most
	 * knows it.
	 */
	Optional<Refusal> refusal(SQLException failure) {
		return all().stream()
			.flatMap((dialect) -> dialect.failures().refusal(failure).stream())
			.max(Comparator.comparingInt((refusal) -> refusal.grant().length() + refusal.more().length()));
	}

	/**
	 * Whether there are as many sessions as a server lets in.
	 */
	boolean isFull(SQLException failure) {
		return all().stream().anyMatch((dialect) -> dialect.failures().kind(failure) == FailureKind.TOO_MANY_SESSIONS);
	}

	/**
	 * The text of a failure to connect, without what one of the drivers puts around it,
	 * and without what is secret in a URL that it may quote.
	 */
	String text(SQLException failure) {
		String raw = String.valueOf(failure.getMessage());
		Optional<String> shown = all().stream()
			.map((dialect) -> dialect.failures().shown(failure))
			.filter((text) -> !text.equals(raw))
			.min(Comparator.comparingInt(String::length));
		String text = firstLine(shown.orElse(raw));
		return (failure.getSQLState() != null) ? text + " [" + failure.getSQLState() + "]" : text;
	}

	/**
	 * The text of a failure of a driver or a pool that is none of the database.
	 */
	static String text(RuntimeException failure) {
		return firstLine((failure.getMessage() != null) ? failure.getMessage() : failure.toString());
	}

	private static String firstLine(String text) {
		return Secrets.masked(text.lines().findFirst().orElse("").strip());
	}

	/**
	 * What is at the other end of a connection.
	 */
	private record Product(Connection connection, String name, String version,
			boolean asked) implements DatabaseProduct {

		static Product of(Connection connection, boolean asked) throws SQLException {
			return new Product(connection, connection.getMetaData().getDatabaseProductName(),
					connection.getMetaData().getDatabaseProductVersion(), asked);
		}

		@Override
		public String answer(String sql) throws SQLException {
			if (!this.asked) {
				return "";
			}
			try (Statement statement = this.connection.createStatement();
					ResultSet rows = statement.executeQuery(sql)) {
				return rows.next() ? String.valueOf(rows.getString(1)) : "";
			}
		}

	}

}
