package dev.migrate.revision;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One revision as it is written: a node of the graph, not yet checked against the others.
 * What is named twice counts once.
 *
 * @param id the revision identifier
 * @param downRevisions the revisions it is built on; none means base, two or more mean
 * merge point
 * @param dependsOn further revisions that have to be applied first, by identifier or by
 * branch label; not lineage
 * @param branchLabels the branch labels written in this very revision, in order
 * @param message one line that says what the revision does; empty if nothing is said
 * @param origin where it is written, such as {@code db/revisions/add_email.sql:1} or a
 * class name; empty if unknown
 */
public record RevisionNode(String id, List<String> downRevisions, List<String> dependsOn, Set<String> branchLabels,
		String message, String origin) {

	/**
	 * The state before the first revision, for steps that lead there. It is not part of
	 * any graph.
	 */
	public static final RevisionNode BASE = of("base");

	public RevisionNode {
		downRevisions = List.copyOf(new LinkedHashSet<>(downRevisions));
		dependsOn = List.copyOf(new LinkedHashSet<>(dependsOn));
		branchLabels = Collections.unmodifiableSet(new LinkedHashSet<>(branchLabels));
	}

	/**
	 * Create a revision from its identifier and what it is built on.
	 * @param id the revision identifier
	 * @param downRevisions the revisions it is built on; none means base
	 * @return a revision without dependencies, labels, message and origin
	 */
	public static RevisionNode of(String id, String... downRevisions) {
		return new RevisionNode(id, Arrays.asList(downRevisions), List.of(), Set.of(), "", "");
	}

	/**
	 * Whether this is the state before the first revision, and no revision at all.
	 * @return whether it is {@link #BASE}
	 */
	public boolean isBase() {
		return this.id.equals(BASE.id);
	}

	/**
	 * The same revision with other dependencies.
	 * @param dependencies identifiers or branch labels
	 * @return a new revision
	 */
	public RevisionNode withDependsOn(Collection<String> dependencies) {
		return new RevisionNode(this.id, this.downRevisions, List.copyOf(dependencies), this.branchLabels, this.message,
				this.origin);
	}

	/**
	 * The same revision with other branch labels.
	 * @param labels the labels, in order
	 * @return a new revision
	 */
	public RevisionNode withBranchLabels(Collection<String> labels) {
		return new RevisionNode(this.id, this.downRevisions, this.dependsOn, new LinkedHashSet<>(labels), this.message,
				this.origin);
	}

	/**
	 * The same revision with another message.
	 * @param message one line that says what the revision does
	 * @return a new revision
	 */
	public RevisionNode withMessage(String message) {
		return new RevisionNode(this.id, this.downRevisions, this.dependsOn, this.branchLabels, message, this.origin);
	}

	/**
	 * The same revision with another origin.
	 * @param origin where it is written
	 * @return a new revision
	 */
	public RevisionNode withOrigin(String origin) {
		return new RevisionNode(this.id, this.downRevisions, this.dependsOn, this.branchLabels, this.message, origin);
	}

}
