package dev.migrate.author.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.migrate.Migrator;
import dev.migrate.author.source.ProjectRevisions;
import dev.migrate.author.source.RevisionSources;
import dev.migrate.author.source.SourceRoots;
import dev.migrate.autoconfigure.MigrateProperties;
import dev.migrate.autoconfigure.MigratorNames;
import dev.migrate.autoconfigure.PropertiesOfMigrator;
import dev.migrate.autoconfigure.WantedSchemaComparison;
import dev.migrate.autoconfigure.diagnostics.ApplicationSpeaker;
import dev.migrate.connect.KnownDialects;
import dev.migrate.dialect.Dialect;
import dev.migrate.script.Scripts;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/**
 * What a command works with.
 *
 * @param beans the application's beans, each created when it is asked for; {@code null}
 * for a command that does without
 * @param sources the sources of the project; {@code null} for a command that has beans,
 * and knows then where revisions are
 * @param environment the application's properties
 * @param directory the working directory
 * @param output where to write
 * @param only the migrator's bean where a command is about all, one after the other
 */
record CommandSession(@Nullable ConfigurableListableBeanFactory beans, @Nullable RevisionSources sources,
		Environment environment, Path directory, Output output, @Nullable String only) {

	/**
	 * Begin a command that has the application's beans.
	 */
	CommandSession(ConfigurableListableBeanFactory beans, Environment environment, Path directory, Output output) {
		this(beans, null, environment, directory, output, null);
	}

	/**
	 * Begin a command without the application, if it can do without. It cannot where only
	 * the application can tell which revisions there are.
	 * @param environment the application's properties
	 * @param directory the working directory
	 * @param output where to write
	 * @return the session, or empty if the application is needed
	 */
	static Optional<CommandSession> withoutApplication(ApplicationCommand command, Environment environment,
			Path directory, Output output) {
		SourceRoots roots = SourceRoots.of(directory);
		if (command.need().isDatabase()
				|| (command.need() == Need.REVISIONS && !areAtHand(roots, command, environment))) {
			return Optional.empty();
		}
		RevisionSources sources = new RevisionSources(roots, classLoader());
		return (command.need() == Need.REVISIONS && sources.leaveLocationsToCode()) ? Optional.empty()
				: Optional.of(new CommandSession(null, sources, environment, directory, output, null));
	}

	private static boolean areAtHand(SourceRoots roots, ApplicationCommand command, Environment environment) {
		List<String> locations = CommandRevisions.locations(environment);
		boolean known = locations.stream().noneMatch((location) -> location.contains("{vendor}"));
		return !command.options().choosesDatabase() && !MigratorNames.areConfiguredIn(environment) && known
				&& (roots.have(locations) || (command.writesTheFirstRevision() && roots.exist()));
	}

	/**
	 * A session for each migrator, in the order in which they run.
	 * @throws IllegalUsageException if there is no migrator
	 */
	List<CommandSession> each() {
		List<CommandSession> sessions = new ArrayList<>();
		for (ConfigurableListableBeanFactory level : levels()) {
			for (String name : new MigratorNames(level).beans()) {
				sessions
					.add(new CommandSession(level, this.sources, this.environment, this.directory, this.output, name));
			}
		}
		if (sessions.isEmpty()) {
			throw notFound(null, List.of());
		}
		return sessions;
	}

	/**
	 * The contexts that have migrators, parents first, as they are started.
	 */
	private List<ConfigurableListableBeanFactory> levels() {
		List<ConfigurableListableBeanFactory> levels = new ArrayList<>();
		for (BeanFactory each = all(); each instanceof ConfigurableListableBeanFactory level; each = level
			.getParentBeanFactory()) {
			if (!new MigratorNames(level).beans().isEmpty()) {
				levels.add(0, level);
			}
		}
		return levels;
	}

	/**
	 * The context whose migrator is meant. One name in two of them means the one below.
	 */
	private ConfigurableListableBeanFactory level(StandardOptions options) {
		List<ConfigurableListableBeanFactory> levels = (this.only != null) ? List.of() : levels();
		List<ConfigurableListableBeanFactory> meant = levels.stream()
			.filter((level) -> levels.size() == 1 || isIn(new MigratorNames(level), options))
			.toList();
		if (meant.isEmpty() && levels.size() > 1) {
			String datasource = options.datasource();
			throw (datasource != null) ? unknownDatasource(datasource, names(levels))
					: notFound(options.name(), names(levels));
		}
		return meant.isEmpty() ? all() : meant.get(meant.size() - 1);
	}

	private static List<String> names(List<ConfigurableListableBeanFactory> levels) {
		return levels.stream().flatMap((level) -> new MigratorNames(level).beans().stream()).toList();
	}

	/**
	 * Whether there is a migrator, be it in a context above.
	 */
	boolean hasMigrators() {
		return !levels().isEmpty();
	}

	private static boolean isIn(MigratorNames migrators, StandardOptions options) {
		String datasource = options.datasource();
		return (datasource != null) ? migrators.ofDatasource(datasource).isPresent()
				: migrators.beans().contains(String.valueOf(options.name()));
	}

	/**
	 * The migrator that a command is about.
	 * @param options the options that may name it, and a tenant of it
	 * @return the migrator, or that of the tenant
	 * @throws IllegalUsageException if there is none, or if it has to be named
	 */
	Migrator migrator(StandardOptions options) {
		Migrator migrator = bean(options);
		String tenant = options.tenant();
		return (tenant != null) ? migrator.tenant(tenant) : migrator;
	}

	/**
	 * Keep a command that is about one database from taking the schema of the connection
	 * for it, where tenants are what is migrated.
	 * @throws IllegalUsageException if it changes something, and no tenant is named
	 */
	void checkTenants(ApplicationCommand command) {
		StandardOptions options = command.options();
		if (this.beans == null || options.tenant() != null || !command.need().isDatabase() || command.takesTenants()
				|| !bean(options).hasTenants()) {
			return;
		}
		if (command.changesOneDatabase()) {
			throw new IllegalUsageException(
					"This is done on one tenant at a time, and the application has tenants of which none is named.",
					"Name one with --tenant.");
		}
		if (!options.quiet()) {
			this.output.err()
				.println("warning: this is about the schema of the connection, which is left alone where there are "
						+ "tenants; --tenant names one of them.");
		}
	}

	private Migrator bean(StandardOptions options) {
		ConfigurableListableBeanFactory level = level(options);
		List<String> names = new MigratorNames(level).beans();
		String name = name(options, level);
		if (name == null && names.size() == 1) {
			name = names.get(0);
		}
		if (name == null || !names.contains(name)) {
			throw notFound(name, names);
		}
		return level.getBean(name, Migrator.class);
	}

	/**
	 * Who speaks of the database that a command is about.
	 * @param options the options that may name it
	 * @param tenant the tenant in it, if it has tenants
	 * @return who speaks of it, or of all where it is not known which it is
	 */
	ApplicationSpeaker speaker(StandardOptions options, @Nullable String tenant) {
		if (this.beans == null) {
			return new ApplicationSpeaker();
		}
		try {
			ConfigurableListableBeanFactory level = level(options);
			List<String> names = new MigratorNames(level).beans();
			String name = name(options, level);
			String bean = (name == null && names.size() == 1) ? names.get(0) : name;
			if (bean == null) {
				return new ApplicationSpeaker();
			}
			PropertiesOfMigrator properties = PropertiesOfMigrator.of(bean, this.environment);
			boolean isOnly = this.only == null && names(levels()).size() == 1;
			return new ApplicationSpeaker(properties, isOnly ? "" : properties.option(bean), tenant);
		}
		catch (RuntimeException ex) {
			// It is what has failed
			return new ApplicationSpeaker();
		}
	}

	private ConfigurableListableBeanFactory all() {
		if (this.beans == null) {
			throw new IllegalStateException("A command without the application has no beans");
		}
		return this.beans;
	}

	/**
	 * What the properties say of the command's database alone.
	 * @param options the options that may name it
	 * @return its section, or empty if there is none
	 */
	Optional<MigrateProperties> section(StandardOptions options) {
		return (this.beans != null) ? new MigratorNames(level(options)).section(bean(options)) : Optional.empty();
	}

	/**
	 * The revisions that a command is about: as the sources have them where these are at
	 * hand, else as they were built. What is wrong with sources is said.
	 */
	CommandRevisions revisions(ApplicationCommand command) {
		CommandRevisions revisions = (this.sources != null)
				? CommandRevisions.of(this.environment, this.sources, command.showsOperations())
				: revisions(migrator(command.options()));
		revisions.warn(this.output);
		return revisions;
	}

	private CommandRevisions revisions(Migrator migrator) {
		List<String> locations = migrator.settings().sources().locations();
		SourceRoots roots = SourceRoots.of(this.directory);
		ProjectRevisions revisions = roots.have(locations)
				? new RevisionSources(roots, classLoader()).revisions(locations, migrator.revisions())
				: ProjectRevisions.built(Scripts.of(migrator.revisions()));
		return new CommandRevisions(locations, revisions);
	}

	/**
	 * The database that what a revision does is described for: that of the URL, without
	 * connecting to it.
	 */
	Dialect dialect() {
		String url = this.environment.getProperty("migrate.url",
				this.environment.getProperty("spring.datasource.url", ""));
		List<Dialect> dialects = KnownDialects.OURS.all();
		return dialects.stream()
			.filter((dialect) -> url.startsWith("jdbc:" + dialect.name() + ":"))
			.findFirst()
			.orElse(dialects.get(0));
	}

	private static ClassLoader classLoader() {
		ClassLoader classLoader = ClassUtils.getDefaultClassLoader();
		return (classLoader != null) ? classLoader : ClassLoader.getSystemClassLoader();
	}

	private @Nullable String name(StandardOptions options, ConfigurableListableBeanFactory level) {
		String datasource = options.datasource();
		if (this.only != null || datasource == null) {
			return (this.only != null) ? this.only : options.name();
		}
		if (options.name() != null) {
			throw new IllegalUsageException("Both --name and --datasource say which migrator is meant.",
					"Leave out one of them.");
		}
		MigratorNames migrators = new MigratorNames(level);
		return migrators.ofDatasource(datasource).orElseThrow(() -> unknownDatasource(datasource, migrators.beans()));
	}

	/**
	 * What compares databases with what the application wants.
	 * @param options the options that may name a tenant, of which is wanted what is
	 * wanted of its migrator
	 */
	WantedSchemaComparison comparison(StandardOptions options) {
		WantedSchemaComparison comparison = level(options).getBean(WantedSchemaComparison.class);
		return (options.tenant() != null) ? comparison.ofTenants(bean(options)) : comparison;
	}

	private static IllegalUsageException unknownDatasource(String datasource, List<String> names) {
		return names.isEmpty() ? notFound(null, names)
				: new IllegalUsageException(
						"There is no migrator for the database '" + datasource + "': the migrators are '"
								+ String.join("', '", names) + "'.",
						"Name a DataSource that is migrated, or one of these migrators with --name.");
	}

	private static IllegalUsageException notFound(@Nullable String name, List<String> names) {
		if (names.isEmpty()) {
			return new IllegalUsageException("There is no migrator: the application has no database.",
					"Give it a DataSource, as by 'spring.datasource.url', or set 'migrate.url'.");
		}
		String there = "there are '" + String.join("', '", names) + "'";
		return (name == null)
				? new IllegalUsageException("It is not clear which migrator is meant: " + there + ".",
						"Name one with --name, its database with --datasource, or take --all where the command does.")
				: new IllegalUsageException("There is no migrator '" + name + "': " + there + ".",
						"Name one of them with --name.");
	}

}
