package dev.migrate.autoconfigure.actuate;

import java.util.List;
import java.util.Optional;

import dev.migrate.Migrator;
import dev.migrate.plan.Planner;
import dev.migrate.revision.RevisionNode;
import dev.migrate.script.Script;
import dev.migrate.script.Scripts;
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
public record RevisionDescriptor(String revision, List<String> downRevisions, List<String> dependsOn,
		String description, List<String> branchLabels, String type, String script, RevisionState state,
		List<String> operations) implements OperationResponseBody {

	static Optional<RevisionDescriptor> of(Migrator migrator, String revision) {
		Scripts scripts = migrator.scripts();
		return scripts.find(revision).map((script) -> of(migrator, scripts, script));
	}

	private static RevisionDescriptor of(Migrator migrator, Scripts scripts, Script script) {
		RevisionNode node = script.node();
		return new RevisionDescriptor(node.id(), node.downRevisions(), node.dependsOn(), node.message(),
				List.copyOf(scripts.graph().branchLabels(node.id())), script.type().name(), script.name(),
				state(migrator, scripts, node.id()), migrator.describe(node.id()));
	}

	private static RevisionState state(Migrator migrator, Scripts scripts, String revision) {
		MigrationStatus status = migrator.status();
		if (status.pending().stream().map(PendingRevision::revision).anyMatch(revision::equals)) {
			return RevisionState.PENDING;
		}
		boolean applied = new Planner(scripts.graph()).applied(status.current()).contains(revision);
		return applied ? RevisionState.APPLIED : RevisionState.NOT_TARGETED;
	}

}
