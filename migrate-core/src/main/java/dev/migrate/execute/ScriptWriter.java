package dev.migrate.execute;

import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.LiveDatabase;
import dev.migrate.dialect.PlannedTables;
import dev.migrate.lang.Internal;
import dev.migrate.operation.CreateSchema;
import dev.migrate.operation.Recording;
import dev.migrate.plan.Direction;
import dev.migrate.plan.MigrationPlan;
import dev.migrate.plan.Planner;
import dev.migrate.plan.Step;
import dev.migrate.plan.VersionChange;
import dev.migrate.script.Script;
import dev.migrate.script.Scripts;
import dev.migrate.settings.MigratorSettings;
import dev.migrate.settings.TransactionMode;
import dev.migrate.sql.SqlStatement;
import dev.migrate.tables.HistoryDigest;
import dev.migrate.tables.OwnTables;
import dev.migrate.tables.Signature;
import dev.migrate.tables.TableNames;
import dev.migrate.tables.VersionRows;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * Writes plans as SQL instead of running them: what {@link Executor} would run, as a
 * script for the database's own client. Used by one thread for one script.
 */
@Internal
public final class ScriptWriter {

	private final Scripts scripts;

	private final ScriptSink sink;

	private final Workplace workplace;

	private final StepRunner runner;

	private final Preparation preparation;

	private final boolean oneTransaction;

	private boolean tablesWritten;

	/** The rows of the version table before the script. */
	private @Nullable List<String> before;

	/**
	 * Begin a script.
	 * @param settings how to run them
	 * @param title what the script does, for people
	 * @param jdbc access to the database, which is only read, if that is where the script
	 * begins; {@code null} without one
	 */
	public ScriptWriter(Dialect dialect, Scripts scripts, MigratorSettings settings, String title,
			@Nullable JdbcOperations jdbc) {
		this.scripts = scripts;
		this.sink = new ScriptSink(dialect);
		PlannedTables planned = (jdbc != null) ? new PlannedTables(dialect, jdbc)
				: new PlannedTables(dialect, (tables) -> applyEarlier(dialect, tables));
		this.workplace = new Workplace(dialect, this.sink, this.sink, tables(dialect, settings),
				LiveDatabase.planned(planned), Signature.ofScript(settings.runs()), new ProcessEnd());
		this.runner = new StepRunner(this.workplace, settings, List.of());
		this.preparation = new Preparation(scripts, dialect, settings.runs().transaction(), false, null);
		this.oneTransaction = settings.runs().transaction() == TransactionMode.ALL && dialect.transactionalDdl();
		begin(dialect, settings, title);
	}

	private static OwnTables tables(Dialect dialect, MigratorSettings settings) {
		return new OwnTables(dialect, TableNames.of(settings.tables()));
	}

	private void begin(Dialect dialect, MigratorSettings settings, String title) {
		this.sink.comment("Migrate for " + dialect.productName() + ": " + title);
		this.sink.comment("Run it so that it ends at the first error: " + dialect.script().command());
		this.sink.blank();
		String schema = settings.tables().defaultSchema();
		if (settings.tables().createSchemas()) {
			Set<String> schemas = new LinkedHashSet<>(TableNames.of(settings.tables()).schemas().keySet());
			if (schema != null) {
				schemas.add(schema);
			}
			schemas.forEach((name) -> dialect.ddl(new CreateSchema(name, true)).forEach(this.sink::execute));
		}
		dialect.script().preamble(schema).forEach((sql) -> this.sink.execute(SqlStatement.read(sql, dialect.syntax())));
	}

	/**
	 * Write a plan. What was written before stays if it cannot be.
	 * @param plan the plan, which begins where the one before ended
	 * @throws OfflineRevisionException if a revision needs the database
	 * @throws dev.migrate.error.MigrateException if a step cannot be run at all
	 */
	public void add(MigrationPlan plan) {
		if (plan.isEmpty()) {
			addNothing();
			return;
		}
		this.before = (this.before != null) ? this.before : plan.rowsBefore();
		List<PreparedStep> steps = this.preparation.prepare(plan);
		this.workplace.tables().version().requireSpace(VersionRows.planned(plan.rowsBefore()), plan.steps());
		if (this.oneTransaction) {
			this.sink.begin();
		}
		for (PreparedStep step : steps) {
			add(step, plan.rowsBefore().isEmpty());
		}
		this.sink.commit();
	}

	/**
	 * What the revisions before the script have made of the tables, as far as they tell
	 * without a database.
	 */
	private void applyEarlier(Dialect dialect, PlannedTables tables) {
		List<String> rows = Objects.requireNonNullElse(this.before, List.of());
		for (String id : new Planner(this.scripts.graph()).applied(rows)) {
			Script script = this.scripts.get(id);
			try {
				if (script.selfContained()) {
					Recording.of(dialect.name(), script.load()::upgrade)
						.entries()
						.forEach((entry) -> tables.apply(entry.operation()));
					continue;
				}
			}
			catch (RuntimeException ex) {
				// It says what it does only when it runs
			}
			tables.forget();
		}
	}

	/**
	 * Write that there is nothing to do.
	 */
	public void addNothing() {
		this.sink.blank();
		this.sink.comment("Nothing to do");
	}

	private void add(PreparedStep step, boolean fromBase) {
		this.sink.blank();
		this.sink.comment(title(step.step()));
		if (!this.oneTransaction && step.transactional()) {
			this.sink.begin();
		}
		RevisionSink operations = this.runner.sink(step, List.of());
		try {
			addTables(fromBase);
			step.body().accept(operations.operations());
			this.runner.conclude(step, Duration.ZERO, operations.checksum(), HistoryDigest.NONE, this.sink);
		}
		catch (SQLException | RuntimeException ex) {
			throw new OfflineRevisionException(step, operations.progress(), ex);
		}
		if (!this.oneTransaction) {
			this.sink.commit();
		}
	}

	private void addTables(boolean fromBase) throws SQLException {
		if (!this.tablesWritten) {
			this.workplace.tables().create(this.sink, fromBase);
			this.tablesWritten = true;
		}
	}

	private static String title(Step step) {
		List<String> below = (step.direction() == Direction.STAMP)
				? step.changes().stream().map(ScriptWriter::before).filter((id) -> !id.isEmpty()).toList()
				: step.revision().downRevisions();
		String from = step.direction() == Direction.DOWNGRADE ? step.revision().id() : rows(below);
		String to = step.direction() == Direction.DOWNGRADE ? rows(below) : step.revision().id();
		String message = step.revision().message();
		return "Running " + step.direction().verb() + " " + from + " -> " + to
				+ (message.isEmpty() ? "" : ", " + message);
	}

	private static String before(VersionChange change) {
		if (change instanceof VersionChange.Update update) {
			return update.from();
		}
		return (change instanceof VersionChange.Delete delete) ? delete.id() : "";
	}

	private static String rows(List<String> ids) {
		return ids.isEmpty() ? "base" : String.join(", ", ids);
	}

	/**
	 * Write the creation of the version table and the history table, where they are
	 * missing.
	 */
	public void addTables() {
		try {
			this.sink.begin();
			addTables(true);
			this.sink.commit();
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * The script.
	 * @return the text so far
	 */
	public String text() {
		return this.sink.text();
	}

}
