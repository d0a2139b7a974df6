package dev.migrate.author.draft;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;

import dev.migrate.lang.Internal;
import dev.migrate.script.Location;
import dev.migrate.script.Script;

/**
 * The sources of a project, as Maven and Gradle lay them out: new revisions are written
 * there, and those that there are can be found.
 */
@Internal
public final class SourceTree {

	private static final String JAVA = "src/main/java";

	private static final String RESOURCES = "src/main/resources";

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
		Path directory = directory(template.language(), location);
		String name = (template.language() == Script.Type.JAVA) ? this.fileName.forJava(draft)
				: this.fileName.forSql(draft);
		String free = isFree(directory.resolve(name + template.suffix())) ? name : withId(name, draft, template);
		Path file = directory.resolve(free + template.suffix());
		write(file, text(draft, template, location, free, this.styles.of(file)));
		return file;
	}

	/**
	 * How new files of a location are laid out: as the {@code .editorconfig} says, else
	 * like the files beside them.
	 * @param language the language of the files in it
	 * @param location the location
	 * @return the style
	 * @throws RevisionNotWrittenException if this is no project, or Java cannot be there
	 */
	public SourceStyle style(Script.Type language, String location) {
		String suffix = "." + language.name().toLowerCase(Locale.ROOT);
		return this.styles.of(directory(language, location).resolve("A" + suffix));
	}

	/**
	 * The directory of a location.
	 * @param language the language of the files in it
	 * @param location the location
	 * @return the directory, which need not be there
	 * @throws RevisionNotWrittenException if this is no project, or Java cannot be there
	 */
	public Path directory(Script.Type language, String location) {
		Location parsed = Location.parse(location, "");
		if (!parsed.onClassPath()) {
			if (language == Script.Type.JAVA) {
				throw RevisionNotWrittenException.noJavaIn(location);
			}
			return this.project.resolve(parsed.path());
		}
		if (language == Script.Type.JAVA && !JavaText.isPackage(packageName(parsed))) {
			throw RevisionNotWrittenException.noPackage(location);
		}
		if (!Files.isDirectory(this.project.resolve("src/main"))) {
			throw RevisionNotWrittenException.noProject(this.project);
		}
		return this.project.resolve((language == Script.Type.JAVA) ? JAVA : RESOURCES).resolve(parsed.path());
	}

	/**
	 * The source of a revision.
	 * @param script the revision
	 * @return its file, if it is in this project
	 */
	public Optional<Path> source(Script script) {
		String name = (script.type() == Script.Type.JAVA)
				? JAVA + "/" + script.name().replaceFirst("\\$.*", "").replace('.', '/') + ".java"
				: RESOURCES + "/" + script.name();
		return Optional.of(this.project.resolve(name))
			.filter(Files::isRegularFile)
			.or(() -> Optional.of(this.project.resolve(path(script))).filter(Files::isRegularFile));
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
		return (template.language() == Script.Type.JAVA) ? name + "Revision" + id : name + "_" + id;
	}

	private String text(RevisionDraft draft, RevisionTemplate template, String location, String name,
			SourceStyle style) {
		if (template.language() == Script.Type.SQL) {
			return style.ended(SqlBody.complete(draft, template.fill(draft.sqlValues())));
		}
		String path = packageName(Location.parse(location, "")) + "." + name.replace('/', '.');
		int dot = path.lastIndexOf('.');
		String text = template
			.fill(draft.javaValues(path.substring(0, dot), path.substring(dot + 1), style.lineLength()));
		return style.apply(draft.hasBody() ? ImportBlock.sorted(text) : text);
	}

	private static void write(Path file, String text) {
		try {
			Files.createDirectories(file.getParent());
			Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW,
					StandardOpenOption.WRITE);
		}
		catch (FileAlreadyExistsException ex) {
			throw RevisionNotWrittenException.exists(Path.of(ex.getFile()), ex);
		}
		catch (IOException ex) {
			throw RevisionNotWrittenException.failed(file, ex);
		}
	}

}
