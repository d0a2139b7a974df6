package dev.migrate.autoconfigure;

import java.time.Duration;
import java.util.List;

import dev.migrate.execute.MigrationListener;
import dev.migrate.execute.RevisionFailedException;
import dev.migrate.plan.Step;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationStartupAware;
import org.springframework.core.metrics.ApplicationStartup;
import org.springframework.core.metrics.StartupStep;

/**
 * Shows each revision that a start runs as a step of the start, within that of its run.
 */
final class MigrationStartupSteps implements ListenerOfMigrators, ApplicationStartupAware {

	private ApplicationStartup applicationStartup = ApplicationStartup.DEFAULT;

	@Override
	public void setApplicationStartup(ApplicationStartup applicationStartup) {
		this.applicationStartup = applicationStartup;
	}

	@Override
	public MigrationListener of(String migrator) {
		return new Steps(migrator);
	}

	/**
	 * The steps of one migrator, which runs one after the other.
	 */
	private final class Steps implements MigrationListener {

		private final String migrator;

		private @Nullable StartupStep open;

		Steps(String migrator) {
			this.migrator = migrator;
		}

		/**
		 * Thousands of steps of several threads would leave no room for those of the
		 * start.
		 */
		@Override
		public MigrationListener ofTenant(String tenant) {
			return new MigrationListener() {
			};
		}

		@Override
		public void beforeStep(Step step) {
			end();
			this.open = MigrationStartupSteps.this.applicationStartup.start("migrate.revision")
				.tag("migrator", this.migrator)
				.tag("revision", step.revision().id())
				.tag("direction", step.direction().verb());
		}

		@Override
		public void afterStep(Step step, Duration elapsed) {
			end();
		}

		@Override
		public void afterFailure(Step step, RevisionFailedException failure) {
			end();
		}

		@Override
		public void afterRun(List<Step> steps) {
			end();
		}

		private void end() {
			StartupStep step = this.open;
			this.open = null;
			if (step != null) {
				step.end();
			}
		}

	}

}
