package dev.migrate.dialect.standard;

import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Objects;

import dev.migrate.dialect.Dialect;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Translates between names as revisions write them and names as a database stores them. A
 * database may fold names that stand without quotes; those that the dialect quotes stay
 * as they are. A name that would be folded and has been kept from it is written in its
 * quotes, unless the database takes it for the same.
 */
public final class StoredNames {

	private static final String QUOTE = "\"";

	private final Dialect dialect;

	private final Case unquoted;

	private final boolean quotesCount;

	private StoredNames(Dialect dialect, Case unquoted, boolean quotesCount) {
		this.dialect = dialect;
		this.unquoted = unquoted;
		this.quotesCount = quotesCount;
	}

	/**
	 * Ask a database how it stores names.
	 * @param dialect quotes names
	 */
	public static StoredNames of(Dialect dialect, JdbcOperations jdbc) {
		StoredNames names = jdbc.execute((ConnectionCallback<StoredNames>) (connection) -> {
			DatabaseMetaData facts = connection.getMetaData();
			return new StoredNames(dialect, unquoted(facts), facts.supportsMixedCaseQuotedIdentifiers());
		});
		return Objects.requireNonNull(names);
	}

	private static Case unquoted(DatabaseMetaData facts) throws SQLException {
		if (facts.storesUpperCaseIdentifiers()) {
			return Case.UPPER;
		}
		return facts.storesLowerCaseIdentifiers() ? Case.LOWER : Case.AS_WRITTEN;
	}

	/**
	 * The name in the catalog.
	 * @param name the name as revisions write it, or {@code null}
	 * @return the name as it is stored, or {@code null} for {@code null}
	 */
	public @Nullable String stored(@Nullable String name) {
		if (name == null || !this.dialect.spelling().quote(name).equals(name)) {
			return name;
		}
		return name.startsWith(QUOTE) ? name.substring(1, name.length() - 1) : folded(name);
	}

	/**
	 * The name in revisions.
	 * @return the name that is stored like that
	 */
	public String written(String stored) {
		String lower = stored.toLowerCase(Locale.ROOT);
		if (isBare(lower) && folded(lower).equals(stored)) {
			return lower;
		}
		return (this.quotesCount && isBare(stored)) ? QUOTE + stored + QUOTE : stored;
	}

	private boolean isBare(String name) {
		return !name.startsWith(QUOTE) && this.dialect.spelling().quote(name).equals(name);
	}

	/**
	 * How a name is stored that stands without quotes.
	 * @return the name in the catalog
	 */
	public String folded(String name) {
		return switch (this.unquoted) {
			case UPPER -> name.toUpperCase(Locale.ROOT);
			case LOWER -> name.toLowerCase(Locale.ROOT);
			case AS_WRITTEN -> name;
		};
	}

	private enum Case {

		UPPER, LOWER, AS_WRITTEN

	}

}
