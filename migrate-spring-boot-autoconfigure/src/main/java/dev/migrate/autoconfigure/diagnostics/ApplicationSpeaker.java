package dev.migrate.autoconfigure.diagnostics;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migrate.error.Command;
import dev.migrate.error.MigrateException;
import dev.migrate.error.Remedy;
import dev.migrate.error.Setting;
import dev.migrate.lang.Internal;

/**
 * Says remedies to those who run an application: settings are properties, and commands
 * those of its command line.
 */
@Internal
public final class ApplicationSpeaker implements Remedy.Speaker {

	private static final String MIGRATE = "migrate";

	private final String prefix;

	/**
	 * Create one who speaks of the properties for all databases.
	 */
	public ApplicationSpeaker() {
		this(MIGRATE);
	}

	/**
	 * Create one who speaks of the properties of a database.
	 * @param prefix where they begin
	 */
	ApplicationSpeaker(String prefix) {
		this.prefix = prefix;
	}

	/**
	 * Say what else there is to know: what commands ask for, and where a failure is told
	 * of at more length.
	 * @param failure the failure
	 * @return a sentence and a line of its own behind what to do, or nothing
	 */
	public static String more(MigrateException failure) {
		String assent = failure.remedies().stream().anyMatch(ApplicationSpeaker::asks)
				? " Where there is no terminal, add `--yes` to the command." : "";
		return assent + failure.help().map((page) -> System.lineSeparator() + "More: " + page).orElse("");
	}

	private static boolean asks(Remedy remedy) {
		return remedy instanceof Remedy.Run run && switch (run.command()) {
			case STAMP_PURGE, REPAIR_APPLIED, REPAIR_UNDONE, RESUME_DONE, RESUME_NOT_DONE -> true;
			case INIT, UPGRADE, STAMP, CURRENT, HISTORY, MERGE, SPLICE, CHECK -> false;
		};
	}

	@Override
	public String say(Remedy.SetValue remedy) {
		return "set " + property(remedy.setting()) + " to '" + dashed(remedy.value().toString()) + "'";
	}

	@Override
	public String say(Remedy.SetSuitably remedy) {
		return "set " + property(remedy.setting()) + " to " + remedy.what();
	}

	@Override
	public String say(Remedy.SetEntry remedy) {
		return "set '" + prefixed(name(remedy.setting())) + "." + remedy.key() + "'";
	}

	@Override
	public String say(Remedy.Unset remedy) {
		return "remove " + property(remedy.setting());
	}

	@Override
	public String say(Remedy.Run remedy) {
		return Stream.concat(Stream.of("migrate", name(remedy.command())), remedy.arguments().stream())
			.collect(Collectors.joining(" ", "`", "`"));
	}

	private String property(Setting setting) {
		return (setting == Setting.DATABASE)
				? "'" + name(setting) + "' (or '" + prefixed("migrate.url") + "', where that is set)"
				: names(setting).stream().map(this::prefixed).collect(Collectors.joining("' and '", "'", "'"));
	}

	private String prefixed(String name) {
		return name.startsWith(MIGRATE + ".") ? this.prefix + name.substring(MIGRATE.length()) : name;
	}

	private static List<String> names(Setting setting) {
		return (setting == Setting.USER) ? List.of("migrate.user", "migrate.password") : List.of(name(setting));
	}

	/**
	 * What a setting is called in the configuration of an application.
	 * @param setting the setting
	 * @return the name of its property
	 */
	static String name(Setting setting) {
		return switch (setting) {
			case DATABASE -> "spring.datasource.url";
			case LOCK_TIMEOUT -> "migrate.lock.timeout";
			case IDLE_TIMEOUT -> "migrate.lock.idle-timeout";
			case STATEMENT_LOCK_TIMEOUT -> "migrate.statement.lock-timeout";
			case STATEMENT_TIMEOUT -> "migrate.statement.timeout";
			case CONNECT_TIMEOUT -> "migrate.connect.timeout";
			case VERIFY_WAIT -> "migrate.verify.wait";
			case SCRATCH -> "migrate.autogenerate.scratch.url";
			case TARGET, MODE, ALLOW_DOWNGRADE, SQL_OUTPUT, BASELINE, ON_NON_EMPTY_SCHEMA, ON_CHANGED_REVISION,
					ON_CONFLICTING_BRANCHES, LOCATIONS, FAIL_ON_MISSING_LOCATIONS, PLACEHOLDERS, DEFAULT_SCHEMA,
					CREATE_SCHEMAS, VERSION_TABLE, VERSION_SCHEMA, HISTORY, HISTORY_TABLE, HISTORY_SCHEMA, TRANSACTION,
					URL, USER ->
				"migrate." + dashed(setting.name());
		};
	}

	private static String name(Command command) {
		return switch (command) {
			case STAMP_PURGE -> "stamp --purge";
			case INIT -> "init";
			case SPLICE -> "revision --splice --head";
			case REPAIR_APPLIED -> "repair --applied";
			case REPAIR_UNDONE -> "repair --undone";
			case RESUME_DONE -> "resume --done";
			case RESUME_NOT_DONE -> "resume --not-done";
			case UPGRADE, STAMP, CURRENT, HISTORY, MERGE, CHECK -> dashed(command.name());
		};
	}

	private static String dashed(String constant) {
		return constant.toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
