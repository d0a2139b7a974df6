package dev.migrate.start;

import java.util.List;
import java.util.Optional;

import dev.migrate.error.RunLog;
import dev.migrate.plan.MigrationPlan;
import dev.migrate.plan.Planner;
import dev.migrate.revision.RevisionGraph;
import dev.migrate.revision.Target;
import dev.migrate.settings.MigratorSettings;
import dev.migrate.settings.NonEmptySchema;

/**
 * Decides what a database is at in which nothing has ever been recorded.
 */
final class Adoption {

	private final MigratorSettings settings;

	private final Planner planner;

	Adoption(MigratorSettings settings, RevisionGraph graph) {
		this.settings = settings;
		this.planner = new Planner(graph);
	}

	/**
	 * Decide.
	 * @param tables the tables that are there, but our own
	 * @param schema where they are; empty if the database has no schemas
	 * @return the stamp to begin with, or empty to begin at base
	 * @throws NonEmptySchemaException if nothing says what to do with the tables
	 */
	Optional<TargetPlanning> of(List<String> tables, String schema) {
		if (tables.isEmpty()) {
			return Optional.empty();
		}
		String baseline = this.settings.reactions().baseline();
		if (baseline != null) {
			RunLog.logger.info("The schema has {} tables and no recorded revision; recording baseline '{}'",
					tables.size(), baseline);
			return Optional.of(stamp(Target.parse(baseline)));
		}
		if (this.settings.reactions().onNonEmptySchema() == NonEmptySchema.FAIL) {
			throw new NonEmptySchemaException(schema, tables, this.settings.tables().versionTable());
		}
		return Optional.empty();
	}

	private TargetPlanning stamp(Target target) {
		return TargetPlanning.of(target, (rows) -> plan(rows, target));
	}

	private MigrationPlan plan(List<String> rows, Target target) {
		return this.planner.stamp(rows, target);
	}

}
