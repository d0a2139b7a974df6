package dev.migrate.script;

import dev.migrate.error.MigrateException;

/**
 * A revision's downgrade was called though it is not written. The engine derives the
 * downgrade of such a revision and does not call it.
 */
public final class DowngradeNotWrittenException extends MigrateException {

	DowngradeNotWrittenException(Class<?> migration) {
		super("'" + migration.getName() + "' has no downgrade method.",
				"Override downgrade(Operations), or let the engine derive it from the upgrade.");
	}

}
