package dev.migrate.dialect.h2;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.NormalForm;
import dev.migrate.dialect.normal.NormalForms;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Identity;
import org.jspecify.annotations.Nullable;

/**
 * What an inspector of H2 leaves out.
 *
 * @param dialect quotes names
 */
record H2NormalForm(Dialect dialect) implements NormalForm {

	private static final long CACHE = 32;

	@Override
	public String withoutQuotes(String quoted) {
		return NormalForms.withoutNeedlessQuotes(quoted, this.dialect.spelling());
	}

	@Override
	public Identity identity(Identity identity, ColumnType type) {
		return NormalForm.withoutDefaults(identity, NormalForms.max(type), CACHE);
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
