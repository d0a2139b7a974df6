package dev.migrate.start;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

import dev.migrate.connect.Dialects;
import dev.migrate.dialect.Dialect;
import dev.migrate.execute.Execution;
import dev.migrate.execute.Executor;
import dev.migrate.execute.MigrationListener;
import dev.migrate.execute.Planning;
import dev.migrate.plan.Planner;
import dev.migrate.plan.Step;
import dev.migrate.revision.Target;
import dev.migrate.script.Scripts;
import dev.migrate.settings.MigratorSettings;
import dev.migrate.tables.HistoryEntry;
import dev.migrate.tables.VersionRows;
import dev.migrate.tables.Resolved;

/**
 * What changes a database, on one connection. Everything here begins with a look at which
 * nothing was found that forbids it.
 */
public final class DatabaseChanges implements Changes {

	private final MigratorSettings settings;

	private final List<MigrationListener> listeners;

	private final Scripts scripts;

	private final Planner planner;

	public DatabaseChanges(MigratorSettings settings, List<MigrationListener> listeners, Scripts scripts) {
		this.settings = settings;
		this.listeners = listeners;
		this.scripts = scripts;
		this.planner = new Planner(scripts.graph());
	}

	@Override
	public List<Step> upgrade(Connection connection, VersionRows rows, Target target) throws SQLException {
		new SeveralHeads(this.scripts.graph()).warn(target);
		try (Execution execution = open(connection)) {
			List<Step> steps = new ArrayList<>();
			List<String> current = rows.ids();
			if (!rows.initialized()) {
				steps.addAll(adopt(execution));
				current = execution.read().ids();
			}
			else if (rows.isEmpty() && execution.isUntouched()) {
				steps.addAll(adopt(execution, execution.otherTables(), current));
				current = execution.read().ids();
			}
			steps.addAll(execution.run(current, upgrade(target)));
			return steps;
		}
	}

	private Planning upgrade(Target target) {
		return TargetPlanning.of(target, (current) -> this.planner.upgrade(current, target));
	}

	@Override
	public List<Step> downgrade(Connection connection, VersionRows rows, Target target) throws SQLException {
		return run(connection, rows, TargetPlanning.of(target, (current) -> this.planner.downgrade(current, target)));
	}

	public List<Step> downgrade(Connection connection, VersionRows rows, Target target, List<String> order)
			throws SQLException {
		return run(connection, rows,
				TargetPlanning.of(target, (current) -> this.planner.downgrade(current, target, order)));
	}

	public List<Step> stamp(Connection connection, VersionRows rows, List<Target> targets, boolean purge)
			throws SQLException {
		boolean repeatable = targets.stream().allMatch(Target.Absolute.class::isInstance);
		return run(connection, rows,
				new TargetPlanning((current) -> this.planner.stamp(current, targets, purge), repeatable));
	}

	private List<Step> run(Connection connection, VersionRows rows, Planning planning) throws SQLException {
		try (Execution execution = open(connection)) {
			return execution.run(rows.ids(), planning);
		}
	}

	public List<ChangedRevision> acceptChanges(Connection connection, List<ChangedRevision> changed)
			throws SQLException {
		try (Execution execution = open(connection)) {
			execution.accept(changed.stream().map((revision) -> this.scripts.get(revision.revision())).toList());
			return changed;
		}
	}

	public void ensureTables(Connection connection) throws SQLException {
		try (Execution execution = open(connection)) {
			execution.ensureTables();
		}
	}

	public void resolve(Connection connection, String revision,
			BiFunction<List<String>, List<HistoryEntry>, Resolved> resolution) throws SQLException {
		try (Execution execution = open(connection)) {
			execution.resolve(this.scripts.get(revision), resolution);
		}
	}

	public void repair(Connection connection) throws SQLException {
		try (Execution execution = open(connection)) {
			execution.repair();
		}
	}

	private Execution open(Connection connection) throws SQLException {
		// Reading has needed less: now the database has to be what it seems to be
		Dialect dialect = Dialects.detect(connection);
		return new Executor(dialect, this.scripts, this.settings, this.listeners).open(connection);
	}

	/**
	 * Find out what a database without a version table is at.
	 */
	private List<Step> adopt(Execution execution) throws SQLException {
		List<String> tables = execution.otherTables();
		// In this order, as another process may have begun meanwhile
		VersionRows again = execution.read();
		return again.initialized() ? List.of() : adopt(execution, tables, again.ids());
	}

	private List<Step> adopt(Execution execution, List<String> tables, List<String> rows) throws SQLException {
		Optional<TargetPlanning> baseline = new Adoption(this.settings, this.scripts.graph()).of(tables,
				execution.schema());
		return baseline.isPresent() ? execution.run(rows, baseline.get()) : List.of();
	}

}
