package dev.migrate;

import java.util.List;

import dev.migrate.dialect.Dialect;
import dev.migrate.execute.ScriptWriter;
import dev.migrate.plan.History;
import dev.migrate.plan.MigrationPlan;
import dev.migrate.plan.OfflinePlanner;
import dev.migrate.revision.RevisionGraph;
import dev.migrate.revision.RevisionNode;
import dev.migrate.revision.RevisionRange;
import dev.migrate.script.Scripts;
import dev.migrate.settings.MigratorSettings;

/**
 * SQL in place of a run: scripts that the database's own client runs, and that leave
 * there what the run would have left. No database is asked; what it is at, the start of a
 * range says. Thread-safe.
 */
public final class OfflineSql {

	private final Dialect dialect;

	private final Scripts scripts;

	private final MigratorSettings settings;

	OfflineSql(Dialect dialect, Scripts scripts, MigratorSettings settings) {
		this.dialect = dialect;
		this.scripts = scripts;
		this.settings = settings;
	}

	/**
	 * Write an upgrade.
	 * @param range from where to where, as in {@code ae10:heads}; or where to, from base
	 * @return the script
	 * @throws dev.migrate.execute.OfflineRevisionException if a revision needs the
	 * database
	 * @throws dev.migrate.error.MigrateException if there is no such upgrade
	 */
	public String upgrade(String range) {
		return script("upgrade " + range, planner().upgrade(RevisionRange.parseOffline(range)));
	}

	/**
	 * Write a downgrade.
	 * @param range from where to where, as in {@code ae10:base}
	 * @return the script
	 * @throws dev.migrate.plan.OfflinePlanException if there is no start
	 * @throws dev.migrate.execute.OfflineRevisionException if a revision needs the
	 * database
	 * @throws dev.migrate.error.MigrateException if there is no such downgrade
	 */
	public String downgrade(String range) {
		return script("downgrade " + range, planner().downgrade(RevisionRange.parseOffline(range)));
	}

	/**
	 * Write a stamp.
	 * @param ranges what the database is at, or from where to where
	 * @return the script
	 * @throws dev.migrate.error.MigrateException if it cannot be at that
	 */
	public String stamp(String... ranges) {
		List<RevisionRange> parsed = List.of(ranges).stream().map(RevisionRange::parseOffline).toList();
		return script("stamp " + String.join(" ", ranges), planner().stamp(parsed, false));
	}

	/**
	 * Write the creation of the version table and the history table, where they are
	 * missing.
	 * @return the script
	 */
	public String ensureVersionTable() {
		ScriptWriter writer = writer("the version table");
		writer.addTables();
		return writer.text();
	}

	/**
	 * All revisions and how they hang together.
	 * @return the graph
	 */
	public RevisionGraph graph() {
		return this.scripts.graph();
	}

	/**
	 * The heads of the graph.
	 * @return the revisions that nothing is built on, in load order
	 */
	public List<RevisionNode> heads() {
		return graph().heads();
	}

	/**
	 * The revisions of a range, the newest first.
	 * @param range such as {@code ae10:heads}; both ends are included
	 * @return the revisions
	 * @throws dev.migrate.error.MigrateException if there is no such range
	 */
	public List<RevisionNode> history(String range) {
		return new History(graph()).revisions(RevisionRange.parse(range), List.of());
	}

	private String script(String title, MigrationPlan plan) {
		ScriptWriter writer = writer(title);
		writer.add(plan);
		return writer.text();
	}

	private OfflinePlanner planner() {
		return new OfflinePlanner(this.scripts.graph());
	}

	private ScriptWriter writer(String title) {
		return new ScriptWriter(this.dialect, this.scripts, this.settings, title, null);
	}

}
