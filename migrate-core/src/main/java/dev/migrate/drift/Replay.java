package dev.migrate.drift;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import javax.sql.DataSource;

import dev.migrate.connect.Database;
import dev.migrate.connect.KnownDialects;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.LiveObject;
import dev.migrate.lang.Internal;
import dev.migrate.plan.Step;
import dev.migrate.revision.Relation;
import dev.migrate.revision.Target;
import dev.migrate.schema.Schema;
import dev.migrate.script.Script;
import dev.migrate.script.Scripts;
import dev.migrate.settings.MigratorSettings;
import dev.migrate.start.DatabaseChanges;
import dev.migrate.tables.MigrationTables;
import dev.migrate.tables.TableNames;
import dev.migrate.tables.VersionRows;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Runs revisions on an empty database to see what they make of it, and empties it again.
 *
 * @param settings what is set for the database that they were run on
 * @param scripts the revisions
 * @param dialect the kind of database
 */
@Internal
public record Replay(MigratorSettings settings, Scripts scripts, Dialect dialect) {

	/**
	 * Run revisions.
	 * @param connection the database that they were run on
	 * @param scratch an empty database, or {@code null} for one in memory
	 * @param rows the rows of the version table
	 * @param schemas the schemas that revisions write to
	 * @return what they have made
	 * @throws RevisionsNotReplayableException if a revision asks for beans
	 */
	public Replayed of(Connection connection, @Nullable DataSource scratch, List<String> rows,
			Set<@Nullable String> schemas) throws SQLException {
		requireSelfContained(rows);
		if (scratch != null) {
			return of(new ScratchDatabase(this.dialect, scratch, connection), scratch, rows, schemas);
		}
		Optional<String> url = this.dialect.scratch().memoryDatabase(connection);
		if (url.isEmpty()) {
			throw ScratchRefusedException.missing(this.dialect.productName());
		}
		SingleConnectionDataSource memory = new SingleConnectionDataSource(url.get(), true);
		try {
			return of(new ScratchDatabase(this.dialect, memory, connection), memory, rows, schemas);
		}
		finally {
			memory.destroy();
		}
	}

	/**
	 * What a revision does with beans of the application it would do to what they belong
	 * to, and not to the scratch database.
	 */
	private void requireSelfContained(List<String> rows) {
		List<String> names = this.scripts.graph()
			.ancestors(rows, Relation.REQUIREMENTS)
			.stream()
			.map((id) -> this.scripts.get(id))
			.filter((script) -> !script.selfContained())
			.map(Script::name)
			.toList();
		if (!names.isEmpty()) {
			throw new RevisionsNotReplayableException(names);
		}
	}

	private Replayed of(ScratchDatabase scratch, DataSource dataSource, List<String> rows,
			Set<@Nullable String> schemas) {
		Database database = new Database(dataSource, "the scratch database", this.settings.limits().connectTimeout(),
				KnownDialects.including(this.dialect));
		MigratorSettings all = this.settings.replaying();
		return scratch.use(schemas.stream().filter(Objects::nonNull).toList(), () -> {
			rows.forEach(
					(row) -> database.call((connection, dialect) -> upgrade(all, database, connection, dialect, row)));
			return database.call((connection, dialect) -> {
				LiveSchema live = new LiveSchema(connection, dialect, names(all));
				return new Replayed(live.read(schemas), live.objects(schemas));
			});
		});
	}

	private List<Step> upgrade(MigratorSettings all, Database database, Connection connection, Dialect dialect,
			String row) throws SQLException {
		VersionRows rows = new MigrationTables(dialect, names(all)).read(connection);
		return new DatabaseChanges(all, List.of(), this.scripts, database).upgrade(connection, rows,
				List.of(Target.parse(row)));
	}

	private static TableNames names(MigratorSettings settings) {
		return TableNames.of(settings.tables());
	}

	/**
	 * What revisions have made.
	 *
	 * @param schema the tables and what belongs to them
	 * @param objects the views, functions, procedures and triggers
	 */
	public record Replayed(Schema schema, List<LiveObject> objects) {
	}

}
