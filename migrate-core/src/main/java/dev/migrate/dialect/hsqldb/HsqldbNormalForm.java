package dev.migrate.dialect.hsqldb;

import java.math.BigDecimal;
import java.util.regex.Pattern;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.NormalForm;
import dev.migrate.dialect.normal.NormalForms;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Identity;
import org.jspecify.annotations.Nullable;

/**
 * What an inspector of HSQLDB leaves out.
 *
 * @param dialect quotes names
 */
record HsqldbNormalForm(Dialect dialect) implements NormalForm {

	private static final Pattern FLOATING = Pattern.compile("(?:- ?)?\\d+(?:\\.\\d*)?[eE][+-]?\\d+");

	@Override
	public String withoutQuotes(String quoted) {
		return NormalForms.withoutNeedlessQuotes(quoted, this.dialect.spelling());
	}

	@Override
	public Identity identity(Identity identity, ColumnType type) {
		return NormalForm.withoutDefaults(identity, NormalForms.max(type), 0);
	}

	@Override
	public @Nullable Boolean stored(@Nullable Boolean stored) {
		return Boolean.FALSE.equals(stored) ? stored : null;
	}

	@Override
	public boolean restrictsByDefault() {
		return true;
	}

	/**
	 * An index is read in both directions, so that it has none.
	 */
	@Override
	public boolean ordersIndexes() {
		return false;
	}

	// 1.0E300 is how 1E+300 is stored
	@Override
	public String expression(String canonical) {
		return FLOATING.matcher(canonical).matches()
				? new BigDecimal(canonical.replace(" ", "")).stripTrailingZeros().toPlainString() : canonical;
	}

}
