package dev.migrate.autoconfigure.actuate;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.migrate.Migrator;
import dev.migrate.start.MigrationStatus;
import dev.migrate.start.MigrationStatus.InterruptedRevision;
import dev.migrate.tenant.FleetStatus;
import dev.migrate.tenant.TenantSettings;

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

	private final TenantCounts tenants;

	/**
	 * Create an indicator.
	 * @param migrator the migrator of the database
	 * @param tenants what is asked in place of the database where it has tenants
	 */
	public MigrationsHealthIndicator(Migrator migrator, TenantCounts tenants) {
		super("The state of migrations cannot be read");
		this.migrator = migrator;
		this.tenants = tenants;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		if (this.migrator.hasTenants()) {
			describe(builder, this.migrator.fleet().settings(), this.tenants.status());
			return;
		}
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

	/**
	 * Some tenants that are behind take the application from nobody else.
	 */
	private static void describe(Health.Builder builder, TenantSettings settings, FleetStatus status) {
		TenantsDescriptor tenants = TenantsDescriptor.of(status);
		builder.status(settings.isTooMany(status.behind().size(), tenants.total()) ? Status.DOWN : Status.UP)
			.withDetail("tenants", tenants.total())
			.withDetail("states", tenants.states())
			.withDetail("unreachable", tenants.unreachable())
			.withDetail("behind", tenants.behind().stream().map(TenantsDescriptor.TenantDescriptor::tenant).toList());
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
			case FAILED, INTERRUPTED, FOREIGN, EMPTIED, SET_BACK -> Status.DOWN;
		};
	}

}
