package dev.migrate.author.command;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.migrate.revision.RevisionGraph;
import dev.migrate.revision.RevisionNode;
import dev.migrate.script.External;
import dev.migrate.script.Script;
import dev.migrate.script.Scripts;

/**
 * Revisions as commands print them.
 */
final class RevisionText {

	private static final String BASE = "<base>";

	private final Scripts scripts;

	private final RevisionGraph graph;

	private final Set<String> current;

	/**
	 * Create a text.
	 * @param current what to mark as current: full identifiers
	 */
	RevisionText(Scripts scripts, Collection<String> current) {
		this.scripts = scripts;
		this.graph = scripts.graph();
		this.current = Set.copyOf(current);
	}

	/**
	 * The revision and what is remarkable about it.
	 * @return such as {@code ae1027a6acf (billing) (head)}
	 */
	String line(RevisionNode revision) {
		return revision.id() + remarks(revision);
	}

	/**
	 * The revision between what it is built on and what it does.
	 * @return such as {@code 1975ea83b712 -> ae1027a6acf (head), Add email}
	 */
	String step(RevisionNode revision) {
		String dependencies = revision.dependsOn().isEmpty() ? "" : " (" + joined(revision.dependsOn()) + ")";
		String message = revision.message().isEmpty() ? "" : ", " + revision.message();
		return down(revision) + dependencies + " -> " + line(revision) + message;
	}

	/**
	 * All about the revision.
	 * @return several lines
	 */
	List<String> details(RevisionNode revision) {
		return details(revision, List.of());
	}

	/**
	 * All about the revision, and what else there is to say.
	 * @param more further lines
	 * @return several lines
	 */
	List<String> details(RevisionNode revision, List<String> more) {
		List<String> lines = new ArrayList<>();
		lines.add("Rev: " + line(revision));
		lines.add((this.graph.isMergePoint(revision.id()) ? "Merges: " : "Parent: ") + down(revision));
		addList(lines, "Also depends on: ", revision.dependsOn());
		if (this.graph.isBranchPoint(revision.id())) {
			addList(lines, "Branches into: ", ids(this.graph.children(revision.id())));
		}
		addList(lines, "Branch names: ", this.graph.branchLabels(revision.id()));
		if (!revision.origin().isEmpty()) {
			lines.add("Path: " + revision.origin());
		}
		addList(lines, "External: ", external(revision));
		addList(lines, "Created: ", created(revision));
		lines.addAll(more);
		lines.add("");
		lines.add("    " + revision.message());
		lines.add("");
		return lines;
	}

	/**
	 * All about the revision, for programs.
	 * @return the values by name
	 */
	Map<String, Object> data(RevisionNode revision) {
		String id = revision.id();
		Map<String, Object> data = new LinkedHashMap<>();
		data.put("revision", id);
		data.put("downRevisions", revision.downRevisions());
		data.put("dependsOn", revision.dependsOn());
		data.put("branchLabels", this.graph.branchLabels(id));
		data.put("description", revision.message());
		data.put("origin", revision.origin());
		data.put("createdAt", String.join("", created(revision)));
		List<String> external = external(revision);
		if (!external.isEmpty()) {
			data.put("external", external);
		}
		data.put("head", this.graph.isHead(id));
		data.put("effectiveHead", isEffectiveHead(id));
		data.put("branchPoint", this.graph.isBranchPoint(id));
		data.put("mergePoint", this.graph.isMergePoint(id));
		data.put("current", this.current.contains(id));
		return data;
	}

	private List<String> external(RevisionNode revision) {
		return this.scripts.find(revision.id())
			.stream()
			.flatMap((script) -> script.external().stream())
			.map(External::toString)
			.toList();
	}

	/** As its author put it, if at all. */
	private List<String> created(RevisionNode revision) {
		return this.scripts.find(revision.id())
			.map(Script::createdAt)
			.filter((created) -> !created.isEmpty())
			.stream()
			.toList();
	}

	private String remarks(RevisionNode revision) {
		String id = revision.id();
		List<String> remarks = new ArrayList<>();
		Set<String> labels = this.graph.branchLabels(id);
		if (!labels.isEmpty()) {
			remarks.add(joined(labels));
		}
		addIf(remarks, "head", this.graph.isRealHead(id));
		addIf(remarks, "effective head", isEffectiveHead(id));
		addIf(remarks, "current", this.current.contains(id));
		addIf(remarks, "branchpoint", this.graph.isBranchPoint(id));
		addIf(remarks, "mergepoint", this.graph.isMergePoint(id));
		return remarks.stream().map((remark) -> " (" + remark + ")").collect(Collectors.joining());
	}

	private boolean isEffectiveHead(String id) {
		return this.graph.isHead(id) && !this.graph.isRealHead(id);
	}

	private static void addIf(List<String> remarks, String remark, boolean holds) {
		if (holds) {
			remarks.add(remark);
		}
	}

	private static void addList(List<String> lines, String title, Collection<String> values) {
		if (!values.isEmpty()) {
			lines.add(title + joined(values));
		}
	}

	private static String down(RevisionNode revision) {
		return revision.downRevisions().isEmpty() ? BASE : joined(revision.downRevisions());
	}

	private static List<String> ids(List<RevisionNode> revisions) {
		return revisions.stream().map(RevisionNode::id).toList();
	}

	private static String joined(Collection<String> values) {
		return String.join(", ", values);
	}

}
