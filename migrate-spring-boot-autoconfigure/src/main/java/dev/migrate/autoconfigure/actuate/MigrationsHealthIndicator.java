package dev.migrate.autoconfigure.actuate;

import dev.migrate.Migrator;
import dev.migrate.start.MigrationStatus;

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
	}

	private static Status health(MigrationStatus.State state) {
		return switch (state) {
			case UP_TO_DATE, AHEAD, ABOVE_TARGET, CHANGED -> Status.UP;
			case PENDING, UNINITIALIZED -> Status.OUT_OF_SERVICE;
			case FAILED, INTERRUPTED -> Status.DOWN;
		};
	}

}
