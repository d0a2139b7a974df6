package dev.migrate.script;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.migrate.error.Quoted;
import dev.migrate.revision.RevisionNode;

import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * What a class's annotation says, read without loading the class.
 *
 * @param node the revision's place in the graph
 * @param transactional whether it runs in a transaction
 * @param createdAt when it was written, or an empty string
 * @param external what it says to be somebody else's
 */
record RevisionClass(RevisionNode node, String className, boolean transactional, String createdAt,
		List<External> external) {

	static Optional<RevisionClass> of(String className, AnnotatedTypeMetadata metadata) {
		MergedAnnotation<Revision> revision = metadata.getAnnotations()
			.get(Revision.class, MergedAnnotation::isDirectlyPresent);
		return revision.isPresent() ? Optional.of(of(className, revision)) : Optional.empty();
	}

	private static RevisionClass of(String className, MergedAnnotation<Revision> revision) {
		RevisionNode node = new RevisionNode(revision.getString("id"), list(className, revision, "downRevision"),
				list(className, revision, "dependsOn"), new LinkedHashSet<>(list(className, revision, "branchLabels")),
				revision.getString("message"), className);
		return new RevisionClass(node, className, revision.getBoolean("transactional"), revision.getString("createdAt"),
				external(className, revision.getStringArray("external")));
	}

	private static List<External> external(String className, String[] said) {
		try {
			return External.parse(List.of(said));
		}
		catch (IllegalArgumentException ex) {
			throw new RevisionClassException(className,
					"has external " + ex.getMessage() + " in its @Revision annotation",
					"Write kinds and names, such as external = \"table audit_log, jobs.queue\".");
		}
	}

	private static List<String> list(String className, MergedAnnotation<Revision> revision, String attribute) {
		List<String> values = Arrays.asList(revision.getStringArray(attribute));
		Set<String> seen = new HashSet<>();
		for (String value : values) {
			if (!seen.add(value)) {
				throw new RevisionClassException(className,
						"has " + attribute + " '" + Quoted.visible(value) + "' twice in its @Revision annotation",
						"Keep one of them, and correct the other if it was to be another name.");
			}
		}
		return values;
	}

}
