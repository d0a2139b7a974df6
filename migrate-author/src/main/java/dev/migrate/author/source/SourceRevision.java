package dev.migrate.author.source;

import java.nio.file.Path;

import dev.migrate.revision.RevisionNode;

/**
 * A revision as its annotation in a source says it.
 *
 * @param node its place in the graph; its origin is the file and the line
 * @param className the binary name of the class
 * @param transactional whether it runs in a transaction
 * @param createdAt when it was written, or an empty string
 * @param file the source
 * @param bean whether another annotation makes it a Spring bean
 */
record SourceRevision(RevisionNode node, String className, boolean transactional, String createdAt, Path file,
		boolean bean) {

}
