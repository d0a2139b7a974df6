package dev.migrate.start;

import java.util.ArrayList;
import java.util.List;

import dev.migrate.lang.Internal;
import dev.migrate.script.Instantiator;
import dev.migrate.script.LocationScriptSource;
import dev.migrate.script.ScriptSource;
import dev.migrate.script.Scripts;
import dev.migrate.script.SectionNames;
import dev.migrate.settings.MigratorSettings;

import org.springframework.core.io.ResourceLoader;

/**
 * Finds the revisions.
 *
 * @param sources provide revisions besides those in the locations
 * @param resourceLoader finds what is on the class path
 * @param instantiator makes instances of classes
 * @param settings where to look
 * @param sectionNames the names that sections of SQL files may have
 */
@Internal
public record ScriptLoader(List<ScriptSource> sources, ResourceLoader resourceLoader, Instantiator instantiator,
		MigratorSettings settings, SectionNames sectionNames) {

	/**
	 * Find them.
	 * @param dialect the name of the dialect; empty if it is not known
	 * @return the revisions
	 */
	public Scripts load(String dialect) {
		List<ScriptSource> all = new ArrayList<>(this.sources);
		all.add(LocationScriptSource.builder(this.settings.sources().locations())
			.dialect(dialect)
			.sectionNames(this.sectionNames)
			.failOnMissing(this.settings.sources().failOnMissingLocations())
			.placeholders(this.settings.sources().placeholders())
			.resourceLoader(this.resourceLoader)
			.instantiator(this.instantiator)
			.build());
		return Scripts.from(all.toArray(ScriptSource[]::new));
	}

}
