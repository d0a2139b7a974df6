package dev.migrate.author.source;

import java.nio.file.Path;
import java.util.List;

import dev.migrate.revision.RevisionNode;
import dev.migrate.script.External;

/**
 * A revision as its annotation in a source says it.
 *
 * @param node its place in the graph; its origin is the file and the line
 * @param className the binary name of the class
 * @param transactional whether it runs in a transaction
 * @param createdAt when it was written, or an empty string
 * @param external what it says to be somebody else's
 * @param file the source
 * @param bean whether another annotation makes it a Spring bean
 */
record SourceRevision(RevisionNode node, String className, boolean transactional, String createdAt,
		List<External> external, Path file, boolean bean) {

}
