package dev.migrate.author.draft;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migrate.connect.KnownDialects;
import dev.migrate.lang.Internal;
import dev.migrate.script.Location;
import dev.migrate.script.RevisionLanguage;
import dev.migrate.script.Script;
import dev.migrate.script.SectionMarker;
import dev.migrate.script.SectionNames;
import dev.migrate.start.ScriptLoader;

/**
 * The sources of a project, as Maven and Gradle lay them out: new revisions are written
 * there, and those that there are can be found.
 */
@Internal
public final class SourceTree {

	private static final Pattern EMPTY_DOWNGRADE = Pattern.compile("(?im)^[ \t]*--[ \t]*downgrade[ \t]*\n\\s*\\z");

	private static final SectionNames SECTIONS = ScriptLoader.sectionNames(KnownDialects.OURS);

	private static final Pattern IMPORTS = Pattern.compile("(?m)^import [^\n]*;\n(?:\\s*^import [^\n]*;\n)*\n*");

	private static final Pattern IMPORT = Pattern.compile("import [^\n]*;");

	private final Path project;

	private final RevisionFileName fileName;

	private final SourceStyles styles;

	/**
	 * Look at a project.
	 * @param project its directory
	 * @param fileName what new files are called
	 */
	public SourceTree(Path project, RevisionFileName fileName) {
		this.project = project;
		this.fileName = fileName;
		this.styles = new SourceStyles(project);
	}

	/**
	 * Write a new revision. A file that is there is never written over: a name that is
	 * taken gets the revision's id appended.
	 * @param draft what to write
	 * @param template how to write it
	 * @param location the location that it will be found in, {@code classpath:} or
	 * {@code file:}
	 * @return the new file
	 * @throws RevisionNotWrittenException if that is not possible
	 */
	public Path write(RevisionDraft draft, RevisionTemplate template, String location) {
		RevisionFile file = file(draft, template, location, List.of());
		RevisionFile.write(List.of(file));
		return file.path();
	}

	/**
	 * Prepare a new revision without writing it.
	 * @param draft what to write
	 * @param template how to write it
	 * @param location the location that it will be found in, {@code classpath:} or
	 * {@code file:}
	 * @param before files that will be written before, whose names are taken
	 * @return the new file
	 * @throws RevisionNotWrittenException if that is not possible
	 */
	public RevisionFile file(RevisionDraft draft, RevisionTemplate template, String location,
			List<RevisionFile> before) {
		Path directory = directory(template.language(), location);
		String name = template.language().isCode() ? this.fileName.forJava(draft) : this.fileName.forSql(draft);
		Path named = directory.resolve(name + template.suffix());
		boolean taken = !isFree(named) || before.stream().anyMatch((file) -> file.isAt(named));
		String free = taken ? withId(name, draft, template) : name;
		Path path = directory.resolve(free + template.suffix());
		return new RevisionFile(path, text(draft, template, location, free, this.styles.of(path)));
	}

	/**
	 * How new files of a location are laid out: as the {@code .editorconfig} says, else
	 * like the files beside them.
	 * @param language the language of the files in it
	 * @throws RevisionNotWrittenException if this is no project, or code cannot be there
	 */
	public SourceStyle style(RevisionLanguage language, String location) {
		return this.styles.of(directory(language, location).resolve("A" + language.suffix()));
	}

	/**
	 * The directory of a location.
	 * @param language the language of the files in it
	 * @return the directory, which need not be there
	 * @throws RevisionNotWrittenException if this is no project, or code cannot be there
	 */
	public Path directory(RevisionLanguage language, String location) {
		Location parsed = Location.parse(location, "");
		if (!parsed.onClassPath()) {
			if (language.isCode()) {
				throw RevisionNotWrittenException.noJavaIn(location);
			}
			return this.project.resolve(parsed.path());
		}
		if (language.isCode() && !JavaText.isPackage(packageName(parsed))) {
			throw RevisionNotWrittenException.noPackage(location);
		}
		if (!Files.isDirectory(this.project.resolve("src/main"))) {
			throw RevisionNotWrittenException.noProject(this.project);
		}
		return this.project.resolve(language.root()).resolve(parsed.path());
	}

	/**
	 * The source of a revision.
	 * @return its file, if it is in this project
	 */
	public Optional<Path> source(Script script) {
		String className = script.name().replaceFirst("\\$.*", "").replace('.', '/');
		Stream<String> names = (script.type() == Script.Type.SQL)
				? Stream.of(RevisionLanguage.SQL.root() + "/" + script.name(), path(script))
				: Stream.of(RevisionLanguage.JAVA, RevisionLanguage.KOTLIN)
					.map((language) -> language.root() + "/" + className + language.suffix());
		return names.map(this.project::resolve).filter(Files::isRegularFile).findFirst();
	}

	/**
	 * Where a file lies outside of the class path: its name leaves out where its location
	 * is.
	 */
	private static String path(Script script) {
		return script.node().origin().replaceFirst(":\\d+$", "");
	}

	private static String packageName(Location location) {
		return location.path().replace('/', '.');
	}

	private static boolean isFree(Path file) {
		return !Files.exists(file, LinkOption.NOFOLLOW_LINKS);
	}

	private static String withId(String name, RevisionDraft draft, RevisionTemplate template) {
		String id = draft.node().id().replaceAll("[^A-Za-z0-9]", "");
		return template.language().isCode() ? name + "Revision" + id : name + "_" + id;
	}

