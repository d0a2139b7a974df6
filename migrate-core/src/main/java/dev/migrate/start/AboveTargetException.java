package dev.migrate.start;

import java.util.List;

import dev.migrate.error.MigrateException;
import dev.migrate.error.Quoted;
import dev.migrate.settings.Mode;

/**
 * Revisions above the target are applied. Nothing has been changed.
 */
public final class AboveTargetException extends MigrateException {

	private static final long serialVersionUID = 1L;

	private final String target;

	private final List<String> above;

	AboveTargetException(String target, List<String> current, List<String> above, Mode mode) {
		super("The database is above the target '" + target + "': it is at " + Quoted.list(current) + ", and "
				+ Quoted.list(above) + ((above.size() == 1) ? " is" : " are") + " built on the target.",
				"Set 'migrate.target' to what the database is at, or "
						+ ((mode == Mode.VERIFY) ? "downgrade it first: mode 'verify' changes nothing."
								: "set 'migrate.allow-downgrade' to 'true' if the start shall undo "
										+ ((above.size() == 1) ? "that revision." : "those revisions.")));
		this.target = target;
		this.above = List.copyOf(above);
	}

	/**
	 * The target.
	 * @return the target as it is set
	 */
	public String target() {
		return this.target;
	}

	/**
	 * The applied revisions above it.
	 * @return revision identifiers, oldest first
	 */
	public List<String> above() {
		return this.above;
	}

}
