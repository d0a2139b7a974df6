package dev.migrate;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import javax.sql.DataSource;

import dev.migrate.autogenerate.AutogenerateLevel;
import dev.migrate.autogenerate.AutogenerateSettings;
import dev.migrate.autogenerate.ChangeRewriter;
import dev.migrate.autogenerate.ComparedSchema;
import dev.migrate.autogenerate.ComparisonBeans;
import dev.migrate.autogenerate.CurrentSchema;
import dev.migrate.autogenerate.DatabaseProfile;
import dev.migrate.autogenerate.Owned;
import dev.migrate.autogenerate.Ownership;
import dev.migrate.autogenerate.Renames;
import dev.migrate.autogenerate.SchemaChange;
import dev.migrate.autogenerate.SchemaComparator;
import dev.migrate.autogenerate.SchemaDiffer;
import dev.migrate.autogenerate.SchemaDifferences;
import dev.migrate.autogenerate.UnsaidParts;
import dev.migrate.autogenerate.WantedSchema;
import dev.migrate.autogenerate.WantedSchemaSource;
import dev.migrate.connect.Database;
import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.DialectFact;
import dev.migrate.dialect.LiveObject;
import dev.migrate.dialect.Scratch;
import dev.migrate.drift.LiveSchema;
import dev.migrate.drift.Replay;
import dev.migrate.drift.ScratchDatabase;
import dev.migrate.operation.CreateSchema;
import dev.migrate.plan.Planner;
import dev.migrate.schema.Schema;
import dev.migrate.schema.TableName;
import dev.migrate.script.Scripts;
import dev.migrate.settings.MigratorSettings;
import dev.migrate.start.DefaultSchema;
import dev.migrate.tables.MigrationTables;
import dev.migrate.tables.TableNames;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Compares what an application wants its database to look like with what is there.
 * Nothing is changed in the database. Made by a {@link Migrator}.
 */
public final class Autogenerate {

	private final Database database;

	private final MigratorSettings settings;

	private final AutogenerateSettings autogenerate;

	private final Scripts scripts;

	Autogenerate(Database database, MigratorSettings settings, AutogenerateSettings autogenerate, Scripts scripts) {
		this.database = database;
		this.settings = settings;
		this.autogenerate = autogenerate.withNaming(settings.runs().naming());
		this.scripts = scripts;
	}

	/**
	 * Compare the database with what is wanted.
	 * @param wanted what is wanted
	 * @return the differences
	 * @throws dev.migrate.plan.DatabaseNotAtHeadException if the database is not at the
	 * heads of the graph
	 * @throws dev.migrate.autogenerate.ConflictingSourcesException if two sources want
	 * the same in different ways
	 * @throws dev.migrate.autogenerate.RenameException if a renaming in the settings has
	 * nothing to rename
	 */
	public SchemaDifferences compare(List<WantedSchemaSource> wanted) {
		return this.database.call((connection, dialect) -> {
			planner().requireHeads(rows(connection, dialect));
			return new DefaultSchema(dialect, this.settings, this.database.dataSource()).require(connection,
					(there) -> compare(connection, dialect, wanted));
		});
	}

	private SchemaDifferences compare(Connection connection, Dialect dialect, List<WantedSchemaSource> sources)
			throws SQLException {
		LiveSchema live = new LiveSchema(connection, dialect, names());
		DatabaseProfile profile = live.profile();
		List<WantedSchema> wanted = sources.stream().map((source) -> source.read(profile)).toList();
		Owned owned = Ownership.of(this.scripts, profile);
		Set<@Nullable String> wantedSchemas = new LinkedHashSet<>();
		Set<TableName> enums = new LinkedHashSet<>();
		CurrentSchema current = CurrentSchema.of(profile);
		wanted.forEach((source) -> {
			wantedSchemas.addAll(LiveSchema.schemas(current.of(source.schema())));
			if (dialect.has(DialectFact.NAMED_ENUMS)) {
				enums.addAll(LiveSchema.enums(current.of(source.schema())));
			}
		});
		Set<@Nullable String> schemas = new LinkedHashSet<>(wantedSchemas);
		schemas.addAll(LiveSchema.schemas(current.of(owned)));
		Schema there = live.read(schemas, enums);
		SchemaDifferences differences = new SchemaDiffer(dialect, this.autogenerate, current,
				scratch(connection, dialect))
			.differences(there, objects(live, schemas, wanted, owned), wanted, owned);
		JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
		List<SchemaChange> changes = new ArrayList<>();
		enums.forEach((type) -> wantedSchemas.add(type.schema()));
		live.missing(wantedSchemas).forEach((name) -> changes.add(SchemaChange.of(new CreateSchema(name, false))));
		changes.addAll(new UnsaidParts(current.of(there).tables(), (table) -> dialect.unsaid(jdbc, table),
				(sequence) -> dialect.unsaid(jdbc, sequence))
			.kept(differences.changes()));
		changes.addAll(compared(new ComparedSchema(profile, there, wanted, JdbcClient.create(jdbc))));
		return differences.withChanges(rewritten(changes));
	}

