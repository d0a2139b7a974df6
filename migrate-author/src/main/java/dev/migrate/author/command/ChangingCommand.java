package dev.migrate.author.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.migrate.MigrationResult;
import dev.migrate.Migrator;
import dev.migrate.OfflineSql;
import dev.migrate.plan.Step;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * A command that changes what the version table says, with or without running revisions.
 * Here alone is decided what becomes of the changes.
 */
abstract class ChangingCommand extends ReportingCommand {

	@Mixin
	private SqlOptions sql = new SqlOptions();

	@Override
	final boolean endsWithTheFirstFailure() {
		return true;
	}

	@Override
	boolean changesOneDatabase() {
		return !sqlOnly();
	}

	/**
	 * SQL that is only written is the same for all of them.
	 */
	@Override
	boolean takesTenants() {
		return sqlOnly();
	}

	final boolean sqlOnly() {
		return this.sql.requested();
	}

	@Override
	final boolean isConfirmed(CommandSession session) {
		return sqlOnly() || isConfirmed(session, session.migrator(options()));
	}

	/**
	 * Ask whether it is meant, where that has to be asked.
	 * @param session who can be asked
	 * @param migrator what does it
	 * @return whether to go on
	 */
	boolean isConfirmed(CommandSession session, Migrator migrator) {
		return true;
	}

	@Override
	ExitCode run(CommandSession session) {
		Migrator migrator = session.migrator(options());
		if (sqlOnly()) {
			printScript(session, script(migrator, this.sql.of(migrator)));
			return ExitCode.DONE;
		}
		MigrationResult result = apply(migrator);
		if (json() || !options().quiet()) {
			List<String> rows = migrator.current();
			print(session, new Report(List.of(sentence(result, rows)), data(result, rows)));
		}
		return ExitCode.DONE;
	}

	/**
	 * Do it to the database.
	 * @param migrator what does it
	 * @return what was done
	 */
	abstract MigrationResult apply(Migrator migrator);

	/**
	 * Write SQL that does it.
	 * @param migrator what would do it
	 * @param sql what writes it
	 */
	abstract String script(Migrator migrator, OfflineSql sql);

	/**
	 * What is said if nothing was run.
	 * @return the beginning of a sentence that goes on to say where the database is
	 */
	String withoutSteps() {
		return "Nothing to do";
	}

	private String sentence(MigrationResult result, List<String> rows) {
		String place = "the database is at " + (rows.isEmpty() ? "base" : String.join(", ", rows)) + ".";
		if (result.steps().isEmpty()) {
			return withoutSteps() + ": " + place;
		}
		int count = result.steps().size();
		return count + ((count == 1) ? " step" : " steps") + " in " + Durations.text(result.elapsed()) + ": " + place;
	}

	private static Map<String, Object> data(MigrationResult result, List<String> rows) {
		Map<String, Object> data = new LinkedHashMap<>();
		data.put("current", rows);
		data.put("steps", result.steps().stream().map(ChangingCommand::data).toList());
		data.put("milliseconds", result.elapsed().toMillis());
		return data;
	}

	static Map<String, Object> data(Step step) {
		Map<String, Object> data = new LinkedHashMap<>();
		data.put("direction", step.direction().verb());
		data.put("revision", step.revision().id());
		data.put("description", step.revision().message());
		data.put("after", step.rowsAfter());
		return data;
	}

	/**
	 * What commands take that can write SQL instead of running it.
	 */
	private static final class SqlOptions {

		@Option(names = "--sql",
				description = "Print the SQL instead of running it. A range 'a:b' says what the database is at; "
						+ "without one it is at base.")
		private boolean sql;

		@Option(names = "--dialect", paramLabel = "<database>",
				description = "With --sql: the database that it is for, such as 'postgresql', without connecting to one. "
						+ "By default that of the application.")
		private @Nullable String dialect;

		/**
		 * Whether SQL is asked for.
		 * @return {@code true} if nothing is to be run
		 * @throws IllegalUsageException if the options make no sense together
		 */
		boolean requested() {
			if (this.dialect != null && !this.sql) {
				throw new IllegalUsageException("--dialect says what SQL is for, and SQL is not asked for.",
						"Add --sql, or leave --dialect out.");
			}
			return this.sql;
		}

		/**
		 * What writes the SQL.
		 * @param migrator the migrator that would run it
		 * @return the writer
		 */
		OfflineSql of(Migrator migrator) {
			return (this.dialect != null) ? migrator.offlineSql(this.dialect) : migrator.offlineSql();
		}

	}

}
