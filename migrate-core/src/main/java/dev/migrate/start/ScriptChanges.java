package dev.migrate.start;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.migrate.error.RunLog;
import dev.migrate.execute.DefaultSchema;
import dev.migrate.execute.Interruption;
import dev.migrate.execute.RunDigest;
import dev.migrate.execute.ScriptWriter;
import dev.migrate.plan.MigrationPlan;
import dev.migrate.plan.Planning;
import dev.migrate.plan.Step;
import dev.migrate.revision.RevisionGraph;
import dev.migrate.revision.Target;
import dev.migrate.script.Scripts;
import dev.migrate.settings.MigratorSettings;
import dev.migrate.tables.ExistingTables;
import dev.migrate.tables.MigrationTables;
import dev.migrate.tables.VersionRows;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Writes changes into a script instead of making them. The database is read to find out
 * where it is, and nothing else.
 */
final class ScriptChanges implements Start.Changes {

	private final MigratorSettings settings;

	private final Scripts scripts;

	private final MigrationTables tables;

	private final ScriptWriter writer;

	private final DefaultSchema defaultSchema;

	private final ScriptFile file;

	private final List<Step> steps = new ArrayList<>();

	public ScriptChanges(MigratorSettings settings, Scripts scripts, MigrationTables tables,
			DefaultSchema defaultSchema, Connection connection, ScriptFile file) throws SQLException {
		this.settings = settings;
		this.scripts = scripts;
		this.tables = tables;
		this.file = file;
		this.defaultSchema = defaultSchema;
		this.writer = new ScriptWriter(defaultSchema.dialect(), scripts, settings,
				"what a start with target '" + settings.goal().target() + "' would run",
				this.defaultSchema.call(connection, (there) -> there)
						? new JdbcTemplate(new SingleConnectionDataSource(connection, true)) : null);
	}

	@Override
	public List<Step> upgrade(Connection connection, VersionRows rows, List<Target> targets, RunDigest digest)
			throws SQLException {
		RevisionGraph graph = this.scripts.graph();
		requireComplete(rows);
		BranchCheck branches = new BranchCheck(this.settings.reactions().onConflictingBranches(), this.scripts,
				this.defaultSchema.dialect());
		branches.warnOfSeveralHeads(targets);
		branches.check(rows.ids(), targets);
		List<String> current = rows.ids();
		Optional<ExistingTables> existing = unrecorded(connection, rows);
		if (existing.filter(ExistingTables::history).isPresent()) {
			new HistoryCheck(this.settings.tables(), graph, this.tables).requireNothingApplied(connection);
		}
		Optional<Planning> baseline = existing.flatMap(new Adoption(this.settings, graph)::of);
		if (baseline.isPresent()) {
			current = add(connection, baseline.get().plan(current));
		}
		add(connection, Planning.upgrade(graph, targets).plan(current));
		return List.copyOf(this.steps);
	}

	private void requireComplete(VersionRows rows) {
		if (Interruption.all(rows, this.scripts.graph()).findAny().isPresent()) {
			throw InterruptedRevisionException.ofScript(rows.interrupted());
		}
	}

	private Optional<ExistingTables> unrecorded(Connection connection, VersionRows rows) throws SQLException {
		boolean untouched = rows.isEmpty() && (!rows.initialized() || this.tables.history(connection, 0).isEmpty());
		return untouched ? Optional.of(this.tables.existing(connection)) : Optional.empty();
	}

	@Override
	public List<Step> downgrade(Connection connection, VersionRows rows, List<Target> targets, List<String> order,
			RunDigest digest) throws SQLException {
		requireComplete(rows);
		add(connection, Planning.downgrade(this.scripts.graph(), targets, order).plan(rows.ids()));
		return List.copyOf(this.steps);
	}

	private List<String> add(Connection connection, MigrationPlan plan) throws SQLException {
		plan.warnings().forEach((warning) -> RunLog.logger.warn(warning.message()));
		if (!plan.isEmpty()) {
			this.defaultSchema.call(connection, (there) -> {
				this.writer.add(plan);
				return there;
			});
			this.steps.addAll(plan.steps());
		}
		return plan.rowsAfter();
	}

	/**
	 * Write the script to where it is wanted; it says so if there is nothing to do.
	 * @throws ScriptNotWrittenException if it cannot be written
	 */
	void write() {
		if (this.steps.isEmpty()) {
			this.writer.addNothing();
		}
		this.file.write(this.writer.text());
		RunLog.logger.info("Wrote SQL for {} to {}; nothing was run",
				(this.steps.size() == 1) ? "1 step" : this.steps.size() + " steps", this.file);
	}

}