	/**
	 * Nothing is read of which nobody speaks.
	 */
	private static List<LiveObject> objects(LiveSchema live, Set<@Nullable String> schemas, List<WantedSchema> wanted,
			Owned owned) throws SQLException {
		boolean compared = !owned.made().isEmpty()
				|| wanted.stream().anyMatch((source) -> !source.schema().objects().isEmpty());
		return compared ? live.objects(schemas) : List.of();
	}

	private @Nullable Scratch scratch(Connection connection, Dialect dialect) {
		DataSource scratch = this.autogenerate.scratch();
		return (scratch != null) ? new ScratchDatabase(dialect, scratch, connection)
				: dialect.scratch().tables(connection).orElse(null);
	}

	private List<SchemaChange> compared(ComparedSchema compared) {
		List<SchemaChange> changes = new ArrayList<>();
		for (SchemaComparator comparator : this.autogenerate.comparators()) {
			changes.addAll(ComparisonBeans.ask(comparator, () -> comparator.compare(compared)));
		}
		return changes;
	}

	private List<SchemaChange> rewritten(List<SchemaChange> changes) {
		List<SchemaChange> rewritten = changes;
		for (ChangeRewriter rewriter : this.autogenerate.rewriters()) {
			List<SchemaChange> before = rewritten;
			rewritten = ComparisonBeans.ask(rewriter, () -> rewriter.rewrite(before));
		}
		return rewritten;
	}

	/**
	 * Compare the database with what its revisions make of an empty one: what is found
	 * was changed by hand. The changes lead from what is there to what the revisions
	 * make.
	 * @return the differences
	 * @throws dev.migrate.drift.ScratchRefusedException if there is no scratch database
	 * in which the revisions can be replayed, something is in it, or it is the database
	 * that is compared
	 */
	public SchemaDifferences drift() {
		return this.database.call((connection, dialect) -> {
			List<String> rows = rows(connection, dialect);
			planner().applied(rows);
			return new DefaultSchema(dialect, this.settings, this.database.dataSource()).require(connection,
					(there) -> drift(connection, dialect, rows));
		});
	}

	private SchemaDifferences drift(Connection connection, Dialect dialect, List<String> rows) throws SQLException {
		LiveSchema live = new LiveSchema(connection, dialect, names());
		DatabaseProfile profile = live.profile();
		Set<@Nullable String> schemas = LiveSchema.schemas(Ownership.of(this.scripts, profile));
		Schema there = live.read(schemas);
		Replay.Replayed replayed = new Replay(this.settings, this.scripts, dialect).of(connection,
				this.autogenerate.scratch(), rows, schemas);
		AutogenerateSettings strict = new AutogenerateSettings(this.autogenerate.allowDrops(), AutogenerateLevel.STRICT,
				Renames.NONE, this.autogenerate.filters(), List.of(), this.autogenerate.typeComparisons(), null);
		return new SchemaDiffer(dialect, strict, CurrentSchema.of(profile), null).differences(there,
				live.objects(schemas), WantedSchema.of("revisions", replayed.schema()), replayed.objects(),
				LiveSchema.owned(there));
	}

	/**
	 * The dialect that a revision is written for, for what writes it. Connects the first
	 * time.
	 * @return the dialect of the database
	 */
	public Dialect dialect() {
		return this.database.dialect();
	}

	private List<String> rows(Connection connection, Dialect dialect) throws SQLException {
		return List.copyOf(new TreeSet<>(new MigrationTables(dialect, names()).read(connection).ids()));
	}

	private TableNames names() {
		return TableNames.of(this.settings.tables());
	}

	private Planner planner() {
		return new Planner(this.scripts.graph());
	}

}
