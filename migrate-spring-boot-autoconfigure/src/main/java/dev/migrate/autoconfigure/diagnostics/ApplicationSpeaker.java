package dev.migrate.autoconfigure.diagnostics;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migrate.autoconfigure.PropertiesOfMigrator;
import dev.migrate.error.Command;
import dev.migrate.error.MigrateException;
import dev.migrate.error.Remedy;
import dev.migrate.error.Setting;
import dev.migrate.lang.Internal;
import org.jspecify.annotations.Nullable;

/**
 * Says remedies to those who run an application: settings are properties, and commands
 * those of its command line.
 */
@Internal
public final class ApplicationSpeaker implements Remedy.Speaker {

	private final PropertiesOfMigrator properties;

	private final String database;

	private final String tenant;

	/**
	 * Create one who speaks of the properties for all databases.
	 */
	public ApplicationSpeaker() {
		this(PropertiesOfMigrator.OF_ALL, "", null);
	}

	/**
	 * Create one who speaks of one of several databases.
	 * @param properties its properties
	 * @param option what commands are to be told so that they are about it; empty if
	 * there is no other
	 * @param tenant the tenant in it, if it has tenants
	 */
	public ApplicationSpeaker(PropertiesOfMigrator properties, String option, @Nullable String tenant) {
		this.properties = properties;
		this.database = option.isEmpty() ? "" : " " + option;
		this.tenant = (tenant != null) ? " --tenant " + tenant : "";
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
		return "set '" + this.properties.own(key(remedy.setting())) + "." + remedy.key() + "'";
	}

	@Override
	public String say(Remedy.Unset remedy) {
		String key = key(remedy.setting());
		return this.properties.isInherited(key) ? "set '" + this.properties.own(key) + "' to nothing"
				: "remove '" + this.properties.own(key) + "'";
	}

	@Override
	public String say(Remedy.Run remedy) {
		return Stream.concat(Stream.of("migrate", name(remedy.command())), remedy.arguments().stream())
			.collect(Collectors.joining(" ", "`", options(remedy.command()) + "`"));
	}

	private String options(Command command) {
		return switch (command) {
			case INIT, MERGE, SPLICE -> this.database;
			case UPGRADE, STAMP, STAMP_PURGE, CURRENT, HISTORY, CHECK, REPAIR_APPLIED, REPAIR_UNDONE, RESUME_DONE,
					RESUME_NOT_DONE ->
				this.database + this.tenant;
		};
	}

	private String property(Setting setting) {
		if (setting == Setting.USER) {
			return "'" + this.properties.own("user") + "' and '" + this.properties.own("password") + "'";
		}
		return (setting == Setting.DATABASE) ? database() : "'" + this.properties.own(key(setting)) + "'";
	}

	private String database() {
		String url = this.properties.own("url");
		return this.properties.section()
			.map((name) -> this.properties.isSet("url") ? "'" + url + "'"
					: "the URL of the DataSource '" + name + "' (or '" + url + "')")
			.orElse("'spring.datasource.url' (or '" + url + "', where that is set)");
	}

	/**
	 * The setting that a remedy is about.
	 * @return the setting; empty for a command
	 */
	static Optional<Setting> setting(Remedy remedy) {
		if (remedy instanceof Remedy.SetValue value) {
			return Optional.of(value.setting());
		}
		if (remedy instanceof Remedy.SetSuitably suitably) {
			return Optional.of(suitably.setting());
		}
		return (remedy instanceof Remedy.Unset unset) ? Optional.of(unset.setting()) : Optional.empty();
	}

	/**
	 * What a setting is called in the configuration of an application, below the prefix
	 * of its database.
	 * @param setting the setting
	 * @return the key of its property
	 */
	static String key(Setting setting) {
		return switch (setting) {
			case DATABASE -> "url";
			case LOCK_TIMEOUT -> "lock.timeout";
			case IDLE_TIMEOUT -> "lock.idle-timeout";
			case STATEMENT_LOCK_TIMEOUT -> "statement.lock-timeout";
			case STATEMENT_TIMEOUT -> "statement.timeout";
			case CONNECT_TIMEOUT -> "connect.timeout";
			case VERIFY_WAIT -> "verify.wait";
			case SCRATCH -> "autogenerate.scratch.url";
			case TENANTS -> "tenants.schemas";
			case TARGET, MODE, ALLOW_DOWNGRADE, SQL_OUTPUT, BASELINE, ON_NON_EMPTY_SCHEMA, ON_CHANGED_REVISION,
					ON_CONFLICTING_BRANCHES, LOCATIONS, FAIL_ON_MISSING_LOCATIONS, PLACEHOLDERS, DEFAULT_SCHEMA,
					CREATE_SCHEMAS, VERSION_TABLE, VERSION_SCHEMA, HISTORY, HISTORY_TABLE, HISTORY_SCHEMA, TRANSACTION,
					URL, USER ->
				dashed(setting.name());
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
