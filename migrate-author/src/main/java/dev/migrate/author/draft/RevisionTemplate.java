package dev.migrate.author.draft;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.migrate.lang.Internal;
import dev.migrate.script.RevisionLanguage;

/**
 * The text of new revision files, with places for what differs:
 * <ul>
 * <li>Java and Kotlin: {@code ${package}}, {@code ${class}}, {@code ${annotation}}
 * ({@code @Revision} with all that it says), {@code ${imports}},
 * {@code ${staticImports}}, {@code ${upgrade}}, {@code ${downgrade}} (the whole
 * method)</li>
 * <li>SQL: {@code ${header}}, {@code ${upgrade}}, {@code ${downgrade}}</li>
 * </ul>
 * What stands for whole lines ends with a line break.
 *
 * @param name the name by which it is chosen
 * @param language what it is written in
 * @param origin where it comes from
 * @param text the text
 */
@Internal
public record RevisionTemplate(String name, RevisionLanguage language, String origin, String text) {

	private static final Pattern PLACE = Pattern.compile("\\$\\{([^}]*)}\\n?");

	private static final String BUILT_IN = "built in";

	private static final RevisionTemplate JAVA = new RevisionTemplate("java", RevisionLanguage.JAVA, BUILT_IN, """
			package ${package};

			import dev.migrate.operation.Operations;
			import dev.migrate.script.Migration;
			import dev.migrate.script.Revision;
			${imports}

			${staticImports}

			${annotation}
			public class ${class} implements Migration {

				@Override
				public void upgrade(Operations op) {
			${upgrade}
				}
			${downgrade}

			}
			""");

	private static final RevisionTemplate KOTLIN = new RevisionTemplate("kotlin", RevisionLanguage.KOTLIN, BUILT_IN, """
			package ${package}

			${imports}
			import dev.migrate.operation.Operations
			${staticImports}
			import dev.migrate.script.Migration
			import dev.migrate.script.Revision

			${annotation}
			class ${class} : Migration {

				override fun upgrade(op: Operations) {
			${upgrade}
				}
			${downgrade}

			}
			""");

	private static final RevisionTemplate SQL = new RevisionTemplate("sql", RevisionLanguage.SQL, BUILT_IN, """
			${header}

			-- upgrade
			${upgrade}

			-- downgrade
			${downgrade}
			""");

	/**
	 * The templates that are there without writing one: {@code java}, {@code kotlin} and
	 * {@code sql}.
	 * @return the templates
	 */
	public static List<RevisionTemplate> builtIn() {
		return List.of(JAVA, KOTLIN, SQL);
	}

	/**
	 * Read the templates in a directory: its files {@code *.java}, {@code *.kt} and
	 * {@code *.sql}, named after the file.
	 * @param directory the directory
	 * @return the templates, sorted by name
	 * @throws RevisionTemplateException if the directory or a file cannot be read
	 */
	public static List<RevisionTemplate> in(Path directory) {
		try (Stream<Path> files = Files.list(directory)) {
			return files.sorted().filter(RevisionTemplate::isTemplate).map(RevisionTemplate::read).toList();
		}
		catch (IOException ex) {
			throw RevisionTemplateException.unreadable(directory, ex);
		}
	}

	private static boolean isTemplate(Path file) {
		String name = file.getFileName().toString();
		return !name.startsWith(".") && RevisionLanguage.of(name).isPresent();
	}

	private static RevisionTemplate read(Path file) {
		String fileName = file.getFileName().toString();
		int dot = fileName.lastIndexOf('.');
		RevisionLanguage language = RevisionLanguage.of(fileName).orElseThrow();
		try {
			String text = Files.readString(file, StandardCharsets.UTF_8).replace("\r\n", "\n");
			return new RevisionTemplate(fileName.substring(0, dot), language, file.toString(), text);
		}
		catch (IOException ex) {
			throw RevisionTemplateException.unreadable(file, ex);
		}
	}

	/**
	 * The suffix of the files.
	 * @return such as {@code .java}
	 */
	String suffix() {
		return this.language.suffix();
	}

	/**
	 * Whether there is a place for a value.
	 */
	boolean has(String place) {
		return PLACE.matcher(this.text).results().anyMatch((found) -> found.group(1).equals(place));
	}

	/**
	 * Put values in their places. A value that ends with a line break takes that of the
	 * template's line with it, and so does an empty one.
	 */
	String fill(Map<String, String> values) {
		Matcher matcher = PLACE.matcher(this.text);
		return matcher.replaceAll((found) -> {
			String value = values.get(found.group(1));
			if (value == null) {
				throw RevisionTemplateException.unknownPlace(this, found.group(1), values.keySet());
			}
			boolean wholeLines = value.isEmpty() || value.endsWith("\n");
			boolean lineBreak = found.group().endsWith("\n");
			return Matcher.quoteReplacement((lineBreak && !wholeLines) ? value + "\n" : value);
		});
	}

}
