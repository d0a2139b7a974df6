package dev.migrate.settings;

import java.time.Duration;

import dev.migrate.error.Advice;
import dev.migrate.error.MigrateException;
import dev.migrate.error.Quoted;
import dev.migrate.error.Setting;
import org.jspecify.annotations.Nullable;

/**
 * A setting has a value that no database can have, or this one cannot. Nothing has been
 * looked at yet, or at least nothing done.
 */
public final class IllegalSettingException extends MigrateException {

	private final Setting setting;

	/**
	 * Create an exception.
	 * @param setting the setting
	 * @param description what is wrong with its value: a full sentence
	 * @param suitable what it should be, as part of a sentence
	 */
	public IllegalSettingException(Setting setting, String description, String suitable) {
		this(setting, description, Advice.of(setting.toBe(suitable)).and("."));
	}

	private IllegalSettingException(Setting setting, String description, Advice advice) {
		super(description, advice);
		this.setting = setting;
	}

	static void check(Tables tables) {
		checkName(Setting.VERSION_TABLE, "version table", tables.versionTable(), Setting.VERSION_SCHEMA);
		checkName(Setting.HISTORY_TABLE, "history table", tables.historyTable(), Setting.HISTORY_SCHEMA);
		checkSchema(Setting.DEFAULT_SCHEMA, "default schema", tables.defaultSchema(), "that of the connection");
		checkSchema(Setting.VERSION_SCHEMA, "schema of the version table", tables.versionSchema(),
				"the default schema");
		checkSchema(Setting.HISTORY_SCHEMA, "schema of the history", tables.historySchema(),
				"that of the version table");
	}

	private static void checkSchema(Setting setting, String what, @Nullable String name, String other) {
		if (name != null && name.isBlank()) {
			throw new IllegalSettingException(setting, "The name of the " + what + " is blank.",
					"a name, or to nothing for " + other);
		}
	}

	private static void checkName(Setting setting, String what, String name, Setting schema) {
		if (name.isBlank()) {
			throw new IllegalSettingException(setting, "The name of the " + what + " is blank.", "a name");
		}
		if (name.indexOf('.') >= 0) {
			throw new IllegalSettingException(setting,
					"The name of the " + what + ", '" + Quoted.visible(name)
							+ "', has a dot in it: the schema is a setting of its own.",
					Advice.of(setting.toBe("the name of the table alone"))
						.and(", and ")
						.and(schema.toBe("the name of the schema"))
						.and("."));
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
