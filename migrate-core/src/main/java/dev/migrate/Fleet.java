package dev.migrate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migrate.connect.Patience;
import dev.migrate.error.MigrateException;
import dev.migrate.error.RunLog;
import dev.migrate.plan.Planner;
import dev.migrate.revision.Target;
import dev.migrate.settings.Reaction;
import dev.migrate.start.ChangedRevisionException;
import dev.migrate.start.MigrationStatus;
import dev.migrate.start.MigrationStatus.State;
import dev.migrate.tables.SchemasReader;
import dev.migrate.tables.VersionRows;
import dev.migrate.tenant.FleetStatus;
import dev.migrate.tenant.Shard;
import dev.migrate.tenant.Tenant;
import dev.migrate.tenant.TenantList;
import dev.migrate.tenant.TenantSettings;
import dev.migrate.tenant.TenantStates;
import dev.migrate.tenant.TenantStatus;
import org.jspecify.annotations.Nullable;

/**
 * All tenants of a migrator: brings them to the target, several at a time, and says where
 * they are. The revisions are looked for once. Of schemas in the database of the
 * migrator, those that are up to date are found with a few statements for all of them,
 * and nothing else is done there. Thread-safe; runs of several processes, and of single
 * tenants beside them, keep out of each other's way.
 */
public final class Fleet {

	private static final Duration VERIFY_PAUSE = Duration.ofMillis(500);

	private final Migrator migrator;

	private final TenantList list;

	private final Shard shard;

	/** What tenants ended with that have failed last, in this process. */
	private final Map<String, RuntimeException> failures;

	Fleet(Migrator migrator, TenantList list, Map<String, RuntimeException> failures) {
		this(migrator, list, Shard.ALL, failures);
	}

	private Fleet(Migrator migrator, TenantList list, Shard shard, Map<String, RuntimeException> failures) {
		this.migrator = migrator;
		this.list = list;
		this.shard = shard;
		this.failures = failures;
	}

	/**
	 * A part of the tenants, for one of several machines. Canaries are those of the part.
	 * @param shard which part
	 * @return the part
	 */
	public Fleet shard(Shard shard) {
		return new Fleet(this.migrator, this.list, shard, this.failures);
	}

	/**
	 * How tenants are migrated.
	 * @return the settings
	 */
	public TenantSettings settings() {
		return this.list.settings();
	}

	/**
	 * The tenants that there are now. Connects the first time.
	 * @return the tenants, in the order of their source
	 * @throws dev.migrate.tenant.IllegalTenantException if one of them cannot be
	 */
	public List<Tenant> tenants() {
		List<Tenant> all = this.list.read(this.migrator.database()::dialect);
		this.list.checkCanaries(all);
		return all.stream().filter((tenant) -> this.shard.contains(tenant.id())).toList();
	}

	/**
	 * Do with each tenant what a start does: bring it to the target, or verify that it is
	 * there. A start goes on while fewer tenants fail than {@link TenantSettings} say.
	 * @return what was done
	 * @throws TenantsFailedException if too many tenants have failed, or a canary, or the
	 * first failure is to stop the run
	 * @throws MigrateException if it cannot be said what is to be done
	 */
	public FleetResult run() {
		FleetResult result = switch (this.migrator.settings().goal().mode()) {
			case UPGRADE -> start();
			case VERIFY -> verify();
			case NONE -> new FleetResult(0, Map.of(), Map.of(), List.of(), List.of(), Duration.ZERO);
		};
		if (isFailed(result)) {
			throw new TenantsFailedException(result);
		}
		return result;
	}

	/**
	 * A file that was edited is the same for all.
	 */
	private boolean isFailed(FleetResult result) {
		return !result.notBegun().isEmpty() || settings().isTooMany(result.failed().size(), result.tenants())
				|| settings().canaries().stream().anyMatch(result.failed()::containsKey)
				|| result.failed().values().stream().anyMatch(ChangedRevisionException.class::isInstance);
	}

	private FleetResult start() {
		return migrate(target(), statesWithNothingToDo(), Migrator::run);
	}

	private Set<State> statesWithNothingToDo() {
		return (this.migrator.settings().reactions().onUnknownRevision() != Reaction.FAIL)
				? Set.of(State.UP_TO_DATE, State.AHEAD) : Set.of(State.UP_TO_DATE);
	}

