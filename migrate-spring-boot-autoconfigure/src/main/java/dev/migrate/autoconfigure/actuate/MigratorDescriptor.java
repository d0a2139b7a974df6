package dev.migrate.autoconfigure.actuate;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

import dev.migrate.Migrator;
import dev.migrate.branch.BranchFinding;
import dev.migrate.branch.BranchOutcome;
import dev.migrate.branch.BranchVerdict;
import dev.migrate.error.RunLog;
import dev.migrate.lang.Internal;
import dev.migrate.plan.Direction;
import dev.migrate.revision.RevisionGraph;
import dev.migrate.revision.RevisionNode;
import dev.migrate.settings.Goal;
import dev.migrate.settings.Mode;
import dev.migrate.start.MigrationStatus;
import dev.migrate.start.MigrationStatus.InterruptedRevision;
import dev.migrate.start.PendingRevision;
import dev.migrate.tables.BackfillProgress;
import dev.migrate.tables.HistoryEntry;
import dev.migrate.tables.Outcome;
import dev.migrate.tenant.FleetStatus;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.util.StringUtils;

/**
 * Where one database is.
 *
 * @param database the database's name and version, or {@code null} where it could not be
 * asked
 * @param schema the schema of the version table, or {@code null} where the database has
 * none
 * @param mode what a start does
 * @param target the target of a start
 * @param state where the database is, or {@code null} where that could not be read
 * @param current the revisions in the version table
 * @param heads the heads of the graph
 * @param pending what an upgrade to the target would run, in order
 * @param interrupted the revision that stopped in the middle, or {@code null} if there is
 * none
 * @param running the revision that a process is running now, where the journal tells, or
 * {@code null}
 * @param backfill how far the backfill has come in which that revision runs or stopped,
 * or {@code null} if it is in none
 * @param lockHolder who holds the migration lock, or {@code null} if nobody does, or that
 * was not asked
 * @param history what was run, the newest last
 * @param differences how the database differs from what the application wants, or
 * {@code null} if that was not asked
 * @param branches what each two branches make of each other, or {@code null} if there are
 * not several heads, or that was not asked
 * @param graph all revisions, each before those that it is built on, or {@code null} if
 * that was not asked, or they cannot be read
 * @param tenants where its tenants are, which then stand for the database, or
 * {@code null} if it has none
 * @param error why nothing is known of the database, or {@code null} if all is
 */
