package dev.migrate.settings;

import java.time.Duration;

import dev.migrate.error.Advice;
import dev.migrate.error.MigrateException;
import dev.migrate.error.Quoted;
import dev.migrate.error.Setting;

/**
 * A setting has a value that no database can have, or this one cannot. Nothing has been
 * looked at yet, or at least nothing done.
 */
public final class IllegalSettingException extends MigrateException {

	private static final long serialVersionUID = 1L;

	private final Setting setting;

	/**
	 * Create an exception.
	 * @param setting the setting
	 * @param description what is wrong with its value: a full sentence
	 * @param suitable what it should be, as part of a sentence
	 */
	public IllegalSettingException(Setting setting, String description, String suitable) {
		super(description, Advice.of(setting.toBe(suitable)).and("."));
		this.setting = setting;
	}

	static void check(Tables tables) {
		checkName(Setting.VERSION_TABLE, "version table", tables.versionTable());
		checkName(Setting.HISTORY_TABLE, "history table", tables.historyTable());
		if (tables.defaultSchema() != null && tables.defaultSchema().isBlank()) {
			throw new IllegalSettingException(Setting.DEFAULT_SCHEMA, "The name of the default schema is blank.",
					"a name, or to nothing for the schema of the connection");
		}
	}

	private static void checkName(Setting setting, String what, String name) {
		if (name.isBlank()) {
			throw new IllegalSettingException(setting, "The name of the " + what + " is blank.", "a name");
		}
		if (name.indexOf('.') >= 0) {
			throw new IllegalSettingException(setting,
					"The name of the " + what + ", '" + Quoted.visible(name)
							+ "', has a dot in it: the schema is a setting of its own, the default schema.",
					"the name of the table alone");
		}
	}

	static void check(Limits limits) {
		Duration idle = limits.idleTimeout();
		if (idle != null && idle.compareTo(Limits.SHORTEST_IDLE) < 0) {
			throw new IllegalSettingException(Setting.IDLE_TIMEOUT,
					"The session of a migration may run nothing for " + idle.toMillis() / 1000.0
							+ " seconds only, which a pause between two tries can take.",
					Limits.SHORTEST_IDLE.toSeconds() + " seconds or more");
		}
	}

	/**
	 * The setting.
	 * @return which one
	 */
	public Setting setting() {
		return this.setting;
	}

}