	/**
	 * Upgrade each tenant to a target. Those that fail are in the result.
	 * @param target {@code heads}, a revision identifier or its beginning, {@code +1}, …
	 * @return what was done
	 * @throws MigrateException if it cannot be said what is to be done
	 */
	public FleetResult upgrade(String target) {
		Target parsed = Target.parse(target);
		return migrate(parsed, Set.of(State.UP_TO_DATE, State.ABOVE_TARGET), (tenant) -> tenant.upgrade(parsed));
	}

	private FleetResult migrate(Target target, Set<State> done, FleetRun.TenantTask work) {
		long start = System.nanoTime();
		Overview overview = overview(target);
		List<Tenant> behind = new ArrayList<>();
		List<Tenant> well = new ArrayList<>();
		for (Tenant tenant : overview.tenants) {
			boolean nothingToDo = overview.state(tenant).filter(done::contains).isPresent();
			(nothingToDo ? well : behind).add(tenant);
		}
		warnOfThoseAhead(overview, well);
		FleetRun run = new FleetRun(this.migrator, settings(), work);
		List<Tenant> canaries = overview.tenants.stream()
			.filter((tenant) -> settings().canaries().contains(tenant.id()))
			.toList();
		run.canaries(canaries);
		if (canaries.isEmpty() && !well.isEmpty()) {
			run.example(well.get(0));
		}
		behind.removeAll(canaries);
		run.others(behind, overview::seen);
		forget(overview.tenants, run);
		return ended(overview, run, start);
	}

	/**
	 * One that is no tenant any more has not failed.
	 */
	private FleetResult ended(Overview overview, FleetRun run, long start) {
		Map<String, RuntimeException> failed = run.failed();
		List<String> gone = List.of();
		if (!failed.isEmpty()) {
			List<String> there = this.list.read(this.migrator.database()::dialect).stream().map(Tenant::id).toList();
			gone = failed.keySet().stream().filter((id) -> !there.contains(id)).toList();
			gone.forEach((id) -> {
				RunLog.logger.info("Tenant '{}' is none any more.", id);
				failed.remove(id);
				this.failures.remove(id);
			});
		}
		int others = run.migrated().size() + failed.size() + run.notBegun().size() + gone.size();
		FleetResult result = new FleetResult(overview.tenants.size() - others, run.migrated(), failed, run.notBegun(),
				gone, Duration.ofNanos(System.nanoTime() - start));
		if (result.isComplete()) {
			RunLog.logger.info("{}", result);
		}
		else {
			RunLog.logger.error("{}: {}", result, String.join(", ", failed.keySet()));
		}
		return result;
	}

	private void forget(List<Tenant> tenants, FleetRun run) {
		tenants.forEach((tenant) -> this.failures.remove(tenant.id()));
		this.failures.putAll(run.failed());
	}

	private static void warnOfThoseAhead(Overview overview, List<Tenant> well) {
		List<String> ahead = well.stream()
			.filter((tenant) -> overview.state(tenant).filter(State.AHEAD::equals).isPresent())
			.map(Tenant::id)
			.toList();
		if (!ahead.isEmpty()) {
			RunLog.logger.warn("{} tenants are at revisions that are not known here, such as '{}'; this seems to be an "
					+ "older build. They are left as they are.", ahead.size(), ahead.get(0));
		}
	}

	/**
	 * Wait for somebody else to bring all of them to the target.
	 */
	private FleetResult verify() {
		long start = System.nanoTime();
		Patience.Wait wait = Patience.steady(this.migrator.settings().goal().verifyWait(), VERIFY_PAUSE).begin();
		while (true) {
			boolean last = wait.isOver();
			Overview overview = overview(target());
			FleetRun run = new FleetRun(this.migrator, settings(), Migrator::run);
			run.verify(toVerify(overview), last);
			if (run.failed().isEmpty() || last) {
				forget(overview.tenants, run);
				return ended(overview, run, start);
			}
			if (!wait.pause() && !wait.isOver()) {
				throw new IllegalStateException("Interrupted while waiting for the tenants");
			}
		}
	}

