package dev.migrate.dialect.postgresql;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.NormalForm;
import dev.migrate.dialect.normal.NormalForms;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Identity;
import org.jspecify.annotations.Nullable;

/**
 * What an inspector of PostgreSQL leaves out.
 *
 * @param dialect quotes names
 */
record PostgresqlNormalForm(Dialect dialect) implements NormalForm {

	private static final Pattern CAST = Pattern
		.compile("'((?:[^']|'')*)'(?:::[\\w \".]+(?:\\(\\d+(?:,\\s*\\d+)?\\))?[\\w ]*(?:\\[\\])?)?");

	@Override
	public String withoutQuotes(String quoted) {
		String name = NormalForms.unquoted(quoted);
		return this.dialect.spelling().quote(name).equals(name) ? name : quoted;
	}

	@Override
	public Identity identity(Identity identity, ColumnType type) {
		return NormalForm.withoutDefaults(identity, NormalForms.max(type), 1);
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
	public String expression(String canonical, ColumnType type) {
		return PostgresqlDefaults.canonical(canonical, type);
	}

	@Override
	public @Nullable String stringWithoutCast(String sql) {
		Matcher matcher = CAST.matcher(sql);
		return matcher.matches() ? matcher.group(1).replace("''", "'") : null;
	}

}
