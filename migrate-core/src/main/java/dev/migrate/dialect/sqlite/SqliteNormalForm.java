package dev.migrate.dialect.sqlite;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.NormalForm;
import dev.migrate.dialect.normal.NormalForms;
import dev.migrate.dialect.standard.Identifiers;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Definitions;
import dev.migrate.schema.Identity;
import dev.migrate.schema.SqlValue;
import dev.migrate.schema.TypeName;
import org.jspecify.annotations.Nullable;

/**
 * What an inspector of SQLite leaves out.
 *
 * @param dialect quotes names
 */
record SqliteNormalForm(Dialect dialect) implements NormalForm {

	private static final Pattern BYTES = Pattern.compile("x ?'([0-9a-f]*)'", Pattern.CASE_INSENSITIVE);

	@Override
	public String withoutQuotes(String quoted) {
		String name = Identifiers.fold(NormalForms.unquoted(quoted));
		return this.dialect.spelling().quote(name);
	}

	@Override
	public Identity identity(Identity identity, ColumnType type) {
		return Identity.byDefault();
	}

	@Override
	public String collation(String collation) {
		return collation.equalsIgnoreCase("BINARY") ? "" : collation.toUpperCase(Locale.ROOT);
	}

	@Override
	public @Nullable Boolean stored(@Nullable Boolean stored) {
		return stored != null && stored;
	}

	@Override
	public @Nullable String match(@Nullable String match) {
		return null;
	}

	// The digits of bytes mean the same in any case
	@Override
	public SqlValue defaultValue(SqlValue value, ColumnType type) {
		Matcher bytes = BYTES.matcher((value instanceof SqlValue.Expression expression) ? expression.sql() : "");
		return bytes.matches() ? new SqlValue.Expression("x'" + bytes.group(1).toLowerCase(Locale.ROOT) + "'") : value;
	}

	// Only INTEGER generates its values
	@Override
	public ColumnType type(ColumnType type, boolean identity) {
		return (identity && type.name() != TypeName.VERBATIM) ? Definitions.integer() : type;
	}

}