	/**
	 * Those that may have something to do, and one of the others: a file that was edited
	 * after it had been applied is the same for all.
	 */
	private List<Tenant> toVerify(Overview overview) {
		Set<State> well = statesWithNothingToDo();
		Map<Boolean, List<Tenant>> tenants = overview.tenants.stream()
			.collect(Collectors.partitioningBy((tenant) -> overview.state(tenant).filter(well::contains).isPresent()));
		return Stream
			.concat(tenants.getOrDefault(false, List.of()).stream(),
					tenants.getOrDefault(true, List.of()).stream().limit(1))
			.toList();
	}

	/**
	 * Where each tenant is. Schemas in the database of the migrator take a few statements
	 * for all of them; of a database of its own, each takes a connection. Changes
	 * nothing.
	 * @return the state of each
	 */
	public FleetStatus status() {
		Overview overview = overview(target());
		Map<String, TenantStatus> alone = new ConcurrentHashMap<>();
		List<Tenant> rest = overview.tenants.stream().filter((tenant) -> overview.state(tenant).isEmpty()).toList();
		FleetRun run = new FleetRun(this.migrator, settings(), (tenant) -> MigrationResult.NOTHING);
		run.each(rest, (tenant, migrator) -> alone.put(tenant.id(), status(tenant, migrator)));
		List<TenantStatus> all = new ArrayList<>();
		for (Tenant tenant : overview.tenants) {
			TenantStatus one = alone.get(tenant.id());
			all.add((one != null) ? one : new TenantStatus(tenant.id(), overview.state(tenant).orElse(null),
					overview.current(tenant), error(tenant, overview.state(tenant))));
		}
		return new FleetStatus(this.migrator.settings().goal().target(), all);
	}

	private TenantStatus status(Tenant tenant, Migrator migrator) {
		try {
			MigrationStatus status = migrator.status();
			return new TenantStatus(tenant.id(), status.state(), status.current(),
					error(tenant, Optional.of(status.state())));
		}
		catch (RuntimeException ex) {
			RunLog.logger.warn("Where tenant '{}' is cannot be told. {}", tenant.id(), FleetRun.describe(ex));
			return new TenantStatus(tenant.id(), null, List.of(), TenantsFailedException.describe(ex));
		}
	}

	private String error(Tenant tenant, Optional<State> state) {
		RuntimeException failure = this.failures.get(tenant.id());
		boolean reached = state.filter((each) -> each == State.UP_TO_DATE || each == State.AHEAD).isPresent();
		return (failure == null || reached) ? "" : TenantsFailedException.describe(failure);
	}

	private Target target() {
		return Target.parse(this.migrator.settings().goal().target());
	}

	private Overview overview(Target target) {
		List<Tenant> tenants = tenants();
		List<String> schemas = tenants.stream()
			.filter((tenant) -> tenant.dataSource() == null)
			.map(Tenant::schema)
			.toList();
		if (schemas.isEmpty()) {
			return new Overview(tenants, Map.of(), Map.of());
		}
		Map<String, VersionRows> rows = this.migrator.database().call((connection, dialect) -> {
			if (!connection.getAutoCommit()) {
				this.migrator.database().requireMayChange(connection);
			}
			return new SchemasReader(dialect, this.migrator.settings().tables()).read(connection, schemas);
		});
		TenantStates states = new TenantStates(new Planner(this.migrator.loaded().graph()), target);
		Map<String, State> known = new HashMap<>();
		Map<String, List<String>> current = new HashMap<>();
		for (Tenant tenant : tenants) {
			VersionRows read = (tenant.dataSource() == null) ? rows.get(tenant.schema()) : null;
			if (read != null && target instanceof Target.Absolute) {
				known.put(tenant.id(), states.of(read));
				current.put(tenant.id(), read.ids());
			}
		}
		return new Overview(tenants, known, current);
	}

	/**
	 * What was seen of all at once.
	 *
	 * @param tenants all tenants
	 * @param states where those are of whom it is known
	 * @param rows the rows of their version tables
	 */
	private record Overview(List<Tenant> tenants, Map<String, State> states, Map<String, List<String>> rows) {

		Optional<State> state(Tenant tenant) {
			return Optional.ofNullable(this.states.get(tenant.id()));
		}

		List<String> current(Tenant tenant) {
			return this.rows.getOrDefault(tenant.id(), List.of());
		}

		/**
		 * The rows of one of which it is known that something is to be done.
		 */
		@Nullable List<String> seen(Tenant tenant) {
			return (this.states.get(tenant.id()) == State.PENDING && !current(tenant).isEmpty()) ? current(tenant)
					: null;
		}

	}

}