@Internal
public record MigratorDescriptor(@Nullable String database, @Nullable String schema, Mode mode, String target,
		MigrationStatus.@Nullable State state, List<String> current, List<String> heads,
		List<PendingDescriptor> pending, @Nullable InterruptedRevision interrupted, @Nullable String running,
		@Nullable BackfillProgress backfill, @Nullable String lockHolder, List<HistoryDescriptor> history,
		@Nullable DifferencesDescriptor differences, @Nullable List<BranchDescriptor> branches,
		@Nullable List<NodeDescriptor> graph, @Nullable TenantsDescriptor tenants,
		@Nullable String error) implements OperationResponseBody {

	static final String UNKNOWN = "Where the database is cannot be told; the log says why.";

	private static final Logger logger = RunLog.of(MigratorDescriptor.class);

	/**
	 * Ask a migrator. One whose database is down does not keep others from being shown.
	 */
	static MigratorDescriptor of(String name, Migrator migrator) {
		return of(name, migrator, () -> migrator.fleet().status());
	}

	/**
	 * The same for one that may have tenants, whose states somebody else knows.
	 */
	static MigratorDescriptor of(String name, Migrator migrator, Supplier<FleetStatus> fleet) {
		try {
			return migrator.hasTenants() ? of(migrator, fleet.get()) : of(migrator.status());
		}
		catch (RuntimeException ex) {
			// What a driver or a file says may hold what is not meant for readers
			logger.warn("Where the database of '{}' is cannot be told", name, ex);
			return unknown(migrator.settings().goal());
		}
	}

	private static MigratorDescriptor unknown(Goal goal) {
		return new MigratorDescriptor(null, null, goal.mode(), goal.target(), null, List.of(), List.of(), List.of(),
				null, null, null, null, List.of(), null, null, null, null, UNKNOWN);
	}

	private static MigratorDescriptor of(Migrator migrator, FleetStatus fleet) {
		Goal goal = migrator.settings().goal();
		return new MigratorDescriptor(null, null, goal.mode(), goal.target(), null, List.of(),
				migrator.heads().stream().map(RevisionNode::id).toList(), List.of(), null, null, null, null, List.of(),
				null, null, null, TenantsDescriptor.of(fleet), null);
	}

	private static MigratorDescriptor of(MigrationStatus status) {
		return new MigratorDescriptor(status.database(), textOrNull(status.schema()), status.mode(), status.target(),
				status.state(), status.current(), status.heads(),
				status.pending().stream().map(PendingDescriptor::of).toList(), status.interrupted(), status.running(),
				status.backfill(), null, status.history().stream().map(HistoryDescriptor::of).toList(), null, null,
				null, null, null);
	}

	MigratorDescriptor withDifferences(DifferencesDescriptor differences) {
		return with(this.lockHolder, differences, this.branches, this.graph);
	}

	/**
	 * Compare branches, which runs the code of revisions.
	 */
	MigratorDescriptor withBranches(String name, Migrator migrator) {
		return with(this.lockHolder, this.differences, told(name, "the branches",
				() -> migrator.compareBranches().stream().map(BranchDescriptor::of).toList()), this.graph);
	}

	MigratorDescriptor withLockHolder(String name, Migrator migrator) {
		return with(told(name, "who holds the migration lock", () -> migrator.lockHolder().orElse(null)),
				this.differences, this.branches, this.graph);
	}

	MigratorDescriptor withGraph(String name, Migrator migrator) {
		return with(this.lockHolder, this.differences, this.branches,
				told(name, "the graph", () -> NodeDescriptor.of(name, migrator)));
	}

	/** What fails is no reason to tell nothing, whatever the code of revisions throws. */
	private static <T> @Nullable T told(String name, String what, Supplier<@Nullable T> question) {
		try {
			return question.get();
		}
		catch (RuntimeException | AssertionError | StackOverflowError ex) {
			logger.warn("Of '{}' it cannot be told: {}", name, what, ex);
			return null;
		}
	}

	private MigratorDescriptor with(@Nullable String holder, @Nullable DifferencesDescriptor compared,
			@Nullable List<BranchDescriptor> verdicts, @Nullable List<NodeDescriptor> nodes) {
		return new MigratorDescriptor(this.database, this.schema, this.mode, this.target, this.state, this.current,
				this.heads, this.pending, this.interrupted, this.running, this.backfill, holder, this.history, compared,
				verdicts, nodes, this.tenants, this.error);
	}

	private static @Nullable String textOrNull(String text) {
		return StringUtils.hasText(text) ? text : null;
	}

	/**
	 * A revision that is not applied and is on the way to the target.
	 *
	 * @param revision the revision identifier
	 * @param downRevisions the revisions it is built on
	 * @param description its message
	 * @param branchLabels its branch labels
	 * @param type {@code JAVA} or {@code SQL}
	 * @param script the class or the file
	 * @param state that it is pending
	 */
	public record PendingDescriptor(String revision, List<String> downRevisions, String description,
			List<String> branchLabels, String type, String script, RevisionState state) {

		static PendingDescriptor of(PendingRevision pending) {
			return new PendingDescriptor(pending.revision(), pending.downRevisions(), pending.description(),
					pending.branchLabels(), pending.type(), ScriptName.shown(pending.script()), RevisionState.PENDING);
		}

	}

	/**
	 * Something that was run.
	 *
	 * @param revision the revision identifier
	 * @param description the message at that time
	 * @param type {@code JAVA} or {@code SQL}, or {@code null} where no script was run
	 * @param script the class or the file, or {@code null} where no script was run
	 * @param direction what was done
	 * @param state how it ended
	 * @param installedBy who did it
	 * @param installedOn when it ended
	 * @param installedRank the place in the history
	 * @param executionTime how long it took, in milliseconds
	 * @param host the machine whose process did it, or {@code null} if that is not known
	 * @param reason why it was done, or {@code null} if nobody said
	 */
	public record HistoryDescriptor(String revision, String description, @Nullable String type, @Nullable String script,
			Direction direction, Outcome state, String installedBy, Instant installedOn, int installedRank,
			long executionTime, @Nullable String host, @Nullable String reason) {

		static HistoryDescriptor of(HistoryEntry entry) {
			return new HistoryDescriptor(entry.revision(), entry.description(), textOrNull(entry.type()),
					ScriptName.shownOrNull(entry.script()), entry.direction(), entry.outcome(), entry.installedBy(),
					entry.installedOn(), entry.rank(), entry.executionTime().toMillis(), entry.host().orElse(null),
					entry.reason().orElse(null));
		}

	}

	/**
	 * What two branches make of each other.
	 *
	 * @param first the revision at the end of the first branch
	 * @param second the revision at the end of the second branch
	 * @param verdict whether either order leads to the same schema
	 * @param findings what both touch so that the order matters or may matter
	 */
	public record BranchDescriptor(String first, String second, BranchOutcome verdict,
			List<FindingDescriptor> findings) {

		static BranchDescriptor of(BranchVerdict verdict) {
			return new BranchDescriptor(verdict.first(), verdict.second(), verdict.outcome(),
					verdict.findings().stream().map(FindingDescriptor::of).toList());
		}

		/**
		 * Something that both branches touch.
		 *
		 * @param object what it is
		 * @param certain whether the order matters for sure
		 * @param first what the first branch does
		 * @param second what the second branch does
		 */
		public record FindingDescriptor(String object, boolean certain, SideDescriptor first, SideDescriptor second) {

			static FindingDescriptor of(BranchFinding finding) {
				return new FindingDescriptor(finding.object(), finding.certain(), SideDescriptor.of(finding.first()),
						SideDescriptor.of(finding.second()));
			}

		}

		/**
		 * What one of the branches does.
		 *
		 * @param revision the revision identifier
		 * @param script the class or the file
		 * @param operation what it does, in one line
		 */
		public record SideDescriptor(String revision, String script, String operation) {

			static SideDescriptor of(BranchFinding.Side side) {
				return new SideDescriptor(side.revision(), ScriptName.shown(side.script()), side.operation());
			}

		}

	}

	/**
	 * A revision as a node of the graph, for who draws it.
	 *
	 * @param revision the revision identifier
	 * @param downRevisions the revisions it is built on
	 * @param dependsOn the revisions that it depends on, by identifier also where it
	 * names a label
	 * @param description its message
	 * @param branchLabels the labels of the branch that begins with it
	 * @param state where it is, or {@code null} where that is not known
	 */
	public record NodeDescriptor(String revision, List<String> downRevisions, List<String> dependsOn,
			String description, List<String> branchLabels, @Nullable RevisionState state) {

		/**
		 * All revisions, each before those that it is built on.
		 */
		static List<NodeDescriptor> of(String name, Migrator migrator) {
			RevisionGraph graph = migrator.graph();
			RevisionStates states = RevisionStates.of(name, migrator);
			return graph.newestFirst(graph.nodes().stream().map(RevisionNode::id).toList())
				.stream()
				.map((node) -> new NodeDescriptor(node.id(), node.downRevisions(), graph.dependencies(node.id()),
						node.message(), List.copyOf(node.branchLabels()), states.of(node.id())))
				.toList();
		}

	}

}
