package dev.migrate.autoconfigure.actuate;

import java.util.List;
import java.util.Optional;

import dev.migrate.Migrator;
import dev.migrate.error.RunLog;
import dev.migrate.lang.Internal;
import dev.migrate.revision.RevisionNode;
import dev.migrate.script.External;
import dev.migrate.script.Script;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * One revision.
 *
 * @param revision the revision identifier
 * @param downRevisions the revisions it is built on
 * @param dependsOn the revisions or branches that it depends on
 * @param description its message
 * @param branchLabels its branch labels and those that it inherits
 * @param type {@code JAVA} or {@code SQL}
 * @param script the class or the file
 * @param state where it is, or {@code null} where that is not known
 * @param external what it says to be somebody else's, such as {@code table audit_log}
 * @param operations what its upgrade does, a line for each operation
 * @param error why it is not known where it is, or {@code null} if it is, or if there are
 * tenants
 */
@Internal
public record RevisionDescriptor(String revision, List<String> downRevisions, List<String> dependsOn,
		String description, List<String> branchLabels, String type, String script, @Nullable RevisionState state,
		List<String> external, List<String> operations, @Nullable String error) implements OperationResponseBody {

	private static final Logger logger = RunLog.of(RevisionDescriptor.class);

	static Optional<RevisionDescriptor> of(String name, Migrator migrator, String revision) {
		return migrator.find(revision).map((node) -> of(name, migrator, node, migrator.script(revision)));
	}

	private static RevisionDescriptor of(String name, Migrator migrator, RevisionNode node, Script script) {
		RevisionStates states = RevisionStates.of(name, migrator);
		return new RevisionDescriptor(node.id(), node.downRevisions(), node.dependsOn(), node.message(),
				List.copyOf(migrator.graph().branchLabels(node.id())), script.type().name(),
				ScriptName.shown(script.name()), states.of(node.id()),
				script.external().stream().map(External::toString).toList(),
				operations(migrator, node.id(), states.error() != null), states.error());
	}

	/**
	 * What cannot be read is told without the message, which has the path of a file. To
	 * read it runs the code of the revision, whatever that throws.
	 */
	private static List<String> operations(Migrator migrator, String revision, boolean down) {
		try {
			return migrator.describe(revision);
		}
		catch (RuntimeException | AssertionError | StackOverflowError ex) {
			logger.warn("What '{}' does cannot be told", revision, ex);
			return down ? List.of() : List.of("cannot be read: `migrate show " + revision + "` says why");
		}
	}

}
