package dev.migrate.autoconfigure.actuate;

import java.util.List;
import java.util.Optional;

import dev.migrate.Migrator;
import dev.migrate.error.MigrateException;
import dev.migrate.lang.Internal;
import dev.migrate.revision.RevisionNode;
import dev.migrate.script.Script;
import dev.migrate.start.MigrationStatus;
import dev.migrate.start.PendingRevision;

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
 * @param state where it is
 * @param operations what its upgrade does, a line for each operation
 */
@Internal
public record RevisionDescriptor(String revision, List<String> downRevisions, List<String> dependsOn,
		String description, List<String> branchLabels, String type, String script, RevisionState state,
		List<String> operations) implements OperationResponseBody {

	static Optional<RevisionDescriptor> of(Migrator migrator, String revision) {
		return migrator.find(revision).map((node) -> of(migrator, node, migrator.script(revision)));
	}

	private static RevisionDescriptor of(Migrator migrator, RevisionNode node, Script script) {
		return new RevisionDescriptor(node.id(), node.downRevisions(), node.dependsOn(), node.message(),
				List.copyOf(migrator.graph().branchLabels(node.id())), script.type().name(),
				ScriptName.shown(script.name()), state(migrator, node.id()), operations(migrator, node.id()));
	}

	/**
	 * What cannot be read is told without the message, which has the path of a file.
	 */
	private static List<String> operations(Migrator migrator, String revision) {
		try {
			return migrator.describe(revision);
		}
		catch (MigrateException ex) {
			return List.of("cannot be read: `migrate show " + revision + "` says why");
		}
	}

	private static RevisionState state(Migrator migrator, String revision) {
		MigrationStatus status = migrator.status();
		if (status.pending().stream().map(PendingRevision::revision).anyMatch(revision::equals)) {
			return RevisionState.PENDING;
		}
		return migrator.applied().contains(revision) ? RevisionState.APPLIED : RevisionState.NOT_TARGETED;
	}

}
