package dev.migrate;

import java.util.Map;

import dev.migrate.error.Advice;
import dev.migrate.error.MigrateException;
import dev.migrate.error.Quoted;

/**
 * Tenants could not be migrated. What is said of those that are not named as failed
 * holds: they are where they are to be, or were not begun.
 */
public final class TenantsFailedException extends MigrateException {

	private final transient FleetResult result;

	TenantsFailedException(FleetResult result) {
		super(describe(result), advice(result.failed().values().iterator().next()),
				result.failed().values().iterator().next());
		this.result = result;
	}

	private static Advice advice(RuntimeException first) {
		Advice advice = (first instanceof MigrateException ours) ? ours.advice() : Advice.of("Correct the cause.");
		return advice.and(" Then run it again: what is up to date is left as it is.");
	}

	private static String describe(FleetResult result) {
		Map.Entry<String, RuntimeException> first = result.failed().entrySet().iterator().next();
		int count = result.failed().size();
		return count + " of " + result.tenants() + " tenants could not be migrated: "
				+ Quoted.list(result.failed().keySet()) + ". "
				+ (result.notBegun().isEmpty() ? "" : result.notBegun().size() + " were not begun. ") + "Of '"
				+ first.getKey() + "': " + describe(first.getValue());
	}

	static String describe(RuntimeException failure) {
		return (failure instanceof MigrateException ours) ? ours.description() : String.valueOf(failure);
	}

	/**
	 * What was done.
	 * @return the result, with what ended each of them
	 */
	public FleetResult result() {
		return this.result;
	}

}
