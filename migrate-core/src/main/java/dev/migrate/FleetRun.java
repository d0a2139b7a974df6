package dev.migrate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiConsumer;
import java.util.function.Function;

import dev.migrate.connect.HeldDataSource;
import dev.migrate.error.MigrateException;
import dev.migrate.error.RunLog;
import dev.migrate.execute.CommonWork;
import dev.migrate.execute.RunStoppedException;
import dev.migrate.start.ChangedRevisionException;
import dev.migrate.tables.ConcurrentChangeException;
import dev.migrate.tenant.OnFailure;
import dev.migrate.tenant.Tenant;
import dev.migrate.tenant.TenantSettings;
import org.jspecify.annotations.Nullable;

/**
 * One run over tenants: as many threads as are allowed, each with one connection to the
 * database of the migrator, which it keeps from tenant to tenant. Threads are called
 * after the tenant, so that a log shows whose line it is.
 */
final class FleetRun {

	private final Migrator migrator;

	private final TenantSettings settings;

	private final TenantTask work;

	private final CommonWork common = new CommonWork();

	private final Map<String, MigrationResult> results = new ConcurrentHashMap<>();

	private final Map<String, RuntimeException> failures = new ConcurrentHashMap<>();

	private final List<Tenant> all = new ArrayList<>();

	private final List<String> notBegun = new ArrayList<>();

	private volatile boolean stopped;

	FleetRun(Migrator migrator, TenantSettings settings, TenantTask work) {
		this.migrator = migrator;
		this.settings = settings;
		this.work = work;
	}

	/**
	 * Migrate those on whom it depends whether others are.
	 */
	void canaries(List<Tenant> canaries) {
		migrate(canaries);
		stopIf(!this.failures.isEmpty());
	}

	/**
	 * Do with one that is up to date what a start does with a database: that sees a file
	 * that was edited after it had been applied, which the rows of all do not tell.
	 */
	void example(Tenant tenant) {
		migrate(List.of(tenant));
		stopIf(this.failures.get(tenant.id()) instanceof ChangedRevisionException);
	}

	private void stopIf(boolean failed) {
		if (failed) {
			RunLog.logger.error("No other tenant is begun.");
			this.stopped = true;
		}
	}

	/**
	 * Migrate.
	 * @param seen gives the rows that were just seen of a tenant, where nothing else was
	 * found; {@code null} if there are none
	 */
	void others(List<Tenant> others, Function<Tenant, @Nullable List<String>> seen) {
		migrate(others, seen);
	}

	private void migrate(List<Tenant> tenants) {
		migrate(tenants, (tenant) -> null);
	}

	private void migrate(List<Tenant> tenants, Function<Tenant, @Nullable List<String>> seen) {
		this.all.addAll(tenants);
		each(tenants, seen, (tenant, own) -> {
			try {
				this.results.put(tenant.id(), run(own, seen.apply(tenant) != null));
			}
			catch (RuntimeException ex) {
				RunLog.logger.error("Tenant '{}' could not be migrated. {}", tenant.id(), describe(ex),
						(ex instanceof MigrateException) ? null : ex);
				fail(tenant, ex);
				throw ex;
			}
		}, this::fail);
	}

	/**
	 * Begin with what was seen, if it was; if it is not so any more, or the history says
	 * something else, with what is read now.
	 */
	private MigrationResult run(Migrator tenant, boolean seen) {
		try {
			return this.work.with(tenant);
		}
		catch (ConcurrentChangeException ex) {
			if (seen) {
				return this.work.with(tenant);
			}
			throw ex;
		}
	}

	/**
	 * Look whether tenants are at the target.
	 * @param last whether nobody looks again
	 */
	void verify(List<Tenant> tenants, boolean last) {
		this.all.addAll(tenants);
		each(tenants, (tenant, own) -> {
			try {
				own.verifyNow();
			}
			catch (RuntimeException ex) {
				if (last) {
					RunLog.logger.error("Tenant '{}' is not at the target. {}", tenant.id(), describe(ex));
				}
				this.failures.put(tenant.id(), ex);
			}
		});
	}

