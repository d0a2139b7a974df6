package dev.migrate.autogenerate;

import java.util.List;
import java.util.SortedSet;

/**
 * The body of a revision as source.
 *
 * @param imports the classes that it needs, for Java
 * @param staticImports the members that it needs, for Java, such as
 * {@code dev.migrate.schema.Definitions.column}
 * @param upgrade the lines of the upgrade; the first indentation is left out, deeper ones
 * are tabs
 * @param downgrade the lines of the downgrade, likewise
 */
public record RevisionBody(SortedSet<String> imports, SortedSet<String> staticImports, List<String> upgrade,
		List<String> downgrade) {
}
