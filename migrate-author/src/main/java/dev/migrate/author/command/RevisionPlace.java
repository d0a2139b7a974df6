package dev.migrate.author.command;

import java.util.List;

import dev.migrate.revision.Target;

/**
 * Where in the graph a new revision goes.
 *
 * @param parents what it is built on
 * @param splice whether that need not be a head
 */
record RevisionPlace(List<Target> parents, boolean splice, List<String> dependsOn) {

}
