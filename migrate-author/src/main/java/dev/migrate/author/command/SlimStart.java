package dev.migrate.author.command;

import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migrate.autoconfigure.MigrateAutoConfiguration;
import dev.migrate.autoconfigure.MigratorNames;
import dev.migrate.error.RunLog;
import org.slf4j.Logger;

import org.springframework.aot.AotDetector;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotatedBeanDefinitionReader;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.UrlResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.util.StringUtils;

/**
 * The start of a command for which the application's properties say all: which database
 * there is, and which revisions. Then the data source and the migrator are made of them
 * as Spring Boot makes them, and nothing of the application is looked at. In doubt, it is
 * not for the command: whoever migrates must never meet another database than the
 * application would.
 */
final class SlimStart {

	private static final Logger logger = RunLog.of(SlimStart.class);

	/** These make databases of their own, or keep one in the process. */
	private static final List<String> PASSING = List.of(":mem:", ":memory:", "jdbc:tc:");

	/** With one of these, more than the URL decides which beans there are. */
	private static final List<String> DECIDING = List.of("spring.datasource.jndi-name", "spring.r2dbc.url",
			"spring.autoconfigure.exclude", "spring.main.sources");

	/** Where this is, there may be a database without a URL, and then no data source. */
	private static final String REACTIVE = "io/r2dbc/spi/ConnectionFactory.class";

	/** What is observed becomes spans by this. */
	private static final String TRACER = "io/micrometer/tracing/Tracer.class";

	private static final String BOOT = "org.springframework.boot.";

	/** These bring databases along, whatever the properties say. */
	private static final List<String> BRINGING = List.of(BOOT + "docker.compose.", BOOT + "testcontainers.");

	private final SpringApplication application;

	private final ConfigurableApplicationContext context;

	private final ConfigurableEnvironment environment;

	/**
	 * Create a start.
	 * @param application the application, with nothing left to be added to it
	 * @param context its context, before any bean is defined in it
	 */
	SlimStart(SpringApplication application, ConfigurableApplicationContext context) {
		this.application = application;
		this.context = context;
		this.environment = context.getEnvironment();
	}

	/**
	 * Whether the properties say all. If not, the log says why.
	 */
	boolean isEnough() {
		Optional<String> doubt = doubt();
		doubt.ifPresentOrElse((reason) -> logger.info("All of the application is set up for this command: {}.", reason),
				() -> logger.info("Only the database and its migrator are set up for this command."));
		return doubt.isEmpty();
	}

	/**
	 * Why the application has to be looked at.
	 * @return the reason, as a part of a sentence; empty if the properties say all
	 */
	Optional<String> doubt() {
		return Stream
			.<Supplier<Optional<String>>>of(this::doubtAboutProperties, this::doubtAboutApplication,
					this::doubtAboutClasses)
			.map(Supplier::get)
			.flatMap(Optional::stream)
			.findFirst();
	}

	private Optional<String> doubtAboutProperties() {
		String url = Stream.of("migrate.url", "spring.datasource.url")
			.map(this.environment::getProperty)
			.filter(StringUtils::hasText)
			.findFirst()
			.orElse("");
		if (url.isEmpty()) {
			return Optional.of("no property names a database");
		}
		if (PASSING.stream().anyMatch(url::contains)) {
			return Optional.of("the database is one of this process");
		}
		if (MigratorNames.areConfiguredIn(this.environment)) {
			return Optional.of("'migrate.datasources' is set");
		}
		return DECIDING.stream()
			.filter(this::isSet)
			.map((name) -> "'" + name + "' is set")
			.findFirst()
			.or(this::doubtAboutReactive);
	}

	private Optional<String> doubtAboutReactive() {
		return (has(REACTIVE) && !StringUtils.hasText(this.environment.getProperty("migrate.url")))
				? Optional.of("it has R2DBC, and 'migrate.url' is not set") : Optional.empty();
	}

	private boolean has(String file) {
		return this.application.getClassLoader().getResource(file) != null;
	}

	private boolean isSet(String property) {
		return Binder.get(this.environment).bind(property, Bindable.listOf(String.class)).isBound();
	}

	private Optional<String> doubtAboutApplication() {
		if (AotDetector.useGeneratedArtifacts()) {
			return Optional.of("it was prepared ahead of time");
		}
		if (this.context.getParent() != null) {
			return Optional.of("it has a parent context");
		}
		List<String> others = this.application.getAllSources()
			.stream()
			.filter((source) -> !(source instanceof Class<?>))
			.map(Object::toString)
			.toList();
		if (!others.isEmpty()) {
			return Optional.of("'" + others.get(0) + "' defines beans");
		}
		if (has(TRACER)) {
			return Optional.of("what it runs is traced");
		}
		Stream<String> added = Stream
			.concat(this.application.getInitializers().stream(), this.application.getListeners().stream())
			.map((each) -> each.getClass().getName());
		return Stream.concat(added, runListeners().stream())
			.filter((name) -> !leavesDatabasesAlone(name))
			.map((name) -> "'" + name + "' takes part in its start")
			.findFirst();
	}

	/**
	 * The names of those that libraries bring. The application does not give them out.
	 */
	private List<String> runListeners() {
		List<String> names = new ArrayList<>();
		try {
			ClassLoader classLoader = this.application.getClassLoader();
			for (URL url : Collections
				.list(classLoader.getResources(SpringFactoriesLoader.FACTORIES_RESOURCE_LOCATION))) {
				String listed = PropertiesLoaderUtils.loadProperties(new UrlResource(url))
					.getProperty(SpringApplicationRunListener.class.getName());
				names.addAll(List.of(StringUtils.tokenizeToStringArray(listed, ",")));
			}
		}
		catch (IOException ex) {
			names.add(ex.toString());
		}
		names.removeIf((name) -> name.startsWith("dev.migrate."));
		return names;
	}

	/**
	 * Whether an initializer or a listener changes nothing about databases.
	 */
	static boolean leavesDatabasesAlone(String className) {
		return className.startsWith(BOOT) && BRINGING.stream().noneMatch(className::startsWith);
	}

	private Optional<String> doubtAboutClasses() {
		ApplicationClasses classes = new ApplicationClasses(this.application.getClassLoader());
		return classes.doubt(this.application.getAllSources()
			.stream()
			.map((source) -> ((Class<?>) source).getName())
			.collect(Collectors.toUnmodifiableSet()), CommandRevisions.locations(this.environment));
	}

	/**
	 * Define the beans. None is made yet.
	 * @param progress who hears of what is run
	 * @return the context, which is to be refreshed and closed
	 */
	ConfigurableApplicationContext context(ProgressLine progress) {
		CommandContext slim = new CommandContext();
		slim.setClassLoader(this.application.getClassLoader());
		slim.setEnvironment(this.environment);
		if (this.context instanceof DefaultResourceLoader loader) {
			loader.getProtocolResolvers().forEach(slim::addProtocolResolver);
		}
		slim.getBeanFactory().setConversionService(this.environment.getConversionService());
		slim.getBeanFactory().registerSingleton("migrateCommandProgress", progress);
		new AnnotatedBeanDefinitionReader(slim, this.environment).register(Beans.class);
		return slim;
	}

	/**
	 * All that there is.
	 */
	@Configuration(proxyBeanMethods = false)
	@Import({ DataSourceAutoConfiguration.class, MigrateAutoConfiguration.class })
	static class Beans {

	}

}
