package dev.migrate.autoconfigure.diagnostics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.migrate.autoconfigure.PropertiesOfMigrator;
import dev.migrate.connect.DatabaseConnectionException;
import dev.migrate.connect.UnsupportedDatabaseException;
import dev.migrate.error.MigrateException;
import dev.migrate.error.Remedy;
import dev.migrate.error.Setting;
import dev.migrate.plan.AmbiguousCurrentException;
import dev.migrate.plan.UnknownRevisionException;
import dev.migrate.revision.AmbiguousPrefixException;
import dev.migrate.revision.AmbiguousWalkException;
import dev.migrate.revision.IllegalTargetException;
import dev.migrate.revision.MultipleHeadsException;
import dev.migrate.revision.NoSuchRevisionException;
import dev.migrate.revision.NotOnBranchException;
import dev.migrate.revision.RelativeOutOfRangeException;
import dev.migrate.revision.RevisionException;
import dev.migrate.settings.ContradictorySettingsException;

/**
 * The properties behind a failure, where the failure itself does not know them: the core
 * is used without Spring Boot as well.
 */
final class ConfigurationAdvice {

	private static final List<Class<? extends MigrateException>> TARGETS = List.of(NoSuchRevisionException.class,
			AmbiguousPrefixException.class, IllegalTargetException.class, RelativeOutOfRangeException.class,
			NotOnBranchException.class, AmbiguousWalkException.class, AmbiguousCurrentException.class);

	private final PropertiesOfMigrator properties;

	/**
	 * Create advice.
	 * @param properties those of the database that the failure is about
	 */
	ConfigurationAdvice(PropertiesOfMigrator properties) {
		this.properties = properties;
	}

	/**
	 * What can be said about a failure.
	 * @return sentences, or empty if the failure says it all
	 */
	Optional<String> on(MigrateException failure) {
		if (failure instanceof RevisionException words
				&& words.setting().filter(Setting.BASELINE::equals).isPresent()) {
			return Optional.of("The baseline is " + saying("baseline") + "." + whereIsSet("baseline"));
		}
		if (failure instanceof MultipleHeadsException) {
			return Optional.of("The target of a start is " + saying("target") + "; all heads are '"
					+ this.properties.own("target") + "=heads'." + whereIsSet("target"));
		}
		if (TARGETS.stream().anyMatch((type) -> type.isInstance(failure))) {
			return Optional.of("The target of a start is " + saying("target") + "." + whereIsSet("target"));
		}
		if (failure instanceof UnknownRevisionException) {
			return Optional
				.of("'" + this.properties.own("on-unknown-revision") + "=warn' starts all the same, and runs nothing.");
		}
		if (failure instanceof DatabaseConnectionException) {
			return Optional.of(connection());
		}
		if (failure instanceof UnsupportedDatabaseException) {
			return Optional.of("'" + this.properties.own("enabled") + "=false' starts without migrations"
					+ this.properties.section().map((name) -> " of this database.").orElse("."));
		}
		return (failure instanceof ContradictorySettingsException) ? whereAreSet(failure) : Optional.empty();
	}

	/**
	 * What holds for all can be said otherwise for this one.
	 */
	private String saying(String key) {
		return "'" + this.properties.saying(key) + "'" + (this.properties.isInherited(key)
				? ", as for all that say nothing else; '" + this.properties.own(key) + "' is for this one alone" : "");
	}

	private String connection() {
		String ours = "'" + this.properties.own("url") + "' and '" + this.properties.own("user")
				+ "' where they are set.";
		return this.properties.section()
			.map((name) -> "The connection is that of the DataSource '" + name + "', or of " + ours)
			.orElse("The connection is that of 'spring.datasource.url' and 'spring.datasource.username', or of "
					+ ours);
	}

	private String whereIsSet(String key) {
		return this.properties.origin(key).map((origin) -> " It is set in " + origin + ".").orElse("");
	}

	/**
	 * Contradictions come of several sources.
	 */
	private Optional<String> whereAreSet(MigrateException failure) {
		Map<String, String> places = new LinkedHashMap<>();
		for (Remedy remedy : failure.remedies()) {
			ApplicationSpeaker.setting(remedy)
				.map(ApplicationSpeaker::key)
				.filter(this.properties::isSet)
				.ifPresent((key) -> places.put(this.properties.saying(key),
						this.properties.origin(key).map(Objects::toString).orElse("")));
		}
		return places.isEmpty() ? Optional.empty()
				: Optional.of(places.entrySet()
					.stream()
					.map((place) -> "'" + place.getKey() + "' is set"
							+ (place.getValue().isEmpty() ? "" : " in " + place.getValue()))
					.collect(Collectors.joining(", ", "", ".")));
	}

}
