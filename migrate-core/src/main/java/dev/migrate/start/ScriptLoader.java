package dev.migrate.start;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import dev.migrate.connect.KnownDialects;
import dev.migrate.lang.Internal;
import dev.migrate.script.Instantiator;
import dev.migrate.script.LocationListing;
import dev.migrate.script.LocationScriptSource;
import dev.migrate.script.Script;
import dev.migrate.script.ScriptSource;
import dev.migrate.script.Scripts;
import dev.migrate.script.SectionNames;
import dev.migrate.settings.MigratorSettings;
import dev.migrate.sql.SqlSyntax;

import org.springframework.core.io.ResourceLoader;

/**
 * Finds the revisions, of one or many migrators. Thread-safe.
 */
@Internal
public final class ScriptLoader {

	private final List<ScriptSource> sources;

	private final ResourceLoader resourceLoader;

	private final Instantiator instantiator;

	private final MigratorSettings settings;

	private final KnownDialects dialects;

	private final Map<String, Found> found = new ConcurrentHashMap<>();

	/**
	 * Nothing is looked for yet.
	 * @param sources provide revisions besides those in the locations
	 * @param resourceLoader finds what is on the class path
	 * @param instantiator makes instances of classes
	 * @param settings where to look
	 * @param dialects those after which sections of SQL files may be named
	 */
	public ScriptLoader(List<ScriptSource> sources, ResourceLoader resourceLoader, Instantiator instantiator,
			MigratorSettings settings, KnownDialects dialects) {
		this.sources = sources;
		this.resourceLoader = resourceLoader;
		this.instantiator = instantiator;
		this.settings = settings;
		this.dialects = dialects;
	}

	/**
	 * The names that sections of SQL files may have.
	 * @param known the dialects that there are
	 * @return the names, with the SQL that each database reads
	 */
	public static SectionNames sectionNames(KnownDialects known) {
		Map<String, SqlSyntax> syntaxes = new LinkedHashMap<>();
		known.all().forEach((dialect) -> syntaxes.put(dialect.name(), dialect.syntax()));
		return new SectionNames(known.names(), known.reservedNames(), syntaxes);
	}

	/**
	 * Find them, if nobody has for this kind of database.
	 * @param dialect the name of the dialect
	 * @return what was found when somebody first asked
	 */
	public Found once(String dialect) {
		return this.found.computeIfAbsent(dialect, this::load);
	}

	/**
	 * Find them if that takes no database, as none of the locations depends on its kind.
	 * @return what somebody has found already, else what is there now
	 */
	Optional<Scripts> withoutDatabase() {
		for (String location : this.settings.sources().locations()) {
			if (location.contains("{vendor}")) {
				return Optional.empty();
			}
		}
		Found known = this.found.isEmpty() ? load("") : this.found.values().iterator().next();
		return Optional.of(known.scripts());
	}

	/**
	 * Find them as they are now. What the locations list is taken down before anything
	 * there is read, so that a file that comes in between is missing from both.
	 * @param dialect the name of the dialect; empty if it is not known
	 * @return the revisions, and what they were found by
	 */
	public Found load(String dialect) {
		Optional<LocationListing> listed = Listing.list(this.settings, this.resourceLoader, dialect);
		Listing listing = Listing.of(this.settings, dialect, listed);
		List<ScriptSource> all = new ArrayList<>();
		for (ScriptSource source : this.sources) {
			List<Script> scripts = source.scripts();
			listing = scripts.isEmpty() ? listing : Listing.NONE;
			all.add(() -> scripts);
		}
		all.add(LocationScriptSource.builder(this.settings.sources().locations())
			.listing(listed.orElse(null))
			.dialect(dialect)
			.sectionNames(sectionNames(this.dialects))
			.failOnMissing(this.settings.sources().failOnMissingLocations())
			.placeholders(this.settings.sources().placeholders())
			.resourceLoader(this.resourceLoader)
			.instantiator(this.instantiator)
			.build());
		Scripts scripts = Scripts.from(all.toArray(ScriptSource[]::new));
		Map<String, String> naming = this.settings.runs().naming();
		return new Found(naming.isEmpty() ? scripts : scripts.named((op) -> op.naming(naming)), listing);
	}

	/**
	 * What has been found.
	 *
	 * @param scripts the revisions
	 * @param listing what they were found by; nothing where a source has some that is no
	 * location
	 */
	public record Found(Scripts scripts, Listing listing) {
	}

}
