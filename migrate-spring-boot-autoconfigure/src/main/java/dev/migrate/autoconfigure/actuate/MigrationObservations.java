package dev.migrate.autoconfigure.actuate;

import java.time.Duration;
import java.util.List;

import dev.migrate.autoconfigure.ListenerOfMigrators;
import dev.migrate.error.RunLog;
import dev.migrate.execute.MigrationListener;
import dev.migrate.execute.RevisionFailedException;
import dev.migrate.plan.MigrationPlan;
import dev.migrate.plan.Step;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

import org.springframework.beans.BeansException;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Shows each run as an observation, and each revision as one within it, so that they are
 * spans where the application is traced. A start that has nothing to do has none.
 */
class MigrationObservations implements ListenerOfMigrators {

	private static final Logger logger = RunLog.of(MigrationObservations.class);

	private final ObjectProvider<ObservationRegistry> registry;

	MigrationObservations(ObjectProvider<ObservationRegistry> registry) {
		this.registry = registry;
	}

	@Override
	public MigrationListener of(String migrator) {
		return new Observations(migrator, null);
	}

	/**
	 * Nobody observes what has to be there before the registry is.
	 */
	private @Nullable ObservationRegistry registry() {
		try {
			return this.registry.getIfAvailable();
		}
		catch (BeansException ex) {
			logger.debug("Migrations are not observed, as the registry is not there yet", ex);
			return null;
		}
	}

	/**
	 * Those of one migrator. They are told on the thread that runs, which may be another
	 * one for each run.
	 */
	private final class Observations implements MigrationListener {

		private final String migrator;

		private final @Nullable String tenant;

		private final ThreadLocal<Open> run = new ThreadLocal<>();

		private final ThreadLocal<Open> step = new ThreadLocal<>();

		Observations(String migrator, @Nullable String tenant) {
			this.migrator = migrator;
			this.tenant = tenant;
		}

		@Override
		public MigrationListener ofTenant(String tenant) {
			return new Observations(this.migrator, tenant);
		}

		@Override
		public void beforeRun(MigrationPlan plan) {
			end(this.run, null);
			begin(this.run, "migrations.run", "migrate " + this.migrator);
		}

		@Override
		public void beforeStep(Step step) {
			end(this.step, null);
			Observation observation = begin(this.step, "migrations.revision", step.toString());
			if (observation != null) {
				observation.lowCardinalityKeyValue("direction", step.direction().verb())
					.highCardinalityKeyValue("revision", step.revision().id());
			}
		}

		@Override
		public void afterStep(Step step, Duration elapsed) {
			end(this.step, null);
		}

		@Override
		public void afterFailure(Step step, RevisionFailedException failure) {
			end(this.step, failure);
			Open run = this.run.get();
			if (run != null) {
				run.observation.error(failure);
			}
		}

		@Override
		public void afterRun(List<Step> steps) {
			end(this.step, null);
			end(this.run, null);
		}

		private @Nullable Observation begin(ThreadLocal<Open> place, String name, String contextualName) {
			ObservationRegistry registry = registry();
			if (registry == null) {
				return null;
			}
			Observation observation = Observation.createNotStarted(name, registry)
				.contextualName(contextualName)
				.lowCardinalityKeyValue("migrator", this.migrator);
			if (this.tenant != null) {
				observation.highCardinalityKeyValue("tenant", this.tenant);
			}
			observation.start();
			place.set(new Open(observation, observation.openScope()));
			return observation;
		}

		private static void end(ThreadLocal<Open> place, @Nullable Throwable failure) {
			Open open = place.get();
			if (open != null) {
				place.remove();
				open.scope.close();
				if (failure != null) {
					open.observation.error(failure);
				}
				open.observation.stop();
			}
		}

	}

	/**
	 * An observation that has begun.
	 */
	private record Open(Observation observation, Observation.Scope scope) {

	}

}
