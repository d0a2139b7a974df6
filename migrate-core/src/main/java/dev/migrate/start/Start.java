package dev.migrate.start;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import dev.migrate.dialect.Dialect;
import dev.migrate.error.Quoted;
import dev.migrate.error.RunLog;
import dev.migrate.error.Setting;
import dev.migrate.execute.InterruptedElsewhereException;
import dev.migrate.execute.Interruption;
import dev.migrate.execute.RunDigest;
import dev.migrate.plan.Planner;
import dev.migrate.plan.Position;
import dev.migrate.plan.Step;
import dev.migrate.plan.UnknownRevisionException;
import dev.migrate.revision.NoSuchRevisionException;
import dev.migrate.revision.RevisionNode;
import dev.migrate.revision.Target;
import dev.migrate.script.Scripts;
import dev.migrate.settings.MigratorSettings;
import dev.migrate.settings.Mode;
import dev.migrate.tables.VersionRows;

/**
 * What a start does on its connection: looks where the database is, and decides what
 * follows.
 */
final class Start {

	private final MigratorSettings settings;

	private final Scripts scripts;

	private final Guard guard;

	private final RowsReader rows;

	private final Changes changes;

	private final Planner planner;

	private final Target target;

	private final String dialect;

	private final String place;

	Start(Installation installation, Changes changes, Dialect dialect) {
		this.settings = installation.settings();
		this.scripts = installation.scripts(dialect);
		this.guard = installation.guard(dialect);
		this.rows = installation.rows(dialect);
		this.changes = changes;
		this.planner = new Planner(this.scripts.graph());
		this.target = Target.parse(this.settings.goal().target());
		this.dialect = dialect.name();
		this.place = installation.database().place();
	}

	/**
	 * Bring the database to the target.
	 * @param rows what was found
	 * @param listing what the revisions were found by
	 * @return the steps that were run
	 */
	List<Step> upgrade(Connection connection, VersionRows rows, Listing listing) throws SQLException {
		this.guard.checkHistory(rows, connection);
		if (this.guard.isAhead(rows)) {
			return List.of();
		}
		RunDigest digest = this.guard.checkChanges(rows, connection, listing);
		Position position = position(rows);
		if (isInterrupted(rows)) {
			return complete(connection, rows, digest, listing);
		}
		if (!position.pending().isEmpty() || needsBaseline(rows)) {
			return upgradeFrom(connection, rows, digest);
		}
		if (isAtTarget(rows, position)) {
			return List.of();
		}
		return this.changes.downgrade(connection, rows, List.of(this.target), List.of(), digest);
	}

	private Position position(VersionRows rows) {
		try {
			return this.planner.position(rows.ids(), this.target);
		}
		catch (NoSuchRevisionException ex) {
			throw ex.of(Setting.TARGET);
		}
	}

	/**
	 * Whether a revision is not complete. Perhaps another process is about to complete
	 * it.
	 */
	private boolean isInterrupted(VersionRows rows) {
		return Interruption.of(rows, this.scripts.graph()).isPresent();
	}

	/**
	 * Which way the target lies is seen only when the revision is complete: it may have
	 * been on its way down.
	 */
	private List<Step> complete(Connection connection, VersionRows rows, RunDigest digest, Listing listing)
			throws SQLException {
		List<Step> steps = new ArrayList<>(upgradeFrom(connection, rows, digest));
		VersionRows now = this.rows.read(connection);
		if (!now.ids().equals(rows.ids()) && !isInterrupted(now)
				&& (this.guard.isAhead(now) || !this.planner.position(now.ids(), this.target).isAtTarget())) {
			steps.addAll(upgrade(connection, now, listing));
		}
		return steps;
	}

	private boolean needsBaseline(VersionRows rows) {
		return rows.ids().isEmpty() && this.settings.reactions().baseline() != null;
	}

	private List<Step> upgradeFrom(Connection connection, VersionRows rows, RunDigest digest) throws SQLException {
		try {
			List<Step> steps = this.changes.upgrade(connection, rows, List.of(this.target), digest);
			if (steps.isEmpty()) {
				RunLog.logger.info(
						"Another process has brought the database to target '{}' meanwhile; nothing is left to migrate",
						this.settings.goal().target());
			}
			return steps;
		}
		catch (UnknownRevisionException ex) {
			// A newer build went on while this one was waiting
			if (this.guard.isAhead(ex.ids())) {
				return List.of();
			}
			throw ex;
		}
		catch (InterruptedElsewhereException ex) {
			if (this.guard.isAhead(List.of(ex.revision()))) {
				return List.of();
			}
			throw ex;
		}
	}

	/**
	 * Whether the database is at the target and not above it; nothing is pending.
	 * @throws AboveTargetException if it is above and may not be downgraded
	 */
	private boolean isAtTarget(VersionRows rows, Position position) {
		if (position.isAtTarget()) {
			if (this.scripts.graph().size() > 0) {
				QuickLook.reportNothingToDo(rows, this.settings.goal(), this.place);
			}
			else {
				RunLog.logger.info("There is no revision in {} yet; nothing to migrate ({})",
						Quoted.list(this.settings.sources()
							.locations()
							.stream()
							.map((location) -> location.replace("{vendor}", this.dialect))
							.toList()),
						this.place);
			}
			return true;
		}
		if (!this.settings.goal().allowDowngrade() || this.settings.goal().mode() == Mode.VERIFY) {
			List<String> above = position.above().stream().map(RevisionNode::id).toList();
			throw new AboveTargetException(this.settings.goal().target(), rows.ids(), above,
					this.settings.goal().mode());
		}
		return false;
	}

	/**
	 * Verify that the database is at the target.
	 * @param rows what was found
	 * @param last whether there is no further look
	 * @return whether it is, or is ahead of it
	 * @throws PendingRevisionsException if it is not and this is the last look
	 */
	boolean verify(Connection connection, VersionRows rows, boolean last) throws SQLException {
		this.guard.checkHistory(rows, connection);
		if (this.guard.isAhead(rows)) {
			return true;
		}
		this.guard.checkChanges(rows, connection, Listing.NONE);
		Position position = position(rows);
		List<String> pending = position.pending().stream().map(RevisionNode::id).toList();
		boolean interrupted = isInterrupted(rows);
		if (pending.isEmpty() && !interrupted) {
			return isAtTarget(rows, position);
		}
		if (last && interrupted) {
			throw InterruptedRevisionException.ofVerify(rows.interrupted());
		}
		if (last) {
			throw new PendingRevisionsException(this.settings.goal().target(), rows.ids(), pending);
		}
		return false;
	}

	/**
	 * What becomes of the changes that a start decides on: they are made, or written
	 * down.
	 */
	public interface Changes {

		/**
		 * Upgrade to targets.
		 * @param rows what the database is at, with nothing that forbids it
		 * @param digest what the history is told of the whole
		 * @return the steps that this process has taken
		 */
		List<Step> upgrade(Connection connection, VersionRows rows, List<Target> targets, RunDigest digest)
				throws SQLException;

		/**
		 * Downgrade to targets.
		 * @param rows what the database is at, with nothing that forbids it
		 * @param digest what the history is told of the whole
		 * @return the steps that this process has taken
		 */
		List<Step> downgrade(Connection connection, VersionRows rows, List<Target> targets, List<String> order,
				RunDigest digest) throws SQLException;

	}

}
