package dev.migrate.author.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migrate.author.draft.RevisionFileName;
import dev.migrate.author.draft.SourceTree;
import dev.migrate.script.Location;
import dev.migrate.script.RevisionLanguage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Begins with migrations in a project: a place for revisions, and the properties that say
 * where to look and where to go.
 */
@Command(name = "init", description = "Begin with migrations in this project.")
final class InitCommand extends ReportingCommand {

	private static final String NEXT = "Next: write the first revision with "
			+ "`%1$s revision -m \"Create customers\"`, or, from entities, "
			+ "with `%1$s revision --autogenerate%2$s -m \"Begin\"`.";

	private static final String PACKAGE = """
			/**
			 * Revisions of the database.
			 */
			package %s;
			""";

	private static final String PLACE = """
			Revisions of the database; `migrate revision` writes the next one.
			""";

	@Parameters(arity = "0..1", paramLabel = "<location>",
			description = "Where revisions will be, as in 'db/revisions'; 'migrate.locations' by default.")
	private @Nullable String location;

	@Option(names = "--language", paramLabel = "java|kotlin|sql",
			description = "What revisions will be written in; 'migrate.revision.language' by default.")
	private @Nullable RevisionLanguage language;

	@Override
	Need need() {
		return Need.PROPERTIES;
	}

	@Override
	ExitCode run(CommandSession session) {
		List<String> locations = (this.location != null) ? List.of(classPath(this.location))
				: CommandRevisions.locations(session.environment());
		List<String> written = new ArrayList<>();
		place(session, locations.get(0)).ifPresent((file) -> written.add(shown(session, file)));
		ProjectWrapper wrapper = new ProjectWrapper(session.directory());
		if (wrapper.fits()) {
			written.addAll(wrapper.write());
		}
		Map<String, String> settings = new LinkedHashMap<>();
		settings.put("locations", String.join(",", locations));
		settings.put("target", "heads");
		List<String> lines = new ArrayList<>(written);
		new ProjectProperties(session.directory()).add(settings).lines().forEach(lines::add);
		// Nothing is compared for Kotlin, which is written for those who ask for nothing
		String language = (written(session) == RevisionLanguage.KOTLIN) ? " --language sql" : "";
		lines.add(NEXT.formatted(wrapper.fits() ? "./migrate" : "migrate", language));
		print(session,
				new Report(lines, Map.of("written", written.stream().map((path) -> Map.of("path", path)).toList())));
		return ExitCode.DONE;
	}

	private static String classPath(String location) {
		return location.contains(":") ? location : "classpath:" + location;
	}

	/**
	 * Make the place, so that the application finds it there and empty.
	 * @return the file that was written for that; none if something is there already
	 */
	private Optional<Path> place(CommandSession session, String location) {
		SourceTree sources = new SourceTree(session.directory(), RevisionFileName.DEFAULT);
		RevisionLanguage type = language(session);
		Path directory = sources.directory(type, location);
		if (Stream.of(RevisionLanguage.values()).anyMatch((any) -> hasFiles(sources, any, location))) {
			return Optional.empty();
		}
		try {
			Files.createDirectories(directory);
			if (!Location.parse(location, "").onClassPath()) {
				return Optional.empty();
			}
			boolean java = type == RevisionLanguage.JAVA;
			String text = java ? PACKAGE.formatted(Location.parse(location, "").path().replace('/', '.')) : PLACE;
			return Optional.of(Files.writeString(directory.resolve(java ? "package-info.java" : "README.md"), text,
					StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new IllegalUsageException("'" + directory + "' cannot be written.", "Look who may write there.");
		}
	}

	/**
	 * What makes the place. A build takes nothing but classes from the sources of Kotlin.
	 */
	private RevisionLanguage language(CommandSession session) {
		RevisionLanguage language = written(session);
		return (language == RevisionLanguage.KOTLIN) ? RevisionLanguage.SQL : language;
	}

	private RevisionLanguage written(CommandSession session) {
		return (this.language != null) ? this.language
				: RevisionTemplates.language(RevisionAuthor.properties(session), session.directory());
	}

	private static boolean hasFiles(SourceTree sources, RevisionLanguage type, String location) {
		if (type.isCode() && !Location.parse(location, "").onClassPath()) {
			return false;
		}
		String[] files = sources.directory(type, location).toFile().list();
		return files != null && files.length > 0;
	}

	private static String shown(CommandSession session, Path file) {
		return session.directory().relativize(file).toString();
	}

	/**
	 * The file with the properties of a project.
	 */
	private static final class ProjectProperties {

		private static final String RESOURCES = "src/main/resources";

		private static final String PREFIX = "migrate.";

		private static final Pattern SAYS_SOMETHING = Pattern.compile("^\\s*migrate\\b", Pattern.MULTILINE);

		/** What stands at the end of such a file may hold for one profile only. */
		private static final Pattern SEVERAL_DOCUMENTS = Pattern.compile("^(---|#---|!---)", Pattern.MULTILINE);

		private final Path directory;

		ProjectProperties(Path project) {
			this.directory = project.resolve(RESOURCES);
		}

		/**
		 * Add properties at the end of the file, unless that could change what it says.
		 * @param properties the properties without 'migrate.', in order
		 * @return what was done, or what is left to do
		 */
		String add(Map<String, String> properties) {
			Path file = List.of("application.yaml", "application.yml", "application.properties")
				.stream()
				.map(this.directory::resolve)
				.filter(Files::exists)
				.findFirst()
				.orElse(this.directory.resolve("application.properties"));
			String name = RESOURCES + "/" + file.getFileName();
			try {
				String before = Files.exists(file) ? Files.readString(file) : "";
				boolean saysSomething = SAYS_SOMETHING.matcher(before).find();
				if (isYaml(file)) {
					return (saysSomething ? "Check in " : "Add to ") + name + ":\n" + yaml(properties);
				}
				if (saysSomething || SEVERAL_DOCUMENTS.matcher(before).find()) {
					return "Check in " + name + ":\n" + text(properties).stripTrailing();
				}
				String separator = (before.isEmpty() || before.endsWith("\n")) ? "" : "\n";
				Files.createDirectories(this.directory);
				Files.writeString(file, before + separator + text(properties), StandardCharsets.UTF_8);
				return name;
			}
			catch (IOException ex) {
				return "Add to " + name + ", which cannot be written:\n" + text(properties).stripTrailing();
			}
		}

		private static String text(Map<String, String> properties) {
			return properties.entrySet()
				.stream()
				.map((entry) -> PREFIX + entry.getKey() + "=" + entry.getValue() + "\n")
				.collect(Collectors.joining());
		}

		private static String yaml(Map<String, String> properties) {
			return properties.entrySet()
				.stream()
				.map((entry) -> "  " + entry.getKey() + ": " + entry.getValue())
				.collect(Collectors.joining("\n", "migrate:\n", ""));
		}

		private static boolean isYaml(Path file) {
			return !file.toString().endsWith(".properties");
		}

	}

}
