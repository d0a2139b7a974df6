package dev.migrate.author.command;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;

import dev.migrate.author.draft.RevisionDraft;
import dev.migrate.author.draft.RevisionFile;
import dev.migrate.author.draft.RevisionFileName;
import dev.migrate.author.draft.RevisionIds;
import dev.migrate.author.draft.RevisionTemplate;
import dev.migrate.author.draft.SourceStyle;
import dev.migrate.author.draft.SourceTree;
import dev.migrate.author.write.RevisionBody;
import dev.migrate.autoconfigure.MigrateProperties;
import dev.migrate.autogenerate.ProposedRevision;
import dev.migrate.revision.NewRevision;
import dev.migrate.revision.RevisionGraph;
import dev.migrate.revision.RevisionNode;
import dev.migrate.revision.Target;
import dev.migrate.script.RevisionLanguage;
import dev.migrate.script.Script;

import org.springframework.boot.context.properties.bind.Binder;

/**
 * Writes new revisions into the project in whose directory the command runs.
 */
final class RevisionAuthor {

	/** A revision whose body is still to be written. */
	static final BiFunction<RevisionLanguage, SourceStyle, RevisionBody> NO_BODY = (language,
			style) -> new RevisionBody(new TreeSet<>(), new TreeSet<>(), List.of(), List.of(), List.of());

	private final CommandSession session;

	private final CommandRevisions revisions;

	private final MigrateProperties.Revision properties;

	private final SourceTree sources;

	/**
	 * Create an author.
	 * @param session where the project is
	 * @param revisions the revisions that there are
	 * @param options what says which database they are for
	 */
	RevisionAuthor(CommandSession session, CommandRevisions revisions, StandardOptions options) {
		this.session = session;
		this.revisions = revisions;
		this.properties = session.section(options)
			.map(MigrateProperties::revision)
			.orElseGet(() -> properties(session));
		this.sources = new SourceTree(session.directory(), new RevisionFileName(this.properties.fileName()));
	}

	static MigrateProperties.Revision properties(CommandSession session) {
		return Binder.get(session.environment()).bindOrCreate("migrate.revision", MigrateProperties.Revision.class);
	}

	/**
	 * Write a revision.
	 * @param options what is said about it
	 * @param place where it goes
	 * @param message what it does where nothing is said about that
	 * @param body what it does, by the language and the style that it is written in
	 * @return what was written
	 */
	Report write(DraftOptions options, RevisionPlace place, String message,
			BiFunction<RevisionLanguage, SourceStyle, RevisionBody> body) {
		return write(options, templates().choose(options), place,
				List.of(new ProposedRevision(options.message(message), "", List.of())), (revision) -> body);
	}

	/**
	 * How what a comparison finds is written.
	 * @param options what is said about the revision
	 */
	RevisionTemplate templateForChanges(DraftOptions options) {
		return templates().chooseForChanges(options);
	}

	private RevisionTemplates templates() {
		return new RevisionTemplates(this.properties, this.session.directory());
	}

	/**
	 * Write revisions, each built on the one before. Id, labels and dependencies are
	 * those of the first.
	 * @param options what is said about them
	 * @param template how they are written
	 * @param place where the first goes
	 * @param bodies what they do, by the language and the style that they are written in
	 * @return what was written
	 */
	Report write(DraftOptions options, RevisionTemplate template, RevisionPlace place, List<ProposedRevision> revisions,
			Function<ProposedRevision, BiFunction<RevisionLanguage, SourceStyle, RevisionBody>> bodies) {
		List<WriteHook> hooks = this.properties.hooks().stream().map(WriteHook::new).toList();
		RevisionGraph graph = this.revisions.graph();
		String id = options.id().orElseGet(() -> RevisionIds.draw(this.revisions.graph()::contains));
		RevisionNode node = null;
		String location = "";
		List<RevisionFile> files = new ArrayList<>();
		List<Map<String, Object>> written = new ArrayList<>();
		for (ProposedRevision revision : revisions) {
			if (node == null) {
				node = new NewRevision(id, place.parents(), place.splice(), options.branchLabels(), place.dependsOn(),
						revision.message())
					.createIn(graph);
				location = location(options, node);
			}
			else {
				RevisionGraph known = graph;
				node = new NewRevision(RevisionIds.draw(known::contains), List.of(Target.parse(node.id())), false,
						Set.of(), List.of(), revision.message())
					.createIn(graph);
			}
			graph = graph.with(node);
			RevisionDraft draft = bodies.apply(revision)
				.apply(template.language(), this.sources.style(template.language(), location))
				.toDraft(node, Instant.now().truncatedTo(ChronoUnit.SECONDS));
			RevisionFile file = sources(revision).file(draft, template, location, files);
			files.add(file);
			written.add(said(node, shown(file.path())));
		}
		RevisionFile.write(files);
		List<Path> paths = files.stream().map(RevisionFile::path).toList();
		hooks.forEach((hook) -> hook.run(paths, this.session.directory(), this.session.output().err()));
		return new Report(files.stream().map((file) -> shown(file.path())).toList(), Map.of("written", written));
	}

	private static Map<String, Object> said(RevisionNode node, String path) {
		Map<String, Object> said = new LinkedHashMap<>();
		said.put("revision", node.id());
		said.put("path", path);
		return said;
	}

	private SourceTree sources(ProposedRevision revision) {
		return revision.fileName().isEmpty() ? this.sources
				: new SourceTree(this.session.directory(), new RevisionFileName(revision.fileName()));
	}

	private String location(DraftOptions options, RevisionNode node) {
		if (options.location().isPresent()) {
			return searched(options.location().get());
		}
		return node.downRevisions()
			.stream()
			.flatMap((parent) -> this.revisions.scripts().find(parent).stream())
			.flatMap((parent) -> this.revisions.locations().stream().filter((location) -> isIn(parent, location)))
			.findFirst()
			.orElse(this.revisions.locations().get(0));
	}

	/** A revision that is never found again would be worse than none. */
	private String searched(String location) {
		String path = path(location);
		boolean searched = this.revisions.locations()
			.stream()
			.anyMatch((known) -> path.equals(path(known)) || path.startsWith(path(known) + "/"));
		if (!searched) {
			throw new IllegalUsageException(
					"Location '" + location + "' is not searched: 'migrate.locations' is '"
							+ String.join(", ", this.revisions.locations()) + "'.",
					"Add it there, or name one below those.");
		}
		return location;
	}

	private static boolean isIn(Script script, String location) {
		return script.name().replace('.', '/').startsWith(path(location) + "/")
				|| script.name().startsWith(path(location) + "/")
				|| script.node().origin().startsWith(path(location) + "/");
	}

	private static String path(String location) {
		return location.replaceFirst("^(classpath\\*?:/*|file:(//)?)", "").replaceFirst("/+$", "");
	}

	private String shown(Path file) {
		Path directory = this.session.directory();
		return file.startsWith(directory) ? directory.relativize(file).toString() : file.toString();
	}

	/**
	 * Where in the graph a new revision goes.
	 *
	 * @param parents what it is built on
	 * @param splice whether that need not be a head
	 */
	record RevisionPlace(List<Target> parents, boolean splice, List<String> dependsOn) {

	}

}
