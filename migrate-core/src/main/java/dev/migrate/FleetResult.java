package dev.migrate;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a run over all tenants did.
 *
 * @param upToDate how many had nothing to do, among them those that know more than this
 * application does
 * @param migrated what was done for each that had something to do, by identifier
 * @param failed what ended each that could not be migrated, by identifier
 * @param notBegun those that were to be migrated and were not begun, as a canary had
 * failed, or the first failure is to stop the run
 * @param gone those that were no tenants any more when they failed
 * @param elapsed how long it took
 */
public record FleetResult(int upToDate, Map<String, MigrationResult> migrated, Map<String, RuntimeException> failed,
		List<String> notBegun, List<String> gone, Duration elapsed) {

	public FleetResult {
		migrated = new LinkedHashMap<>(migrated);
		failed = new LinkedHashMap<>(failed);
		notBegun = List.copyOf(notBegun);
		gone = List.copyOf(gone);
	}

	/**
	 * Whether all tenants are where they are to be.
	 * @return whether none has failed, and all were begun
	 */
	public boolean isComplete() {
		return this.failed.isEmpty() && this.notBegun.isEmpty();
	}

	/**
	 * How many tenants there were.
	 * @return the number, without those that are gone
	 */
	public int tenants() {
		return this.upToDate + this.migrated.size() + this.failed.size() + this.notBegun.size();
	}

	/**
	 * In one line, for a log.
	 */
	@Override
	public String toString() {
		return tenants() + " tenants in " + this.elapsed.toMillis() + " ms: " + this.upToDate + " up to date, "
				+ this.migrated.size() + " migrated, " + this.failed.size() + " failed, " + this.notBegun.size()
				+ " not begun";
	}

}
