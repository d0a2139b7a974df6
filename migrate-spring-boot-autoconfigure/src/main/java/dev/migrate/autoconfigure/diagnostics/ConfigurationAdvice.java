package dev.migrate.autoconfigure.diagnostics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.StreamSupport;

import dev.migrate.connect.DatabaseConnectionException;
import dev.migrate.connect.UnsupportedDatabaseException;
import dev.migrate.error.MigrateException;
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

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.Environment;

/**
 * The properties behind a failure, where the failure itself does not know them: the core
 * is used without Spring Boot as well.
 */
final class ConfigurationAdvice {

	private static final String TARGET = "migrate.target";

	private static final String BASELINE = "migrate.baseline";

	private static final List<Class<? extends MigrateException>> TARGETS = List.of(NoSuchRevisionException.class,
			AmbiguousPrefixException.class, IllegalTargetException.class, RelativeOutOfRangeException.class,
			NotOnBranchException.class, AmbiguousWalkException.class, AmbiguousCurrentException.class);

	private static final Map<Class<? extends MigrateException>, String> ADVICE = new LinkedHashMap<>();

	static {
		ADVICE.put(MultipleHeadsException.class,
				"The target of a start is 'migrate.target'; all heads are 'migrate.target=heads'.");
		for (Class<? extends MigrateException> type : TARGETS) {
			ADVICE.put(type, "The target of a start is 'migrate.target'.");
		}
		ADVICE.put(UnknownRevisionException.class,
				"'migrate.on-unknown-revision=warn' starts all the same, and runs nothing.");
		ADVICE.put(DatabaseConnectionException.class,
				"The connection is that of 'spring.datasource.url' and 'spring.datasource.username', or of 'migrate.url' "
						+ "and 'migrate.user' where they are set.");
		ADVICE.put(UnsupportedDatabaseException.class, "'migrate.enabled=false' starts without migrations.");
	}

	private final Environment environment;

	ConfigurationAdvice(Environment environment) {
		this.environment = environment;
	}

	/**
	 * What can be said about a failure.
	 * @param failure the failure
	 * @return sentences, or empty if the failure says it all
	 */
	Optional<String> on(MigrateException failure) {
		if (failure instanceof RevisionException words
				&& words.setting().filter(Setting.BASELINE::equals).isPresent()) {
			return Optional.of("The baseline is '" + BASELINE + "'." + whereIsSet(BASELINE));
		}
		return ADVICE.entrySet()
			.stream()
			.filter((entry) -> entry.getKey().isInstance(failure))
			.map((entry) -> entry.getValue() + (entry.getValue().contains(TARGET) ? whereIsSet(TARGET) : ""))
			.findFirst();
	}

	private String whereIsSet(String property) {
		ConfigurationPropertyName name = ConfigurationPropertyName.of(property);
		return StreamSupport.stream(ConfigurationPropertySources.get(this.environment).spliterator(), false)
			.map((source) -> source.getConfigurationProperty(name))
			.filter(Objects::nonNull)
			.map(ConfigurationProperty::getOrigin)
			.filter(Objects::nonNull)
			.map((origin) -> " It is set in " + origin + ".")
			.findFirst()
			.orElse("");
	}

}
