package dev.migrate.dialect.mysql;

import java.util.Locale;
import java.util.regex.Pattern;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.NormalForm;
import dev.migrate.dialect.normal.NormalForms;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Identity;
import dev.migrate.schema.SqlValue;
import org.jspecify.annotations.Nullable;

/**
 * What an inspector of MySQL and MariaDB leaves out.
 *
 * @param dialect quotes names
 */
record MySqlNormalForm(Dialect dialect) implements NormalForm {

	private static final Pattern NOW = Pattern
		.compile("\\b(?:current_timestamp|now|localtimestamp|localtime)\\b(?: \\(\\))?(?: (\\(\\d\\)))?");

	@Override
	public String withoutQuotes(String quoted) {
		if (quoted.startsWith("\"")) {
			return quoted;
		}
		String name = NormalForms.unquoted(quoted).toLowerCase(Locale.ROOT);
		return this.dialect.spelling().quote(name);
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
	public SqlValue defaultValue(SqlValue value, ColumnType type) {
		return MySqlBits.defaultValue(value, type);
	}

	// Comments are kept in a character set that has no characters of four bytes
	@Override
	public String comment(String comment) {
		return comment.codePoints()
			.map((c) -> Character.isBmpCodePoint(c) ? c : '?')
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString();
	}

	@Override
	public String expression(String canonical) {
		return NOW.matcher(canonical)
			.replaceAll((now) -> "current_timestamp" + ((now.group(1) != null) ? now.group(1) : ""));
	}

}
