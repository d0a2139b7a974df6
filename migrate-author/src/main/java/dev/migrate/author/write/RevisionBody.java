package dev.migrate.author.write;

import java.time.Instant;
import java.util.List;
import java.util.SortedSet;

import dev.migrate.author.draft.RevisionDraft;
import dev.migrate.lang.Internal;
import dev.migrate.revision.RevisionNode;

/**
 * The body of a revision as source.
 *
 * @param imports the classes that it needs, for Java
 * @param staticImports the members that it needs, for Java, such as
 * {@code dev.migrate.schema.Definitions.column}
 * @param upgrade the lines of the upgrade; the first indentation is left out, deeper ones
 * are tabs
 * @param downgrade the lines of the downgrade, likewise; none if the changes do not say
 * how to undo them
 * @param methods the lines of methods that these call, for Java
 */
@Internal
public record RevisionBody(SortedSet<String> imports, SortedSet<String> staticImports, List<String> upgrade,
		List<String> downgrade, List<String> methods) {

	/**
	 * A draft of a revision with this body.
	 * @param node its place in the graph
	 * @param createdAt when it was thought of
	 */
	public RevisionDraft toDraft(RevisionNode node, Instant createdAt) {
		return new RevisionDraft(node, createdAt, List.copyOf(this.imports), List.copyOf(this.staticImports),
				this.upgrade, this.downgrade, this.methods);
	}

}
