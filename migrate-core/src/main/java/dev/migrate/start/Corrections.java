package dev.migrate.start;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import dev.migrate.dialect.Dialect;
import dev.migrate.execute.MigrationListener;
import dev.migrate.lang.Internal;
import dev.migrate.plan.Planner;
import dev.migrate.revision.RevisionGraph;
import dev.migrate.revision.RevisionNode;
import dev.migrate.tables.MigrationTables;
import dev.migrate.tables.VersionRows;

/**
 * What somebody says of a database that it cannot tell itself: that an edited revision is
 * right, how a failed one was left, whether a statement in doubt is done. No revision is
 * run.
 *
 * @param installation the database and its revisions
 * @param listeners are told of what is changed
 */
@Internal
public record Corrections(Installation installation, List<MigrationListener> listeners) {

	/**
	 * Find revisions that are not what was applied.
	 */
	public List<ChangedRevision> changed() {
		return this.installation.database()
			.call((connection, dialect) -> changed(connection, dialect,
					this.installation.tables(dialect).readWithChecksums(connection)));
	}

	private List<ChangedRevision> changed(Connection connection, Dialect dialect, VersionRows rows)
			throws SQLException {
		Guard guard = this.installation.guard(dialect);
		guard.checkHistory(rows, connection);
		List<ChangedRevision> changed = new ArrayList<>(guard.changes(rows, connection));
		changed.addAll(guard.changedOperations(rows, dialect.name(), connection));
		return changed;
	}

	/**
	 * Accept revisions as they are now, if they are not what was applied.
	 */
	public List<ChangedRevision> accept() {
		return this.installation.database().call((connection, dialect) -> {
			List<ChangedRevision> changed = changed(connection, dialect,
					this.installation.tables(dialect).readWithChecksums(connection));
			return changed.isEmpty() ? changed : changes(dialect).acceptChanges(connection, changed);
		});
	}

	/**
	 * Say how somebody has left a revision whose last run has failed.
	 * @param revision the revision, or the beginning of its identifier
	 */
	public void resolve(String revision, Resolution resolution) {
		this.installation.database().call((connection, dialect) -> {
			RevisionGraph graph = this.installation.scripts(dialect).graph();
			RevisionNode node = graph.named(revision);
			MigrationTables tables = this.installation.tables(dialect);
			// Without the lock: where no run has failed, nothing is touched
			FailedRun run = FailedRun.of(node, tables.history(connection, 0), tables.read(connection));
			changes(dialect).resolve(connection, node.id(), (rows, history) -> FailedRun.of(node, history, rows)
				.resolve(resolution, rows.ids(), new Planner(graph)));
			return run;
		});
	}

	/**
	 * Say what became of the statement at which a revision stopped.
	 * @param revision the revision, or the beginning of its identifier
	 */
	public void resume(String revision, Answer answer) {
		this.installation.database().call((connection, dialect) -> {
			String id = this.installation.scripts(dialect).graph().named(revision).id();
			changes(dialect).resume(connection, id, answer);
			return id;
		});
	}

	private DatabaseChanges changes(Dialect dialect) {
		return this.installation.changes(dialect, this.listeners);
	}

}
