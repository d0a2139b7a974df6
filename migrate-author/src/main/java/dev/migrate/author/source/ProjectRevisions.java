package dev.migrate.author.source;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.migrate.lang.Internal;
import dev.migrate.script.Script;
import dev.migrate.script.Scripts;

/**
 * The revisions of a project as its sources have them, with those of its libraries.
 *
 * @param scripts the revisions
 * @param problems sources of which it cannot be told what revision they are
 * @param stale what a build still has though its source is gone, and what therefore does
 * not count
 */
@Internal
public record ProjectRevisions(Scripts scripts, List<SourceProblem> problems, List<Script> stale) {

	/**
	 * Copy.
	 */
	public ProjectRevisions {
		problems = List.copyOf(problems);
		stale = List.copyOf(stale);
	}

	/**
	 * Take the revisions of a build where there are no sources.
	 * @param scripts the revisions
	 * @return them
	 */
	public static ProjectRevisions built(Scripts scripts) {
		return new ProjectRevisions(scripts, List.of(), List.of());
	}

	/**
	 * The source of a revision.
	 * @param id its full id
	 * @return the file, if it is in the sources
	 */
	public Optional<Path> source(String id) {
		return this.scripts.find(id)
			.filter(SourceScript.class::isInstance)
			.map((script) -> ((SourceScript) script).file());
	}

	/**
	 * Check that a build has all revisions of the sources: what it does not have is left
	 * out where it compares.
	 * @param built the revisions of the build
	 * @throws UnbuiltRevisionsException if it has not
	 */
	public void requireBuilt(List<Script> built) {
		Set<String> known = built.stream().map((script) -> script.node().id()).collect(Collectors.toSet());
		Map<String, Path> unbuilt = new LinkedHashMap<>();
		for (Script script : this.scripts.all()) {
			String id = script.node().id();
			if (!known.contains(id)) {
				source(id).ifPresent((file) -> unbuilt.put(id, file));
			}
		}
		if (!unbuilt.isEmpty()) {
			throw new UnbuiltRevisionsException(unbuilt);
		}
	}

	/**
	 * Check that all sources could be read: what is built on a part of the graph easily
	 * makes a second head.
	 * @throws UnreadableSourcesException if some could not
	 */
	public void requireReadable() {
		if (!this.problems.isEmpty()) {
			throw new UnreadableSourcesException(this.problems);
		}
	}

	/**
	 * Whether it can be told what a revision does: there is SQL, or the class that was
	 * built of its source is as new as that.
	 * @param id its full id
	 * @return whether it can
	 */
	public boolean canDescribe(String id) {
		return !(this.scripts.get(id) instanceof SourceScript script) || script.isBuilt();
	}

}
