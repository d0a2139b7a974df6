package dev.migrate.dialect.standard;

import java.util.Locale;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.NormalForm;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Identity;
import org.jspecify.annotations.Nullable;

/**
 * What an inspector leaves out of a database inside of the application's process that
 * keeps to the standard: names are in upper case, and every computed value is stored.
 */
public class EmbeddedNormalForm implements NormalForm {

	private final Dialect dialect;

	private final long cache;

	/**
	 * Create a normal form.
	 * @param dialect quotes names
	 * @param cache how many generated values are taken at once if nothing is said
	 */
	public EmbeddedNormalForm(Dialect dialect, long cache) {
		this.dialect = dialect;
		this.cache = cache;
	}

	@Override
	public String withoutQuotes(String quoted) {
		String name = NormalForm.unquoted(quoted);
		String lower = name.toLowerCase(Locale.ROOT);
		boolean folded = name.equals(name.toUpperCase(Locale.ROOT))
				&& this.dialect.spelling().quote(lower).equals(lower);
		return folded ? lower : quoted;
	}

	@Override
	public Identity identity(Identity identity, ColumnType type) {
		return NormalForm.withoutDefaults(identity, type, this.cache);
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
