package dev.migrate;

import java.util.List;

import javax.sql.DataSource;

import dev.migrate.execute.HistoryEntry;
import dev.migrate.execute.MigrationListener;
import dev.migrate.plan.MigrationPlan;
import dev.migrate.revision.RevisionNode;
import dev.migrate.script.Scripts;

/**
 * Brings a database to a revision, and says where it is.
 * <p>
 * Revisions are looked for once, when they are first needed. Thread-safe; concurrent runs
 * of several processes keep out of each other's way by a lock in the database.
 */
public final class Migrator {

	private final DataSource dataSource;

	private final MigratorSettings settings;

	private final List<MigrationListener> listeners;

	Migrator(DataSource dataSource, MigratorSettings settings, List<MigrationListener> listeners) {
		this.dataSource = dataSource;
		this.settings = settings;
		this.listeners = List.copyOf(listeners);
	}

	/**
	 * Begin to build a migrator.
	 * @param dataSource the database; one connection at a time is taken from it
	 * @return a builder
	 */
	public static MigratorBuilder builder(DataSource dataSource) {
		return new MigratorBuilder(dataSource);
	}

	/**
	 * The database.
	 * @return the data source that the migrator was built with
	 */
	public DataSource dataSource() {
		return this.dataSource;
	}

	/**
	 * What is set.
	 * @return the settings
	 */
	public MigratorSettings settings() {
		return this.settings;
	}

	/**
	 * The revisions of the application. Looked for once; later calls give the same.
	 * @return all revisions with their graph
	 */
	public Scripts scripts() {
		throw new UnsupportedOperationException();
	}

	/**
	 * Do what a start does: bring the database to the target, or verify that it is there,
	 * as the mode says. On a database that is at its target this costs one query.
	 * @return what was done
	 */
	public MigrationResult run() {
		throw new UnsupportedOperationException();
	}

	/**
	 * Upgrade to a target.
	 * @param target {@code heads}, a revision identifier or its beginning, {@code +1}, …
	 * @return what was done
	 */
	public MigrationResult upgrade(String target) {
		throw new UnsupportedOperationException();
	}

	/**
	 * Downgrade to a target.
	 * @param target {@code base}, a revision identifier or its beginning, {@code -1}, …
	 * @return what was done
	 */
	public MigrationResult downgrade(String target) {
		throw new UnsupportedOperationException();
	}

	/**
	 * Write into the version table that the database is at some revisions, without
	 * running them.
	 * @param targets the revisions
	 * @return what was done
	 */
	public MigrationResult stamp(String... targets) {
		return stamp(List.of(targets), false);
	}

	/**
	 * Write into the version table that the database is at some revisions, without
	 * running them.
	 * @param targets the revisions
	 * @param purge whether to forget what the version table holds before, which helps
	 * where it holds what cannot be
	 * @return what was done
	 */
	public MigrationResult stamp(List<String> targets, boolean purge) {
		throw new UnsupportedOperationException();
	}

	/**
	 * What {@link #run()} would do. Changes nothing.
	 * @return the plan
	 */
	public MigrationPlan plan() {
		throw new UnsupportedOperationException();
	}

	/**
	 * What {@link #upgrade(String)} would do. Changes nothing.
	 * @param target the target
	 * @return the plan
	 */
	public MigrationPlan planUpgrade(String target) {
		throw new UnsupportedOperationException();
	}

	/**
	 * What {@link #downgrade(String)} would do. Changes nothing.
	 * @param target the target
	 * @return the plan
	 */
	public MigrationPlan planDowngrade(String target) {
		throw new UnsupportedOperationException();
	}

	/**
	 * The rows of the version table.
	 * @return revision identifiers, sorted; none at base or without a version table
	 */
	public List<String> current() {
		throw new UnsupportedOperationException();
	}

	/**
	 * The heads of the graph.
	 * @return the revisions that nothing is built on, in load order
	 */
	public List<RevisionNode> heads() {
		throw new UnsupportedOperationException();
	}

	/**
	 * What was run, from the history table.
	 * @return the rows, the newest last; none without a history table
	 */
	public List<HistoryEntry> history() {
		throw new UnsupportedOperationException();
	}

	/**
	 * Where the database is. Takes at most two small queries on a connection of its own
	 * with a time limit of two seconds, changes nothing and waits for no lock.
	 * @return the status
	 */
	public MigrationStatus status() {
		throw new UnsupportedOperationException();
	}

	/**
	 * What a revision does: its operations, one line each. The database is not asked; an
	 * upgrade that reads data is described as far as it goes without.
	 * @param revision the full revision identifier
	 * @return one line for each operation
	 */
	public List<String> describe(String revision) {
		throw new UnsupportedOperationException();
	}

}
