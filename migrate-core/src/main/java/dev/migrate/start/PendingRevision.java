package dev.migrate.start;

import java.util.List;

/**
 * A revision that is not applied and is on the way to the target.
 *
 * @param revision the revision identifier
 * @param downRevisions the revisions it is built on
 * @param description its message
 * @param branchLabels its own branch labels and those that it inherits
 * @param type {@code JAVA} or {@code SQL}
 * @param script the class or the file
 */
public record PendingRevision(String revision, List<String> downRevisions, String description,
		List<String> branchLabels, String type, String script) {

	public PendingRevision {
		downRevisions = List.copyOf(downRevisions);
		branchLabels = List.copyOf(branchLabels);
	}

}
