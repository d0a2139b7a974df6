package dev.migrate.author.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The file with the properties of a project.
 */
final class ProjectProperties {

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
			if (isYaml(file)) {
				return "Add to " + name + ":\n" + yaml(properties);
			}
			if (SAYS_SOMETHING.matcher(before).find() || SEVERAL_DOCUMENTS.matcher(before).find()) {
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