	/**
	 * What to do about it depends on who reads it, which the log does not know.
	 */
	static String describe(RuntimeException failure) {
		return (failure instanceof MigrateException ours)
				? ours.description() + ours.help().map((page) -> " More: " + page).orElse("") : failure.toString();
	}

	private void fail(Tenant tenant, RuntimeException failure) {
		this.failures.put(tenant.id(), failure);
		if (this.settings.onFailure() == OnFailure.STOP || failure instanceof RunStoppedException) {
			this.stopped = true;
		}
	}

	/**
	 * Do something for each tenant.
	 * @param action is given the tenant and a migrator of it; may throw to get another
	 * connection for the next one
	 */
	void each(List<Tenant> tenants, BiConsumer<Tenant, Migrator> action) {
		each(tenants, (tenant) -> null, action, (tenant, failure) -> this.failures.put(tenant.id(), failure));
	}

	private void each(List<Tenant> tenants, Function<Tenant, @Nullable List<String>> seen,
			BiConsumer<Tenant, Migrator> action, BiConsumer<Tenant, RuntimeException> notBegun) {
		Queue<Tenant> queue = new ConcurrentLinkedQueue<>(tenants);
		List<Thread> threads = new ArrayList<>();
		Queue<Error> errors = new ConcurrentLinkedQueue<>();
		for (int i = 0; i < Math.min(this.settings.parallelism(), tenants.size()); i++) {
			Thread thread = new Thread(() -> take(queue, seen, action, notBegun), "tenants");
			thread.setUncaughtExceptionHandler((each, ex) -> {
				this.stopped = true;
				errors.add((ex instanceof Error error) ? error : new AssertionError(ex));
			});
			threads.add(thread);
			thread.start();
		}
		await(threads);
		queue.forEach((tenant) -> this.notBegun.add(tenant.id()));
		Error error = errors.poll();
		if (error != null) {
			throw error;
		}
	}

	private void take(Queue<Tenant> queue, Function<Tenant, @Nullable List<String>> seen,
			BiConsumer<Tenant, Migrator> action, BiConsumer<Tenant, RuntimeException> notBegun) {
		try (HeldDataSource held = new HeldDataSource(this.migrator.dataSource())) {
			while (!this.stopped) {
				Tenant tenant = queue.poll();
				if (tenant == null) {
					return;
				}
				Thread.currentThread().setName("tenant " + tenant.id());
				try {
					action.accept(tenant, this.migrator.of(tenant, held, seen.apply(tenant), this.common));
				}
				catch (RuntimeException ex) {
					if (!this.failures.containsKey(tenant.id())) {
						RunLog.logger.error("Tenant '{}' could not be begun. {}", tenant.id(), describe(ex), ex);
						notBegun.accept(tenant, ex);
					}
					held.replace();
				}
			}
		}
	}

	/**
	 * A thread that is interrupted has no other tenant begun; those that have begun are
	 * completed, as an interrupted statement would leave more behind.
	 */
	private void await(List<Thread> threads) {
		boolean interrupted = false;
		for (Thread thread : threads) {
			while (true) {
				try {
					thread.join();
					break;
				}
				catch (InterruptedException ex) {
					interrupted = true;
					this.stopped = true;
				}
			}
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * What was done for those that had something to do, in the order of their source.
	 */
	Map<String, MigrationResult> migrated() {
		Map<String, MigrationResult> migrated = inOrder(this.results);
		migrated.values().removeIf((result) -> result.steps().isEmpty());
		return migrated;
	}

	Map<String, RuntimeException> failed() {
		return inOrder(this.failures);
	}

	List<String> notBegun() {
		return this.notBegun;
	}

	private <T> Map<String, T> inOrder(Map<String, T> values) {
		Map<String, T> ordered = new LinkedHashMap<>();
		for (Tenant tenant : this.all) {
			@Nullable T value = values.get(tenant.id());
			if (value != null) {
				ordered.put(tenant.id(), value);
			}
		}
		return ordered;
	}

	/**
	 * What is done with each tenant.
	 */
	interface TenantTask {

		/**
		 * Do it.
		 * @return what was done
		 */
		MigrationResult with(Migrator tenant);

	}

}
