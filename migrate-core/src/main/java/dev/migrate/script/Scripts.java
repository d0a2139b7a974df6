package dev.migrate.script;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

import dev.migrate.lang.Internal;
import dev.migrate.operation.Operations;
import dev.migrate.revision.RevisionGraph;

/**
 * All revisions of an application: their graph, and the body of each. Immutable.
 */
@Internal
public final class Scripts {

	private final List<Script> all;

	private final RevisionGraph graph;

	private final Map<String, Script> byId = new HashMap<>();

	private Scripts(List<Script> all) {
		this.all = List.copyOf(all);
		this.graph = RevisionGraph.of(this.all.stream().map(Script::node).toList());
		this.all.forEach((script) -> this.byId.put(script.node().id(), script));
	}

	/**
	 * Take revisions as they are.
	 * @param scripts the revisions
	 * @return the revisions with their graph
	 * @throws dev.migrate.revision.RevisionException if they are no graph
	 */
	public static Scripts of(Collection<? extends Script> scripts) {
		return new Scripts(List.copyOf(scripts));
	}

	/**
	 * Collect revisions. A class that several sources know counts once: the first source
	 * provides it. So Spring beans go before locations.
	 * @param sources where revisions come from
	 * @return the revisions with their graph
	 * @throws dev.migrate.error.MigrateException if a source finds something wrong, or
	 * the revisions are no graph
	 */
	public static Scripts from(ScriptSource... sources) {
		List<Script> all = new ArrayList<>();
		Set<String> classes = new HashSet<>();
		for (ScriptSource source : sources) {
			List<Script> found = source.scripts()
				.stream()
				.filter((script) -> script.type() != Script.Type.JAVA || !classes.contains(script.name()))
				.toList();
			found.forEach((script) -> classes.add(script.name()));
			all.addAll(found);
		}
		return new Scripts(all);
	}

	/**
	 * The same revisions, whose classes are given other operations.
	 * @param naming makes them of those that a run has
	 * @return the revisions; files of SQL stay as they are
	 */
	public Scripts named(UnaryOperator<Operations> naming) {
		return of(this.all.stream()
			.map((script) -> (script.type() == Script.Type.JAVA) ? new NamedScript(script, naming) : script)
			.toList());
	}

	/**
	 * The revisions in the order in which they were found.
	 * @return the revisions
	 */
	public List<Script> all() {
		return this.all;
	}

	/**
	 * The graph of the revisions.
	 * @return the graph
	 */
	public RevisionGraph graph() {
		return this.graph;
	}

	/**
	 * Look a revision up.
	 * @param id the full id
	 * @return the revision, if there is one
	 */
	public Optional<Script> find(String id) {
		return Optional.ofNullable(this.byId.get(id));
	}

	/**
	 * Look up a revision of the graph.
	 * @param id the full id
	 * @return the revision
	 * @throws dev.migrate.revision.RevisionException if there is no such revision
	 */
	public Script get(String id) {
		return find(id).or(() -> find(this.graph.get(id).id())).orElseThrow();
	}

}
