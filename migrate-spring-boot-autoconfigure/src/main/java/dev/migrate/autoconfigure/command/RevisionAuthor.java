package dev.migrate.autoconfigure.command;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

import dev.migrate.autoconfigure.MigrateProperties;
import dev.migrate.revision.NewRevision;
import dev.migrate.revision.RevisionNode;
import dev.migrate.revision.Target;
import dev.migrate.script.RevisionDraft;
import dev.migrate.script.RevisionFileName;
import dev.migrate.script.RevisionIds;
import dev.migrate.script.RevisionTemplate;
import dev.migrate.script.Script;
import dev.migrate.script.Scripts;
import dev.migrate.script.SourceTree;
import dev.migrate.script.UnbuiltRevisions;

import org.springframework.boot.context.properties.bind.Binder;

/**
 * Writes new revisions into the project in whose directory the command runs.
 */
final class RevisionAuthor {

	private final CommandSession session;

	private final Scripts scripts;

	private final List<String> locations;

	private final MigrateProperties.Revision properties;

	private final SourceTree sources;

	/**
	 * Create an author.
	 * @param session where the project is
	 * @param scripts the revisions that there are
	 * @param locations where revisions are looked for
	 */
	RevisionAuthor(CommandSession session, Scripts scripts, List<String> locations) {
		this.session = session;
		this.scripts = scripts;
		this.locations = locations;
		this.properties = properties(session);
		this.sources = new SourceTree(session.directory(), new RevisionFileName(this.properties.fileName()));
	}

	static MigrateProperties.Revision properties(CommandSession session) {
		return Binder.get(session.environment()).bindOrCreate("migrate.revision", MigrateProperties.Revision.class);
	}

	/**
	 * Write a revision.
	 * @param options what is said about it
	 * @param parents what it is built on
	 * @param splice whether that need not be a head
	 * @param dependsOn what it depends on
	 * @param message what it does where nothing is said about that
	 * @return what was written
	 */
	Report write(DraftOptions options, List<Target> parents, boolean splice, List<String> dependsOn, String message) {
		new UnbuiltRevisions(this.session.directory()).check(this.scripts);
		RevisionTemplate template = new RevisionTemplates(this.properties, this.session.directory()).choose(options);
		String id = options.id().orElseGet(() -> RevisionIds.draw(this.scripts.graph()::contains));
		RevisionNode node = new NewRevision(id, parents, splice, options.branchLabels(), dependsOn,
				options.message(message))
			.createIn(this.scripts.graph());
		RevisionDraft draft = RevisionDraft.of(node, Instant.now().truncatedTo(ChronoUnit.SECONDS));
		Path file = this.sources.write(draft, template, location(options, node));
		String shown = shown(file);
		return new Report(List.of(shown), Map.of("written", List.of(Map.of("revision", id, "path", shown))));
	}

	private String location(DraftOptions options, RevisionNode node) {
		if (options.location().isPresent()) {
			return searched(options.location().get());
		}
		return node.downRevisions()
			.stream()
			.flatMap((parent) -> this.scripts.find(parent).stream())
			.flatMap((parent) -> this.locations.stream().filter((location) -> isIn(parent, location)))
			.findFirst()
			.orElse(this.locations.get(0));
	}

	/** A revision that is never found again would be worse than none. */
	private String searched(String location) {
		String path = path(location);
		boolean searched = this.locations.stream()
			.anyMatch((known) -> path.equals(path(known)) || path.startsWith(path(known) + "/"));
		if (!searched) {
			throw new IllegalUsageException("Location '" + location + "' is not searched: 'migrate.locations' is '"
					+ String.join(", ", this.locations) + "'.", "Add it there, or name one below those.");
		}
		return location;
	}

	private static boolean isIn(Script script, String location) {
		return script.name().replace('.', '/').startsWith(path(location) + "/")
				|| script.name().startsWith(path(location) + "/");
	}

	private static String path(String location) {
		return location.replaceFirst("^(classpath\\*?:/*|file:(//)?)", "").replaceFirst("/+$", "");
	}

	private String shown(Path file) {
		Path directory = this.session.directory();
		return file.startsWith(directory) ? directory.relativize(file).toString() : file.toString();
	}

}
