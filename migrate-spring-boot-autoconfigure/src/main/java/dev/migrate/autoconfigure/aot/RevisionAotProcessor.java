package dev.migrate.autoconfigure.aot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.migrate.Migrator;
import dev.migrate.connect.KnownDialects;
import dev.migrate.error.RunLog;
import dev.migrate.script.LocationScriptSource;
import dev.migrate.script.RevisionIndexWriter;
import dev.migrate.script.Script;
import dev.migrate.settings.MigratorSettings;
import dev.migrate.start.ScriptLoader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

import org.springframework.aot.generate.GeneratedFiles.Kind;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.TypeReference;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotContribution;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.util.StringUtils;

/**
 * Registers hints for the revisions in {@code migrate.locations}, and in those of each
 * database under {@code migrate.datasources}, as far as they are known when the
 * application is built, and writes their index.
 */
class RevisionAotProcessor implements BeanFactoryInitializationAotProcessor {

	private static final String DATASOURCES = "migrate.datasources";

	@Override
	public @Nullable BeanFactoryInitializationAotContribution processAheadOfTime(
			ConfigurableListableBeanFactory beanFactory) {
		if (beanFactory.getBeanNamesForType(Migrator.class, true, false).length == 0) {
			return null;
		}
		List<String> locations = locations(Binder.get(beanFactory.getBean(Environment.class)));
		RevisionHints hints = new RevisionHints(beanFactory.getBeanClassLoader());
		return (context, code) -> {
			hints.register(context.getRuntimeHints(), locations);
			// Tests have several contexts; what the index of the last one lacks is read
			hints.index(locations)
				.ifPresent((index) -> context.getGeneratedFiles()
					.handleFile(Kind.RESOURCE, RevisionIndexWriter.FILE,
							(file) -> file.override(new ByteArrayResource(index))));
		};
	}

	private static List<String> locations(Binder binder) {
		Set<String> locations = new LinkedHashSet<>(
				locations(binder, "migrate").orElse(MigratorSettings.DEFAULTS.sources().locations()));
		binder.bind(DATASOURCES, Bindable.mapOf(String.class, Object.class))
			.orElse(Map.of())
			.keySet()
			.forEach((name) -> locations(binder, DATASOURCES + "." + name).ifPresent(locations::addAll));
		return List.copyOf(locations);
	}

	private static Optional<List<String>> locations(Binder binder, String prefix) {
		ConfigurationPropertyName name = ConfigurationPropertyName.adapt(prefix + ".locations", '.');
		return Optional.ofNullable(binder.bind(name, Bindable.listOf(String.class)).orElse(null));
	}

	/**
	 * Registers the files of revisions as resources, and their classes for instantiation.
	 * Class files are resources too: annotations are read from them.
	 */
	private static final class RevisionHints {

		private static final Logger logger = RunLog.of(RevisionAotProcessor.class);

		private static final String VENDOR = "{vendor}";

		private final @Nullable ClassLoader classLoader;

		RevisionHints(@Nullable ClassLoader classLoader) {
			this.classLoader = classLoader;
		}

		/**
		 * What a start is told of the files that lie in folders now, of which the archive
		 * of the application is made.
		 */
		Optional<byte[]> index(List<String> locations) {
			RevisionIndexWriter writer = new RevisionIndexWriter(new DefaultResourceLoader(this.classLoader),
					ScriptLoader.sectionNames(KnownDialects.OURS));
			try {
				Optional<byte[]> index = writer.index(this.classLoader,
						folders(locations).stream().map(RevisionHints::path).toList());
				writer.leftOut().forEach((problem) -> logger.warn("Left to be read at each start: {}", problem));
				return index;
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		private static List<String> folders(List<String> locations) {
			return locations.stream().filter(RevisionHints::onClassPath).map(RevisionHints::folder).toList();
		}

		void register(RuntimeHints hints, List<String> locations) {
			List<String> folders = folders(locations);
			folders.forEach((folder) -> hints.resources().registerPattern(path(folder) + "/**"));
			revisions(folders).stream()
				.filter((script) -> script.type() == Script.Type.JAVA)
				.forEach((script) -> hints.reflection()
					.registerType(TypeReference.of(script.name()), MemberCategory.INVOKE_DECLARED_CONSTRUCTORS));
		}

		private List<Script> revisions(List<String> folders) {
			return LocationScriptSource.builder(folders)
				.resourceLoader(new DefaultResourceLoader(this.classLoader))
				.failOnMissing(false)
				.build()
				.scripts();
		}

		private static boolean onClassPath(String location) {
			return !location.startsWith("file:");
		}

		/** Which database it will be is not known yet, so all of them count. */
		private static String folder(String location) {
			int vendor = location.indexOf(VENDOR);
			return (vendor < 0) ? location : location.substring(0, location.lastIndexOf('/', vendor));
		}

		private static String path(String location) {
			String path = location.substring(location.indexOf(':') + 1);
			return StringUtils.trimLeadingCharacter(StringUtils.trimTrailingCharacter(path, '/'), '/');
		}

	}

}
