package dev.migrate.settings;

import java.time.Duration;
import java.util.regex.Pattern;

import dev.migrate.error.Advice;
import dev.migrate.error.MigrateException;
import dev.migrate.error.Setting;
import org.jspecify.annotations.Nullable;

/**
 * Two settings ask for what cannot be had together. Nothing has been looked at yet.
 * Settings that merely have no effect beside others, such as a permission to downgrade in
 * {@link Mode#VERIFY}, are no contradiction: configurations are put together from several
 * sources.
 */
public final class ContradictorySettingsException extends MigrateException {

	private static final Pattern RELATIVE = Pattern.compile("(.*@)?[+-]\\d+");

	private ContradictorySettingsException(String description, Advice advice) {
		super(description, advice);
	}

	static void check(Goal goal, Reactions reactions, Tables tables, Limits limits) {
		check(goal);
		check(reactions);
		check(tables);
		check(limits);
	}

	/**
	 * Refuse what several tenants cannot share: a file of SQL, and our tables.
	 * @param settings the settings of one who has tenants
	 */
	public static void checkTenants(MigratorSettings settings) {
		if (settings.goal().sqlOutput() != null) {
			throw new ContradictorySettingsException(
					"SQL is to be written to '" + settings.goal().sqlOutput()
							+ "', and there are tenants, for each of which it would be another.",
					Advice.of(Setting.SQL_OUTPUT.unset())
						.and(", or ")
						.and(Setting.TENANTS.unset())
						.and(" and write it for one tenant without the others."));
		}
		checkTenants(settings.tables().versionSchema(), Setting.VERSION_SCHEMA);
		checkTenants(settings.tables().historySchema(), Setting.HISTORY_SCHEMA);
	}

	private static void checkTenants(@Nullable String schema, Setting setting) {
		if (schema != null) {
			throw new ContradictorySettingsException(
					"There are tenants, each of which has tables of ours, and all of these are to lie in the schema '"
							+ schema + "'.",
					Advice.of(setting.unset()).and(", or ").and(Setting.TENANTS.unset()).and("."));
		}
	}

	private static void check(Goal goal) {
		if (goal.mode() == Mode.VERIFY && RELATIVE.matcher(goal.target()).matches()) {
			throw new ContradictorySettingsException("The target '" + goal.target()
					+ "' counts from where the database is, so that a start in mode 'verify' never finds it reached.",
					Advice.of(Setting.TARGET.toBe("a revision or to 'heads'"))
						.and(", or ")
						.and(Setting.MODE.to(Mode.UPGRADE))
						.and("."));
		}
		if (goal.mode() == Mode.VERIFY && goal.sqlOutput() != null) {
			throw new ContradictorySettingsException(
					"SQL is to be written to '" + goal.sqlOutput()
							+ "', but a start in mode 'verify' has none to write.",
					Advice.of(Setting.MODE.to(Mode.UPGRADE)).and(", or ").and(Setting.SQL_OUTPUT.unset()).and("."));
		}
	}

	private static void check(Reactions reactions) {
		if (reactions.baseline() != null && reactions.onNonEmptySchema() == NonEmptySchema.UPGRADE) {
			throw new ContradictorySettingsException(
					"A schema with tables but without a version table is to count as being at '" + reactions.baseline()
							+ "', and all revisions are to be run on it.",
					Advice.of(Setting.BASELINE.unset())
						.and(", or ")
						.and(Setting.ON_NON_EMPTY_SCHEMA.to(NonEmptySchema.FAIL))
						.and("."));
		}
	}

	private static void check(Tables tables) {
		if (!tables.history()) {
			return;
		}
		String history = tables.historyTable();
		boolean besideVersion = String.valueOf(tables.schemaOfHistory())
			.equalsIgnoreCase(String.valueOf(tables.schemaOfVersion()));
		if (besideVersion && history.equalsIgnoreCase(tables.versionTable())) {
			throw sameName("The version table and the history table are both called '" + tables.versionTable() + "'.");
		}
		if (besideVersion && history.equalsIgnoreCase(tables.lockTable())) {
			throw sameName(tables, "lock table");
		}
		if (history.equalsIgnoreCase(tables.journalTable())) {
			throw sameName(tables, "journal");
		}
	}

	private static ContradictorySettingsException sameName(Tables tables, String other) {
		return sameName("The history table is called '" + tables.historyTable() + "', as the " + other
				+ " of the version table '" + tables.versionTable() + "' is.");
	}

	private static ContradictorySettingsException sameName(String description) {
		return new ContradictorySettingsException(description,
				Advice.of(Setting.HISTORY_TABLE.toBe("another name"))
					.and(", or ")
					.and(Setting.VERSION_TABLE.toBe("another one"))
					.and("."));
	}

	private static void check(Limits limits) {
		Duration wait = limits.statementLockTimeout();
		Duration all = limits.statementTimeout();
		if (wait != null && all != null && wait.compareTo(all) > 0) {
			throw new ContradictorySettingsException(
					"A statement may wait " + seconds(wait) + " for a lock, but take no more than " + seconds(all)
							+ " in all.",
					Advice.of(Setting.STATEMENT_LOCK_TIMEOUT.toBe("a shorter time"))
						.and(", or ")
						.and(Setting.STATEMENT_TIMEOUT.toBe("a longer one"))
						.and("."));
		}
	}

	private static String seconds(Duration time) {
		return time.toMillis() / 1000.0 + " seconds";
	}

}
