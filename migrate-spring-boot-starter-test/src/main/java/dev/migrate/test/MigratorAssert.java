package dev.migrate.test;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import dev.migrate.Migrator;
import dev.migrate.autoconfigure.WantedSchemaComparison;
import dev.migrate.autogenerate.SchemaChange;
import dev.migrate.operation.OperationDescriber;
import dev.migrate.revision.RevisionNode;
import dev.migrate.start.ChangedRevision;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions about revisions. Those that run some need a database that may be thrown
 * away.
 */
public final class MigratorAssert extends AbstractAssert<MigratorAssert, Migrator> {

	private final Set<String> notUndone = new LinkedHashSet<>();

	private @Nullable String floor;

	MigratorAssert(Migrator migrator) {
		super(migrator, MigratorAssert.class);
	}

	/**
	 * Verify that all branches are merged.
	 * @return this
	 */
	public MigratorAssert hasSingleHead() {
		isNotNull();
		List<String> heads = ids(this.actual.heads());
		if (heads.size() != 1) {
			failWithMessage("%nExpected a single head, but there are %s: %s.%nJoin them: migrate merge heads",
					heads.size(), heads);
		}
		return this;
	}

	/**
	 * Verify that no two branches contradict each other, so that their order would decide
	 * what the schema becomes, and that each merge says what resolves the conflicts of
	 * its branches.
	 * @return this
	 */
	public MigratorAssert hasNoConflictingBranches() {
		isNotNull();
		List<String> conflicts = new ArrayList<>();
		this.actual.compareBranches()
			.forEach((verdict) -> verdict.conflicts().forEach((finding) -> conflicts.add(finding.toString())));
		this.actual.unresolvedConflicts().forEach((conflict) -> conflicts.add(conflict.toString()));
		if (!conflicts.isEmpty()) {
			failWithMessage(
					"%nExpected branches that lead to one schema in whichever order, but:%n  %s"
							+ "%nJoin them: migrate merge heads",
					String.join(System.lineSeparator() + "  ", conflicts));
		}
		return this;
	}

	/**
	 * Verify that the database is at the heads.
	 * @return this
	 */
	public MigratorAssert isUpToDate() {
		isNotNull();
		List<String> heads = List.copyOf(new TreeSet<>(ids(this.actual.graph().realHeads())));
		List<String> current = this.actual.current();
		if (!heads.equals(current)) {
			failWithMessage("%nExpected the database to be at the heads %s, but it is at %s.", heads, current);
		}
		return this;
	}

	/**
	 * Verify that no revision is missing: the database is as the application's entities,
	 * or whatever else says so, want it.
	 * @param entities the bean of this type
	 * @return this
	 */
	public MigratorAssert matches(WantedSchemaComparison entities) {
		isNotNull();
		List<String> missing = entities.differences(this.actual)
			.changes()
			.stream()
			.map(SchemaChange::operation)
			.map(OperationDescriber::describe)
			.toList();
		if (!missing.isEmpty()) {
			failWithMessage(
					"%nExpected the database to be as the application wants it, but these changes are missing:%n  %s"
							+ "%nWrite them: migrate revision --autogenerate",
					String.join(System.lineSeparator() + "  ", missing));
		}
		return this;
	}

	/**
	 * Verify that no revision has been edited since it was applied: no file, and no class
	 * so that it makes other operations. Says something only about a database that stays,
	 * such as one that was restored from production.
	 * @return this
	 */
	public MigratorAssert hasUnchangedRevisions() {
		isNotNull();
		List<String> changed = this.actual.changedRevisions().stream().map(ChangedRevision::toString).toList();
		if (!changed.isEmpty()) {
			failWithMessage("%nExpected all revisions to be as they were applied, but:%n  %s",
					String.join(System.lineSeparator() + "  ", changed));
		}
		return this;
	}

	/**
	 * Say how far down {@link #downgradesAndUpgrades()} goes: what lies below stays.
	 * @param revision the revision that is not undone, or the beginning of its identifier
	 * @return this
	 * @throws dev.migrate.error.MigrateException if there is none
	 */
	public MigratorAssert downTo(String revision) {
		isNotNull();
		this.floor = this.actual.graph().named(revision).id();
		return this;
	}

	/**
	 * Name revisions that cannot be undone, which {@link #downgradesAndUpgrades()} only
	 * upgrades. As it gets below them in no other way, the database has to be empty, as a
	 * {@link MigrationTest} gives it.
	 * @param revisions the revisions, or the beginnings of their identifiers
	 * @return this
	 * @throws dev.migrate.error.MigrateException if there is none that one of them names
	 */
	public MigratorAssert except(String... revisions) {
		isNotNull();
		if (revisions.length == 0) {
			throw new IllegalArgumentException("'revisions' must name at least one revision");
		}
		for (String revision : revisions) {
			this.notUndone.add(this.actual.graph().named(revision).id());
		}
		return this;
	}

	/**
	 * Verify that each revision undoes all that it does, and does it again: the database
	 * goes down to {@link #downTo(String)}, or to base, and up again, where each revision
	 * is upgraded, downgraded and upgraded once more, and the schemas are compared, but
	 * for the order of columns. The database is at the heads afterwards; its rows are
	 * lost.
	 * @return this
	 */
	public MigratorAssert downgradesAndUpgrades() {
		isNotNull();
		new RoundTrip(this.actual, this.floor, this.notUndone).firstFlaw()
			.ifPresent((flaw) -> failWithMessage("%n%s", flaw));
		return this;
	}

	private static List<String> ids(List<RevisionNode> revisions) {
		return revisions.stream().map(RevisionNode::id).toList();
	}

}
