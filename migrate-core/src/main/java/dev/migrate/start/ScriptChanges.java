package dev.migrate.start;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.migrate.dialect.Dialect;
import dev.migrate.error.RunLog;
import dev.migrate.execute.ScriptWriter;
import dev.migrate.plan.MigrationPlan;
import dev.migrate.plan.Planner;
import dev.migrate.plan.Step;
import dev.migrate.revision.Target;
import dev.migrate.script.Scripts;
import dev.migrate.settings.MigratorSettings;
import dev.migrate.tables.VersionRows;
import dev.migrate.tables.MigrationTables;

/**
 * Writes changes into a script instead of making them. The database is read to find out
 * where it is, and nothing else.
 */
public final class ScriptChanges implements Changes {

	private final MigratorSettings settings;

	private final Scripts scripts;

	private final MigrationTables tables;

	private final Planner planner;

	private final ScriptWriter writer;

	private final ScriptFile file;

	private final List<Step> steps = new ArrayList<>();

	public ScriptChanges(MigratorSettings settings, Scripts scripts, MigrationTables tables, Dialect dialect,
			ScriptFile file) {
		this.settings = settings;
		this.scripts = scripts;
		this.tables = tables;
		this.file = file;
		this.planner = new Planner(scripts.graph());
		this.writer = new ScriptWriter(dialect, scripts, settings,
				"what a start with target '" + settings.goal().target() + "' would run");
	}

	@Override
	public List<Step> upgrade(Connection connection, VersionRows rows, Target target) throws SQLException {
		new SeveralHeads(this.scripts.graph()).warn(target);
		List<String> current = rows.ids();
		Optional<TargetPlanning> baseline = baseline(connection, rows);
		if (baseline.isPresent()) {
			current = add(baseline.get().plan(current));
		}
		add(this.planner.upgrade(current, target));
		return List.copyOf(this.steps);
	}

	private Optional<TargetPlanning> baseline(Connection connection, VersionRows rows) throws SQLException {
		boolean untouched = rows.isEmpty() && (!rows.initialized() || this.tables.history(connection, 0).isEmpty());
		return untouched ? new Adoption(this.settings, this.scripts.graph()).of(this.tables.others(connection),
				this.tables.findSchema(connection, 0)) : Optional.empty();
	}

	@Override
	public List<Step> downgrade(Connection connection, VersionRows rows, Target target) {
		add(this.planner.downgrade(rows.ids(), target));
		return List.copyOf(this.steps);
	}

	private List<String> add(MigrationPlan plan) {
		plan.warnings().forEach((warning) -> RunLog.logger.warn(warning.message()));
		if (!plan.isEmpty()) {
			this.writer.add(plan);
			this.steps.addAll(plan.steps());
		}
		return plan.rowsAfter();
	}

	/**
	 * Write the script to where it is wanted; it says so if there is nothing to do.
	 * @throws ScriptNotWrittenException if it cannot be written
	 */
	public void write() {
		if (this.steps.isEmpty()) {
			this.writer.addNothing();
		}
		this.file.write(this.writer.text());
		RunLog.logger.info("Wrote SQL for {} to {}, as 'migrate.sql-output' says; nothing was run",
				(this.steps.size() == 1) ? "1 step" : this.steps.size() + " steps", this.file);
	}

}
