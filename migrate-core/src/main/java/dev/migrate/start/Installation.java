package dev.migrate.start;

import java.util.List;

import dev.migrate.connect.Database;
import dev.migrate.dialect.Dialect;
import dev.migrate.execute.CommonWork;
import dev.migrate.execute.MigrationListener;
import dev.migrate.lang.Internal;
import dev.migrate.plan.Planner;
import dev.migrate.script.Scripts;
import dev.migrate.settings.MigratorSettings;
import dev.migrate.tables.MigrationTables;
import dev.migrate.tables.TableNames;
import org.jspecify.annotations.Nullable;

/**
 * A database and the revisions that belong into it, as they are set. Revisions are looked
 * for when they are first needed.
 *
 * @param database gives the connections
 * @param settings what is set
 * @param loader finds the revisions
 * @param work what is shared with other databases that have the same revisions;
 * {@code null} if nothing is
 */
@Internal
public record Installation(Database database, MigratorSettings settings, ScriptLoader loader,
		@Nullable CommonWork work) {

	/**
	 * Create one that shares nothing.
	 */
	public Installation(Database database, MigratorSettings settings, ScriptLoader loader) {
		this(database, settings, loader, null);
	}

	/**
	 * The revisions as far as they are known without the database, which is asked only
	 * where a location depends on it.
	 */
	public Scripts catalog() {
		return this.loader.withoutDatabase().orElseGet(this::scripts);
	}

	/**
	 * The revisions for the kind of database that this one is. Connects the first time.
	 */
	public Scripts scripts() {
		return scripts(this.database.dialect());
	}

	public Scripts scripts(Dialect dialect) {
		return this.loader.once(dialect.name()).scripts();
	}

	Listing listing(Dialect dialect) {
		return this.loader.once(dialect.name()).listing();
	}

	/**
	 * Plans with all revisions, as far as they are known without the database.
	 */
	public Planner planner() {
		return new Planner(catalog().graph());
	}

	public MigrationTables tables(Dialect dialect) {
		return new MigrationTables(dialect, TableNames.of(this.settings.tables()));
	}

	RowsReader rows(Dialect dialect) {
		return new RowsReader(tables(dialect), this.settings.limits().lockTimeout());
	}

	Guard guard(Dialect dialect) {
		return new Guard(this.settings, scripts(dialect), tables(dialect), this.work);
	}

	DatabaseChanges changes(Dialect dialect, List<MigrationListener> listeners) {
		return new DatabaseChanges(this.settings, List.copyOf(listeners), scripts(dialect), this.database, this.work);
	}

	/**
	 * Reads where the database is.
	 */
	public StatusReader status(Dialect dialect) {
		return new StatusReader(this.settings, scripts(dialect), tables(dialect), dialect);
	}

	public DefaultSchema defaultSchema(Dialect dialect) {
		return new DefaultSchema(dialect, this.settings, this.database.dataSource());
	}

}
