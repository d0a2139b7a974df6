package dev.migrate.author.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migrate.author.draft.RevisionNotWrittenException;
import dev.migrate.author.draft.RevisionTemplate;
import dev.migrate.autoconfigure.MigrateProperties;
import dev.migrate.script.RevisionLanguage;

/**
 * The templates that there are in a project: those of its own before those built in.
 */
final class RevisionTemplates {

	private final List<RevisionTemplate> templates = new ArrayList<>();

	private final RevisionLanguage defaultLanguage;

	/** Whether nothing but the sources of the project speaks for it. */
	private final boolean detected;

	RevisionTemplates(MigrateProperties.Revision properties, Path project) {
		if (properties.templates() != null) {
			this.templates.addAll(RevisionTemplate.in(project.resolve(properties.templates())));
		}
		this.templates.addAll(RevisionTemplate.builtIn());
		this.defaultLanguage = language(properties, project);
		this.detected = properties.language() == null;
	}

	/**
	 * What revisions are written in: what the properties say, else the language of the
	 * project.
	 * @param project the directory of the project
	 * @return Kotlin where most sources are in it, or Java
	 */
	static RevisionLanguage language(MigrateProperties.Revision properties, Path project) {
		if (properties.language() != null) {
			return properties.language();
		}
		Path java = project.resolve(RevisionLanguage.JAVA.root());
		Path kotlin = project.resolve(RevisionLanguage.KOTLIN.root());
		boolean mostly = Files.isDirectory(kotlin) && (!Files.isDirectory(java)
				|| files(kotlin, RevisionLanguage.KOTLIN) > files(java, RevisionLanguage.JAVA));
		return mostly ? RevisionLanguage.KOTLIN : RevisionLanguage.JAVA;
	}

	private static long files(Path root, RevisionLanguage language) {
		try (Stream<Path> files = Files.walk(root)) {
			return files.filter((file) -> file.toString().endsWith(language.suffix())).count();
		}
		catch (IOException | UncheckedIOException ex) {
			// Whoever writes there will say what is wrong
			return 0;
		}
	}

	List<RevisionTemplate> all() {
		return List.copyOf(this.templates);
	}

	/**
	 * The template for a new revision.
	 * @param options what is said about it
	 * @return the template that is named, or the one that is named after the language
	 */
	RevisionTemplate choose(DraftOptions options) {
		return choose(options, this.defaultLanguage);
	}

	/**
	 * The template for what a comparison finds, which is SQL where Kotlin would be
	 * written though nobody asks for it.
	 * @param options what is said about the revision
	 * @throws RevisionNotWrittenException if Kotlin is asked for
	 */
	RevisionTemplate chooseForChanges(DraftOptions options) {
		boolean instead = this.detected && this.defaultLanguage == RevisionLanguage.KOTLIN;
		RevisionTemplate chosen = choose(options, instead ? RevisionLanguage.SQL : this.defaultLanguage);
		if (chosen.language() == RevisionLanguage.KOTLIN) {
			throw RevisionNotWrittenException.noChangesInKotlin();
		}
		return chosen;
	}

	private RevisionTemplate choose(DraftOptions options, RevisionLanguage otherwise) {
		RevisionLanguage language = options.language().orElse(otherwise);
		String name = options.template().orElseGet(() -> language.name().toLowerCase(Locale.ROOT));
		RevisionTemplate chosen = this.templates.stream()
			.filter((template) -> template.name().equals(name))
			.findFirst()
			.orElseThrow(() -> notFound(name));
		if (options.language().isPresent() && chosen.language() != language) {
			throw new IllegalUsageException("Template '" + name + "' is not written in the language asked for.",
					"Leave --language out, or name another template.");
		}
		return chosen;
	}

	private IllegalUsageException notFound(String name) {
		String names = this.templates.stream()
			.map(RevisionTemplate::name)
			.distinct()
			.collect(Collectors.joining("', '", "'", "'"));
		return new IllegalUsageException("There is no template '" + name + "': there are " + names + ".",
				"Name one of them, or put a file '" + name + ".java', '" + name + ".kt' or '" + name
						+ ".sql' into the directory that 'migrate.revision.templates' names.");
	}

}
