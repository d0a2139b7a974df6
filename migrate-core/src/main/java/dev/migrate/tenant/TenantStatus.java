package dev.migrate.tenant;

import java.util.List;

import dev.migrate.start.MigrationStatus.State;
import org.jspecify.annotations.Nullable;

/**
 * Where one tenant is.
 *
 * @param tenant what it is called
 * @param state where it is, or {@code null} where that could not be read
 * @param current the rows of its version table, sorted
 * @param error why it could not be read, or what its last run in this process ended with;
 * empty if there is nothing to say
 */
public record TenantStatus(String tenant, @Nullable State state, List<String> current, String error) {

	public TenantStatus {
		current = List.copyOf(current);
	}

	/**
	 * Whether it does not have what the application needs.
	 * @return whether it is behind, or cannot be read
	 */
	public boolean isBehind() {
		return this.state == null || switch (this.state) {
			case UP_TO_DATE, AHEAD, ABOVE_TARGET, CHANGED -> false;
			case PENDING, UNINITIALIZED, FAILED, INTERRUPTED, FOREIGN, EMPTIED, SET_BACK -> true;
		};
	}

}
