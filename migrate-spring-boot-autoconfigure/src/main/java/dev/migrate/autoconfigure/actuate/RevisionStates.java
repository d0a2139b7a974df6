package dev.migrate.autoconfigure.actuate;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

import dev.migrate.Migrator;
import dev.migrate.error.RunLog;
import dev.migrate.revision.Relation;
import dev.migrate.revision.RevisionGraph;
import dev.migrate.start.MigrationStatus;
import dev.migrate.start.PendingRevision;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * Where revisions are, from one look at the database. Where that is down nothing is known
 * of them, and neither where there are tenants, each of which is somewhere else.
 *
 * @param applied those that are applied
 * @param pending those that an upgrade to the target would run
 * @param known whether the database has answered
 * @param error why it has not, or {@code null} if it was not meant to
 */
record RevisionStates(Set<String> applied, Set<String> pending, boolean known, @Nullable String error) {

	private static final Logger logger = RunLog.of(RevisionStates.class);

	static RevisionStates of(String name, Migrator migrator) {
		if (migrator.hasTenants()) {
			return new RevisionStates(Set.of(), Set.of(), false, null);
		}
		try {
			return of(migrator.status(), migrator.graph());
		}
		catch (RuntimeException ex) {
			logger.warn("Where the database of '{}' is cannot be told", name, ex);
			return new RevisionStates(Set.of(), Set.of(), false, MigratorDescriptor.UNKNOWN);
		}
	}

	private static RevisionStates of(MigrationStatus status, RevisionGraph graph) {
		Set<String> applied = status.current()
			.stream()
			.filter(graph::contains)
			.collect(Collectors.toCollection(HashSet::new));
		applied.addAll(graph.ancestors(applied, Relation.REQUIREMENTS));
		Set<String> pending = status.pending().stream().map(PendingRevision::revision).collect(Collectors.toSet());
		return new RevisionStates(applied, pending, true, null);
	}

	@Nullable RevisionState of(String revision) {
		if (!this.known) {
			return null;
		}
		if (this.pending.contains(revision)) {
			return RevisionState.PENDING;
		}
		return this.applied.contains(revision) ? RevisionState.APPLIED : RevisionState.NOT_TARGETED;
	}

}