	private String text(RevisionDraft draft, RevisionTemplate template, String location, String name,
			SourceStyle style) {
		if (template.language() == RevisionLanguage.SQL) {
			return style.ended(completeSql(draft, template.fill(draft.sqlValues())));
		}
		String path = packageName(Location.parse(location, "")) + "." + name.replace('/', '.');
		int dot = path.lastIndexOf('.');
		String packageName = path.substring(0, dot);
		String className = path.substring(dot + 1);
		if (template.language() == RevisionLanguage.KOTLIN) {
			return style
				.apply(template.fill(new KotlinDraft(draft).values(packageName, className, style.lineLength())));
		}
		String text = template.fill(draft.javaValues(packageName, className, style.lineLength()));
		int end = text.lastIndexOf('}');
		if (end >= 0 && !template.has("downgrade")) {
			// A template that says itself what a downgrade does leaves no place for the
			// methods of the upgrade
			text = text.substring(0, end) + draft.javaMethods() + text.substring(end);
		}
		return style.apply(draft.hasBody() ? withSortedImports(text) : text);
	}

	/**
	 * The imports in groups, Java's own, others, static ones, each once. What stands
	 * between them makes an end.
	 */
	private static String withSortedImports(String source) {
		Matcher block = IMPORTS.matcher(source);
		return block.find()
				? source.substring(0, block.start()) + grouped(block.group()) + "\n" + source.substring(block.end())
				: source;
	}

	private static String grouped(String block) {
		List<SortedSet<String>> groups = List.of(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
		IMPORT.matcher(block).results().forEach((found) -> groups.get(group(found.group())).add(found.group()));
		List<String> texts = new ArrayList<>();
		for (SortedSet<String> group : groups) {
			if (!group.isEmpty()) {
				texts.add(String.join("\n", group) + "\n");
			}
		}
		return String.join("\n", texts);
	}

	private static int group(String line) {
		if (line.startsWith("import static ")) {
			return 2;
		}
		return (line.startsWith("import java.") || line.startsWith("import javax.")) ? 0 : 1;
	}

	/**
	 * A downgrade that is not there must not look like one that does nothing: without its
	 * section, downgrading is refused.
	 * @throws RevisionNotWrittenException if a line of the body would begin a section
	 */
	private static String completeSql(RevisionDraft draft, String text) {
		requireNoSection(draft.upgrade());
		requireNoSection(draft.downgrade());
		return draft.downgrade().isEmpty() ? EMPTY_DOWNGRADE.matcher(text).replaceFirst("").stripTrailing() + "\n"
				: text;
	}

	private static void requireNoSection(List<String> lines) {
		SectionMarker.firstIn(String.join("\n", lines), SECTIONS).ifPresent((line) -> {
			throw RevisionNotWrittenException.section(line);
		});
	}

	/**
	 * A draft as it is written in Kotlin.
	 *
	 * @param draft what will be written
	 */
	private record KotlinDraft(RevisionDraft draft) {

		private static final String START = "@Revision(";

		/**
		 * The values of a template in Kotlin.
		 * @param packageName the package of the class
		 * @param lineLength how long a line may be
		 * @return the values by the names that templates have for them
		 */
		Map<String, String> values(String packageName, String className, int lineLength) {
			Map<String, String> values = new LinkedHashMap<>();
			values.put("package", KotlinText.packageName(packageName));
			values.put("class", className);
			values.put("annotation", annotation(lineLength));
			values.put("imports", RevisionDraft.lines("import ", this.draft.imports(), ""));
			values.put("staticImports", RevisionDraft.lines("import ",
					this.draft.hasBody() ? this.draft.staticImports() : RevisionDraft.ALL_DEFINITIONS, ""));
			values.put("upgrade", RevisionDraft.lines("\t\t", this.draft.upgrade(), ""));
			values.put("downgrade",
					this.draft.downgrade().isEmpty() ? "" : "\n\toverride fun downgrade(op: Operations) {\n"
							+ RevisionDraft.lines("\t\t", this.draft.downgrade(), "") + "\t}\n");
			return values;
		}

		/**
		 * All on one line, or each attribute on its own.
		 */
		private String annotation(int lineLength) {
			List<String> attributes = new ArrayList<>();
			attributes.add("id = " + KotlinText.literal(this.draft.node().id()));
			addArray(attributes, "downRevision", this.draft.node().downRevisions());
			if (!this.draft.node().message().isEmpty()) {
				attributes.add("message = " + KotlinText.literal(this.draft.node().message()));
			}
			addArray(attributes, "branchLabels", this.draft.node().branchLabels());
			addArray(attributes, "dependsOn", this.draft.node().dependsOn());
			attributes.add("createdAt = " + KotlinText.literal(this.draft.createdAt().toString()));
			String line = START + String.join(", ", attributes) + ")";
			return (line.length() <= lineLength) ? line
					: attributes.stream()
						.map((attribute) -> "\t" + attribute + ",\n")
						.collect(Collectors.joining("", START + "\n", ")"));
		}

		private static void addArray(List<String> attributes, String name, Collection<String> values) {
			if (!values.isEmpty()) {
				attributes.add(name + " = "
						+ values.stream().map(KotlinText::literal).collect(Collectors.joining(", ", "[", "]")));
			}
		}

	}

}
