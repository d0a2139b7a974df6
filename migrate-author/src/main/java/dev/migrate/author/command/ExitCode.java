package dev.migrate.author.command;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import dev.migrate.FleetResult;
import dev.migrate.connect.DatabaseConnectionException;
import dev.migrate.connect.NotPermittedException;
import dev.migrate.connect.UnsupportedDatabaseException;
import dev.migrate.execute.InterruptedElsewhereException;
import dev.migrate.execute.LockTimeoutException;
import dev.migrate.execute.RevisionFailedException;
import dev.migrate.execute.RunStoppedException;
import dev.migrate.execute.journal.ChangedStatementException;
import dev.migrate.execute.journal.OtherSchemaException;
import dev.migrate.execute.journal.OutcomeUnknownException;
import dev.migrate.execute.session.SessionLostException;
import dev.migrate.plan.DatabaseNotAtHeadException;
import dev.migrate.plan.OfflinePlanException;
import dev.migrate.plan.UnknownRevisionException;
import dev.migrate.revision.MultipleHeadsException;
import dev.migrate.revision.NoSuchRevisionException;
import dev.migrate.start.AboveTargetException;
import dev.migrate.start.ChangedRevisionException;
import dev.migrate.start.ConflictingBranchesException;
import dev.migrate.start.EmptiedVersionTableException;
import dev.migrate.start.ForeignDatabaseException;
import dev.migrate.start.InterruptedRevisionException;
import dev.migrate.start.NonEmptySchemaException;
import dev.migrate.start.PendingRevisionsException;
import dev.migrate.start.SetBackVersionTableException;
import dev.migrate.start.UnresolvedConflictException;
import dev.migrate.tables.CorruptVersionTableException;
import dev.migrate.tables.HistoryNotReadableException;
import dev.migrate.tables.JournalNotReadableException;
import dev.migrate.tables.OtherTableException;
import dev.migrate.tables.SchemaMissingException;
import dev.migrate.tables.VersionTableMismatchException;
import dev.migrate.tenant.UnknownTenantException;

/**
 * How the process ends.
 */
enum ExitCode {

	/** Done. */
	DONE(0),

	/** None of the others. */
	FAILURE(1),

	/** Arguments that make no sense. */
	USAGE(2),

	/** Revisions are pending or missing, and it was asked whether they are. */
	PENDING(3),

	/** Another process migrates the database. */
	LOCKED(4),

	/** One head was needed, and there are several; or branches contradict each other. */
	MULTIPLE_HEADS(5),

	/** A revision could not be run to its end, or a person has to say how far it came. */
	REVISION_FAILED(6),

	/** A revision that nobody knows, or that has been edited since. */
	UNKNOWN_REVISION(7),

	/** Some tenants are left, and another run takes up those alone. */
	TENANTS_LEFT(8),

	/** Some tenants are left until a person has put something right. */
	TENANTS_BLOCKED(9);

	/** What is the same in the next run, as long as nobody corrects it. */
	private static final Set<ExitCode> LASTING = EnumSet.of(USAGE, MULTIPLE_HEADS, REVISION_FAILED, UNKNOWN_REVISION,
			TENANTS_BLOCKED);

	/** What has no code of its own, and is the same for a tenant in the next run. */
	private static final Set<Class<? extends Throwable>> BLOCKING = Set.of(SchemaMissingException.class,
			NonEmptySchemaException.class, EmptiedVersionTableException.class, SetBackVersionTableException.class,
			AboveTargetException.class, NotPermittedException.class, UnsupportedDatabaseException.class,
			CorruptVersionTableException.class, VersionTableMismatchException.class, OtherTableException.class,
			HistoryNotReadableException.class, JournalNotReadableException.class, OtherSchemaException.class,
			SessionLostException.class);

	private static final Map<Class<? extends Throwable>, ExitCode> BY_FAILURE = new LinkedHashMap<>();

	static {
		BY_FAILURE.put(IllegalUsageException.class, USAGE);
		BY_FAILURE.put(OfflinePlanException.class, USAGE);
		BY_FAILURE.put(UnknownTenantException.class, USAGE);
		BY_FAILURE.put(DatabaseNotAtHeadException.class, PENDING);
		BY_FAILURE.put(PendingRevisionsException.class, PENDING);
		BY_FAILURE.put(InterruptedRevisionException.class, PENDING);
		BY_FAILURE.put(LockTimeoutException.class, LOCKED);
		BY_FAILURE.put(RevisionFailedException.class, REVISION_FAILED);
		BY_FAILURE.put(OutcomeUnknownException.class, REVISION_FAILED);
		BY_FAILURE.put(RunStoppedException.class, REVISION_FAILED);
		BY_FAILURE.put(ChangedStatementException.class, UNKNOWN_REVISION);
		BY_FAILURE.put(InterruptedElsewhereException.class, UNKNOWN_REVISION);
		BY_FAILURE.put(ChangedRevisionException.class, UNKNOWN_REVISION);
		BY_FAILURE.put(MultipleHeadsException.class, MULTIPLE_HEADS);
		BY_FAILURE.put(ConflictingBranchesException.class, MULTIPLE_HEADS);
		BY_FAILURE.put(UnresolvedConflictException.class, MULTIPLE_HEADS);
		BY_FAILURE.put(UnknownRevisionException.class, UNKNOWN_REVISION);
		BY_FAILURE.put(ForeignDatabaseException.class, UNKNOWN_REVISION);
		BY_FAILURE.put(NoSuchRevisionException.class, UNKNOWN_REVISION);
	}

	private final int number;

	ExitCode(int number) {
		this.number = number;
	}

	/**
	 * Whether another run would end in the same way, as long as nobody corrects
	 * something.
	 */
	boolean isLasting() {
		return LASTING.contains(this);
	}

	int number() {
		return this.number;
	}

	/**
	 * How the process ends after a failure.
	 * @param failure the failure; what counts is the first one in its chain of causes
	 * that has a code
	 */
	static ExitCode of(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			for (Map.Entry<Class<? extends Throwable>, ExitCode> entry : BY_FAILURE.entrySet()) {
				if (entry.getKey().isInstance(cause)) {
					return entry.getValue();
				}
			}
		}
		return FAILURE;
	}

	/**
	 * How the process ends after a run over tenants.
	 * @param result what the run did
	 * @return the code; that of the first failure where another run would do no better
	 */
	static ExitCode of(FleetResult result) {
		if (result.isComplete()) {
			return DONE;
		}
		boolean lasting = !result.failed().isEmpty() && result.failed().values().stream().allMatch(ExitCode::lasts);
		if (!lasting) {
			return TENANTS_LEFT;
		}
		ExitCode first = of(result.failed().values().iterator().next());
		return first.isLasting() ? first : TENANTS_BLOCKED;
	}

	/** A run that was stopped from outside goes on with the next one. */
	private static boolean lasts(RuntimeException failure) {
		return !(failure instanceof RunStoppedException)
				&& (of(failure).isLasting() || BLOCKING.contains(failure.getClass())
						|| (failure instanceof DatabaseConnectionException connection && connection.refused()));
	}

}
