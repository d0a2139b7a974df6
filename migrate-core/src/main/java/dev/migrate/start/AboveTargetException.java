package dev.migrate.start;

import java.util.List;

import dev.migrate.error.Advice;
import dev.migrate.error.MigrateException;
import dev.migrate.error.Quoted;
import dev.migrate.error.Setting;
import dev.migrate.settings.Mode;

/**
 * Revisions above the target are applied. Nothing has been changed.
 */
public final class AboveTargetException extends MigrateException {

	private final String target;

	private final List<String> above;

	AboveTargetException(String target, List<String> current, List<String> above, Mode mode) {
		super("The database is above the target '" + target + "': it is at " + Quoted.list(current) + ", and "
				+ Quoted.list(above) + ((above.size() == 1) ? " is" : " are") + " built on the target.",
				Advice.of(Setting.TARGET.toBe("what the database is at")).and(", or ").and(orElse(above, mode)));
		this.target = target;
		this.above = List.copyOf(above);
	}

	private static Advice orElse(List<String> above, Mode mode) {
		return (mode == Mode.VERIFY) ? Advice.of("downgrade it first: mode 'verify' changes nothing.")
				: Advice.of(Setting.ALLOW_DOWNGRADE.to(true))
					.and(" if the start shall undo " + ((above.size() == 1) ? "that revision." : "those revisions."));
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
