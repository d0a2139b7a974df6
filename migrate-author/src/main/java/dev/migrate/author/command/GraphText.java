package dev.migrate.author.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import dev.migrate.error.Quoted;
import dev.migrate.revision.RevisionNode;

/**
 * Revisions in a language that others draw, in the direction of an upgrade: lines are
 * what a revision is built on, dashed ones what it depends on.
 */
final class GraphText {

	private final List<RevisionNode> revisions;

	private final Set<String> drawn;

	/**
	 * Create a text.
	 * @param revisions the revisions; a line that leads out of them is left out
	 */
	GraphText(List<RevisionNode> revisions) {
		this.revisions = revisions;
		this.drawn = revisions.stream().map(RevisionNode::id).collect(Collectors.toSet());
	}

	/**
	 * Mermaid, which GitHub and GitLab draw within Markdown.
	 * @return the lines of a flowchart
	 */
	List<String> mermaid() {
		List<String> lines = new ArrayList<>();
		lines.add("flowchart BT");
		for (RevisionNode revision : this.revisions) {
			lines.add("    " + name(revision.id()) + "[\"" + String.join("<br/>", label(revision, GraphText::entities))
					+ "\"]");
		}
		for (RevisionNode revision : this.revisions) {
			below(revision.downRevisions())
				.forEach((down) -> lines.add("    " + name(down) + " --> " + name(revision.id())));
			below(revision.dependsOn())
				.forEach((other) -> lines.add("    " + name(other) + " -.-> " + name(revision.id())));
		}
		return lines;
	}

	/**
	 * DOT, the language of Graphviz.
	 * @return the lines of a digraph
	 */
	List<String> dot() {
		List<String> lines = new ArrayList<>();
		lines.add("digraph revisions {");
		lines.add("    rankdir=BT;");
		lines.add("    node [shape=box];");
		for (RevisionNode revision : this.revisions) {
			lines.add("    " + quoted(revision.id()) + " [label=\""
					+ String.join("\\n", label(revision, GraphText::escaped)) + "\"];");
		}
		for (RevisionNode revision : this.revisions) {
			below(revision.downRevisions())
				.forEach((down) -> lines.add("    " + quoted(down) + " -> " + quoted(revision.id()) + ";"));
			below(revision.dependsOn()).forEach(
					(other) -> lines.add("    " + quoted(other) + " -> " + quoted(revision.id()) + " [style=dashed];"));
		}
		lines.add("}");
		return lines;
	}

	private List<String> below(List<String> names) {
		return names.stream().filter(this.drawn::contains).toList();
	}

	private static List<String> label(RevisionNode revision, UnaryOperator<String> escape) {
		List<String> label = new ArrayList<>();
		label.add(escape.apply(revision.id()));
		if (!revision.branchLabels().isEmpty()) {
			label.add(escape.apply("(" + String.join(", ", revision.branchLabels()) + ")"));
		}
		if (!revision.message().isEmpty()) {
			label.add(escape.apply(Quoted.visible(revision.message())));
		}
		return label;
	}

	/** Names in Mermaid are words; one such as {@code end} is a keyword of it. */
	private static String name(String id) {
		StringBuilder name = new StringBuilder("r");
		id.chars()
			.forEach((character) -> name.append((character < 128 && Character.isLetterOrDigit(character))
					? String.valueOf((char) character) : "_" + Integer.toHexString(character) + "_"));
		return name.toString();
	}

	private static String entities(String text) {
		StringBuilder escaped = new StringBuilder();
		text.codePoints()
			.forEach((character) -> escaped
				.append((Character.isLetterOrDigit(character) || " .,:()_-'/".indexOf(character) >= 0)
						? Character.toString(character) : "#" + character + ";"));
		return escaped.toString();
	}

	private static String quoted(String id) {
		return "\"" + escaped(id) + "\"";
	}

	private static String escaped(String text) {
		return text.replace("\\", "\\\\").replace("\"", "\\\"");
	}

}
