package dev.migrate.start;

import java.util.List;
import java.util.Optional;

import dev.migrate.error.RunLog;
import dev.migrate.error.Setting;
import dev.migrate.plan.Planning;
import dev.migrate.revision.RevisionException;
import dev.migrate.revision.RevisionGraph;
import dev.migrate.revision.Target;
import dev.migrate.revision.TargetResolver;
import dev.migrate.settings.MigratorSettings;
import dev.migrate.settings.NonEmptySchema;
import dev.migrate.tables.ExistingTables;

/**
 * Decides what a database is at in which nothing has ever been recorded.
 */
record Adoption(MigratorSettings settings, RevisionGraph graph) {

	/**
	 * Decide.
	 * @param existing what is there
	 * @return the stamp to begin with, or empty to begin at base
	 * @throws NonEmptySchemaException if nothing says what to do with the tables
	 */
	Optional<Planning> of(ExistingTables existing) {
		List<String> tables = existing.names();
		if (tables.isEmpty()) {
			return Optional.empty();
		}
		String baseline = this.settings.reactions().baseline();
		if (baseline != null) {
			Target target = target(baseline);
			RunLog.logger.info("The schema has {} tables and no recorded revision; recording baseline '{}'",
					tables.size(), baseline);
			return Optional.of(Planning.stamp(this.graph, List.of(target), false));
		}
		if (this.settings.reactions().onNonEmptySchema() == NonEmptySchema.FAIL) {
			throw new NonEmptySchemaException(existing.schema(), tables, this.settings.tables().versionTable());
		}
		return Optional.empty();
	}

	/**
	 * Whoever reads of a revision that is not one has to know who named it.
	 */
	private Target target(String baseline) {
		try {
			Target target = Target.parse(baseline);
			new TargetResolver(this.graph).resolve(target);
			return target;
		}
		catch (RevisionException ex) {
			throw ex.of(Setting.BASELINE);
		}
	}

}
