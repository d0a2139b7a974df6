package dev.migrate.settings;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * All that can be set, as one value. Each group has a {@code DEFAULTS} that says what
 * holds where nothing is said, and an interface by which a builder sets it: a new setting
 * is a component of its group and a method of that interface.
 *
 * @param goal what a start does, and where it leads
 * @param reactions what it does about what it finds in the database
 * @param sources where revisions are
 * @param tables what our tables are called
 * @param limits how long to wait, and how often to try
 * @param runs how revisions are run, and in whose name
 */
public record MigratorSettings(Goal goal, Reactions reactions, Sources sources, Tables tables, Limits limits,
		Runs runs) {

	/** What holds where nothing is said. */
	public static final MigratorSettings DEFAULTS = new MigratorSettings(Goal.DEFAULTS, Reactions.DEFAULTS,
			Sources.DEFAULTS, Tables.DEFAULTS, Limits.DEFAULTS, Runs.DEFAULTS);

	public MigratorSettings {
		IllegalSettingException.check(tables);
		IllegalSettingException.check(limits);
		ContradictorySettingsException.check(goal, reactions, tables, limits);
	}

	/**
	 * The same in another schema.
	 * @param schema the schema, or {@code null} for the one that is set
	 * @return other settings
	 */
	public MigratorSettings in(@Nullable String schema) {
		return new MigratorSettings(this.goal, this.reactions, this.sources, this.tables.in(schema), this.limits,
				this.runs);
	}

	/**
	 * The same for an empty database in which all revisions are run, those too that the
	 * other one had before it was migrated.
	 */
	public MigratorSettings replaying() {
		return new MigratorSettings(new Goal(Mode.UPGRADE, this.goal.target(), false, Duration.ZERO, null),
				Reactions.NONE, this.sources, this.tables.ofConnection(), this.limits, this.runs);
	}

}
