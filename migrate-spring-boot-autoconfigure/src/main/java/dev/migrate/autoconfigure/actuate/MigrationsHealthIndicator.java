package dev.migrate.autoconfigure.actuate;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.migrate.Migrator;
import dev.migrate.start.MigrationStatus;
import dev.migrate.start.MigrationStatus.InterruptedRevision;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/**
 * Whether the database has what this application needs.
 * <p>
 * A database that knows more than this application is no failure: while a new version is
 * rolled out, the old one goes on working.
 */
class MigrationsHealthIndicator extends AbstractHealthIndicator {

	private final Migrator migrator;

	/**
	 * Create an indicator.
	 * @param migrator the migrator of the database
	 */
	public MigrationsHealthIndicator(Migrator migrator) {
		super("The state of migrations cannot be read");
		this.migrator = migrator;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		MigrationStatus status = this.migrator.status();
		builder.status(health(status.state()))
			.withDetail("state", status.state())
			.withDetail("target", status.target())
			.withDetail("current", status.current())
			.withDetail("pending", status.pending().size());
		if (status.running() != null) {
			builder.withDetail("running", status.running());
		}
		InterruptedRevision interrupted = status.interrupted();
		if (interrupted != null) {
			builder.withDetail("interrupted", describe(interrupted));
		}
	}

	private static Map<String, String> describe(InterruptedRevision interrupted) {
		Map<String, String> details = new LinkedHashMap<>();
		details.put("revision", interrupted.revision());
		details.put("direction", interrupted.direction().name());
		details.put("script", interrupted.script());
		details.put("statement", interrupted.statement());
		details.put("state", interrupted.state().name());
		return details;
	}

	private static Status health(MigrationStatus.State state) {
		return switch (state) {
			case UP_TO_DATE, AHEAD, ABOVE_TARGET, CHANGED -> Status.UP;
			case PENDING, UNINITIALIZED -> Status.OUT_OF_SERVICE;
			case FAILED, INTERRUPTED, FOREIGN, EMPTIED -> Status.DOWN;
		};
	}

}
