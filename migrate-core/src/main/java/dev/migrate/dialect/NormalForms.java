package dev.migrate.dialect;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Definitions;
import dev.migrate.schema.Identity;
import dev.migrate.schema.TypeName;
import org.jspecify.annotations.Nullable;

/**
 * The normal forms of the databases.
 */
final class NormalForms {

	private NormalForms() {
	}

	private static String unquoted(String quoted) {
		String quote = quoted.substring(0, 1);
		return quoted.substring(1, quoted.length() - 1).replace(quote + quote, quote);
	}

	private static long max(ColumnType type) {
		return switch (type.name()) {
			case TINYINT -> Byte.MAX_VALUE;
			case SMALLINT -> Short.MAX_VALUE;
			case INTEGER -> Integer.MAX_VALUE;
			default -> Long.MAX_VALUE;
		};
	}

	/**
	 * PostgreSQL.
	 *
	 * @param dialect quotes names
	 */
	record Postgres(Dialect dialect) implements NormalForm {

		private static final Pattern CAST = Pattern
			.compile("'((?:[^']|'')*)'(?:::[\\w \".]+(?:\\(\\d+(?:,\\s*\\d+)?\\))?[\\w ]*(?:\\[\\])?)?");

		@Override
		public String withoutQuotes(String quoted) {
			String name = unquoted(quoted);
			return this.dialect.quote(name).equals(name) ? name : quoted;
		}

		@Override
		public Identity identity(Identity identity, ColumnType type) {
			return NormalForm.withoutDefaults(identity, max(type), 1);
		}

		@Override
		public @Nullable Boolean stored(@Nullable Boolean stored) {
			return stored == null || stored;
		}

		@Override
		public boolean nullsAreLeast() {
			return false;
		}

		@Override
		public boolean keepsNotValid() {
			return true;
		}

		@Override
		public @Nullable String stringWithoutCast(String sql) {
			Matcher matcher = CAST.matcher(sql);
			return matcher.matches() ? matcher.group(1).replace("''", "'") : null;
		}

	}

	/**
	 * MySQL and MariaDB.
	 *
	 * @param dialect quotes names
	 */
	record MySql(Dialect dialect) implements NormalForm {

		private static final Pattern NOW = Pattern
			.compile("\\b(?:current_timestamp|now|localtimestamp|localtime)\\b(?: \\(\\))?(?: (\\(\\d\\)))?");

		@Override
		public String withoutQuotes(String quoted) {
			if (quoted.startsWith("\"")) {
				return quoted;
			}
			String name = unquoted(quoted).toLowerCase(Locale.ROOT);
			return this.dialect.quote(name);
		}

		@Override
		public String readable(String sql) {
			return sql.replace("\\'", "''");
		}

		@Override
		public String word(String lower) {
			return switch (lower) {
				case "lcase" -> "lower";
				case "ucase" -> "upper";
				default -> lower;
			};
		}

		@Override
		public Identity identity(Identity identity, ColumnType type) {
			return Identity.byDefault();
		}

		@Override
		public @Nullable Boolean stored(@Nullable Boolean stored) {
			return stored != null && stored;
		}

		@Override
		public boolean restrictsByDefault() {
			return true;
		}

		@Override
		public @Nullable String keyName(@Nullable String name) {
			return null;
		}

		@Override
		public @Nullable String match(@Nullable String match) {
			return null;
		}

		// The usual engine makes a tree of a HASH
		@Override
		public @Nullable String indexMethod(@Nullable String using) {
			if (using == null || using.equalsIgnoreCase("btree") || using.equalsIgnoreCase("hash")) {
				return null;
			}
			return using.strip().toUpperCase(Locale.ROOT);
		}

		@Override
		public String expression(String canonical) {
			return NOW.matcher(canonical)
				.replaceAll((now) -> "current_timestamp" + ((now.group(1) != null) ? now.group(1) : ""));
		}

	}

	/**
	 * H2.
	 *
	 * @param dialect quotes names
	 */
	record H2(Dialect dialect) implements NormalForm {

		private static final long CACHE = 32;

		@Override
		public String withoutQuotes(String quoted) {
			String name = unquoted(quoted);
			String lower = name.toLowerCase(Locale.ROOT);
			boolean folded = name.equals(name.toUpperCase(Locale.ROOT)) && this.dialect.quote(lower).equals(lower);
			return folded ? lower : quoted;
		}

		@Override
		public Identity identity(Identity identity, ColumnType type) {
			return NormalForm.withoutDefaults(identity, max(type), CACHE);
		}

		@Override
		public @Nullable Boolean stored(@Nullable Boolean stored) {
			return Boolean.FALSE.equals(stored) ? stored : null;
		}

		@Override
		public boolean restrictsByDefault() {
			return true;
		}

	}

	/**
	 * SQLite.
	 *
	 * @param dialect quotes names
	 */
	record Sqlite(Dialect dialect) implements NormalForm {

		@Override
		public String withoutQuotes(String quoted) {
			String name = SqliteToken.fold(unquoted(quoted));
			return this.dialect.quote(name);
		}

		@Override
		public Identity identity(Identity identity, ColumnType type) {
			return Identity.byDefault();
		}

		@Override
		public @Nullable Boolean stored(@Nullable Boolean stored) {
			return stored != null && stored;
		}

		@Override
		public @Nullable String match(@Nullable String match) {
			return null;
		}

		// Only INTEGER generates its values
		@Override
		public ColumnType type(ColumnType type, boolean identity) {
			return (identity && type.name() != TypeName.VERBATIM) ? Definitions.integer() : type;
		}

	}

}
