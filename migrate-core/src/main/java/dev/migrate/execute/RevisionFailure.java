package dev.migrate.execute;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.FailureKind;
import dev.migrate.dialect.LockHolder;
import dev.migrate.error.Advice;
import dev.migrate.error.Command;
import dev.migrate.error.MigrateException;
import dev.migrate.error.Remedy;
import dev.migrate.error.Setting;
import dev.migrate.operation.ExecuteSql;
import dev.migrate.operation.Operation;
import dev.migrate.operation.OperationDescriber;
import dev.migrate.plan.Direction;
import dev.migrate.plan.Step;
import dev.migrate.script.Script;
import dev.migrate.sql.SqlStatement;

/**
 * Says what happened when a revision failed: at which operation and why, what was rolled
 * back and what stays, and what to do.
 *
 * @param step the step that failed
 * @param progress how far it had come
 * @param failure why it failed
 * @param committing whether it failed while it was committed
 * @param asks whether the next run asks what became of the statement that failed
 */
record RevisionFailure(Dialect dialect, PreparedStep step, RunProgress progress, Throwable failure, boolean committing,
		boolean asks) {

	/**
	 * Make the exception.
	 * @param rowsBefore the rows of the version table, which have not changed
	 * @param together the revisions that are rolled back with this one
	 * @param before the steps that this run had completed
	 * @param blockers sessions that may have been in the way
	 */
	RevisionFailedException toException(List<String> rowsBefore, List<String> together, List<Step> before,
			List<LockHolder> blockers) {
		String description = happened() + because(blockers) + " " + state(rowsBefore, together) + stays(before);
		return new RevisionFailedException(description, advice(), details(), this.failure);
	}

	/**
	 * Say how far the revision had come when the process was told to end.
	 */
	RunStoppedException toStop(List<String> rowsBefore, List<String> together, List<Step> before) {
		String description = "Revision '" + this.step.revision() + "' was stopped in "
				+ this.step.step().direction().verb() + " " + place() + ", as the process was told to end. "
				+ state(rowsBefore, together) + stays(before);
		return new RunStoppedException(description, Advice.of("Start it again" + goesOn()), this.step.revision(),
				before, this.failure);
	}

	private String happened() {
		return "Revision '" + this.step.revision() + "' failed in " + this.step.step().direction().verb() + " "
				+ place();
	}

	private String place() {
		if (this.committing) {
			return "when it was committed";
		}
		Operation operation = this.progress.operation();
		if (operation == null) {
			return (this.progress.begun() == 0) ? "before its first " + this.progress.unit()
					: "after " + this.progress.unit() + " " + this.progress.begun();
		}
		SqlStatement last = this.progress.lastTogether();
		if (last != null) {
			int first = this.progress.begun();
			return "at one of " + this.progress.unit() + "s " + first + "–" + (first + this.progress.others()) + " ("
					+ scriptName() + ":" + line().map((line) -> line + "–").orElse("") + last.line() + ")";
		}
		String where = line().map((line) -> scriptName() + ":" + line + ", ").orElse("");
		return "at " + this.progress.unit() + " " + Math.max(1, this.progress.begun()) + " (" + where
				+ describe(operation) + ")";
	}

	private String describe(Operation operation) {
		SqlStatement statement = this.progress.statement();
		return (this.step.isSql() && statement != null) ? statement.excerpt(this.dialect.syntax())
				: OperationDescriber.describe(operation, this.dialect.syntax());
	}

	private String because(List<LockHolder> blockers) {
		String reason = ": " + reason();
		if (blockers.isEmpty()) {
			return reason + (reason.endsWith(".") ? "" : ".");
		}
		return reason + "; these sessions hold locks: "
				+ blockers.stream().map(LockHolder::toString).collect(Collectors.joining("; ")) + ".";
	}

	private String reason() {
		Optional<SQLException> sql = sqlFailure();
		if (sql.isPresent()) {
			String message = this.dialect.failures().message(sql.get());
			return (this.progress.operation() instanceof ExecuteSql text) ? text.hideValues(message) : message;
		}
		if (this.failure instanceof MigrateException ours) {
			return ours.description();
		}
		return this.failure.toString();
	}

	private String state(List<String> rowsBefore, List<String> together) {
		if (isCommitUnknown()) {
			return "Whether it was committed is unknown; the next run looks it up.";
		}
		String names = names(rowsBefore);
		if (this.progress.leavesSomething()) {
			boolean down = this.step.step().direction() == Direction.DOWNGRADE;
			return cause() + ", so " + this.progress.remains() + (down ? " of the downgrade" : "")
					+ (this.progress.severalRemain() ? " stay" : " stays") + " applied and " + names + "." + doubt();
		}
		if (this.progress.isOnlyResumed()) {
			return "What earlier runs have done of it stays applied, and " + names + "." + doubt();
		}
		if (!doubt().isEmpty()) {
			return "What else had run was rolled back, and " + names + "." + doubt();
		}
		String rolledBack = together.isEmpty() ? "It was rolled back"
				: "It was rolled back together with " + quoted(together);
		return rolledBack + ", and " + names + ".";
	}

	/**
	 * With the session the lock is gone too, and others may have completed the revision
	 * before this process has noticed.
	 */
	private String names(List<String> rowsBefore) {
		String rows = rowsBefore.isEmpty() ? "no revision" : quoted(rowsBefore);
		return isSessionLost()
				? "the version table named " + rows + " when this revision began, and others may have gone on since"
				: "the version table still names " + rows;
	}

	private boolean isSessionLost() {
		return kind() == FailureKind.DISCONNECTED || kind() == FailureKind.IDLE;
	}

	/**
	 * What is not known of what ran.
	 */
	private String doubt() {
		if (isOutcomeUnknown()) {
			return " Whether the statement that ran is done is not known; the next run looks it up, or asks.";
		}
		if (this.asks || this.progress.isPartInDoubt()) {
			return " A part of what the statement does may stay, too.";
		}
		if (this.progress.mayWorkInParts()) {
			return " A part of what the statement does may be done, as " + this.dialect.productName()
					+ " does not take that back.";
		}
		if (this.progress.hasAccessedData()) {
			return " What ran through the connection that was unwrapped may stay, too.";
		}
		return "";
	}

	private boolean isOutcomeUnknown() {
		return this.progress.isInFlight() && kind() == FailureKind.DISCONNECTED;
	}

	private FailureKind kind() {
		return sqlFailure().map(this.dialect.failures()::kind).orElse(FailureKind.OTHER);
	}

	/**
	 * Whether nothing of the revision is there now, for sure.
	 */
	private boolean isUndone() {
		return !this.progress.leavesSomething() && !this.progress.isOnlyResumed() && !isCommitUnknown()
				&& doubt().isEmpty();
	}

	/**
	 * A database that refuses to commit has rolled back; one that is gone has not told.
	 */
	private boolean isCommitUnknown() {
		return this.committing && sqlFailure().map(this.dialect.failures()::kind)
			.filter((kind) -> kind != FailureKind.DISCONNECTED)
			.isEmpty();
	}

	private String cause() {
		return this.dialect.transactionalDdl() ? "What runs outside of a transaction is committed at once"
				: this.dialect.productName() + " commits each DDL statement";
	}

	/**
	 * What became of the steps before: a run that completes an interrupted revision first
	 * may have gone both ways.
	 */
	private static String stays(List<Step> before) {
		List<String> up = revisions(before, Direction.UPGRADE);
		List<String> down = revisions(before, Direction.DOWNGRADE);
		String applied = up.isEmpty() ? ""
				: " " + quoted(up) + " of the same run " + ((up.size() == 1) ? "stays" : "stay") + " applied.";
		return down.isEmpty() ? applied : applied + " " + quoted(down) + ((down.size() == 1) ? " was" : " were")
				+ " taken down before, in the same run.";
	}

	private static List<String> revisions(List<Step> steps, Direction direction) {
		return steps.stream()
			.filter((step) -> step.direction() == direction)
			.map((step) -> step.revision().id())
			.toList();
	}

	private static String quoted(List<String> revisions) {
		return revisions.stream().map((id) -> "'" + id + "'").collect(Collectors.joining(", "));
	}

	private Advice advice() {
		return switch (kind()) {
			case NOT_PERMITTED -> Advice.of("Grant the database user what the statement needs, or ")
				.and(Setting.USER.toBe("a user that has it"))
				.and("; then run it again" + goesOn());
			case LOCK_TIMEOUT ->
				Advice.of("End the sessions in the way, or wait for less traffic; then run it again" + goesOn());
			case DISCONNECTED -> Advice
				.of("Run it again when the database is back" + goesOn()
						+ " If its code had run no statement for minutes, ")
				.and(Setting.IDLE_TIMEOUT.toBe("a longer time"))
				.and(".");
			case IDLE -> Advice.of("Let its code run a statement now and then, or ")
				.and(Setting.IDLE_TIMEOUT.toBe("a longer time"))
				.and("; then run it again" + goesOn());
			case CANCELED -> Advice.of("If it was a limit of time that ended the statement, ")
				.and(Setting.STATEMENT_TIMEOUT.toBe("a longer one"))
				.and("; then run it again" + goesOn());
			case NO_SPACE ->
				Advice.of("Make space where the database writes, or raise the limit that it names; then run it "
						+ "again" + goesOn());
			case READ_ONLY, TABLE_MISSING, NOT_AUTHENTICATED, TOO_MANY_SESSIONS, OTHER ->
				(this.failure instanceof MigrateException ours) ? ours.advice() : correction();
		};
	}

	private String goesOn() {
		if (this.asks) {
			return ": it asks what became of the statement that failed.";
		}
		return isUndone() ? "." : ": it goes on where this run has ended.";
	}

	private Advice correction() {
		if (isUndone()) {
			return Advice.of("Correct the revision and run it again.");
		}
		return correctionOfWhatFailed()
			.and(" what is left of the revision and run it again: it goes on behind what stays. Or complete it by "
					+ "hand and tell that with ")
			.and(completion())
			.and(".");
	}

	private Advice correctionOfWhatFailed() {
		if (this.asks) {
			return Advice.of("Take back what may stay of what failed and tell that with ")
				.and(Command.RESUME_NOT_DONE.run(this.step.revision()))
				.and(", correct");
		}
		if (this.progress.mayWorkInParts()) {
			return Advice.of("Look what of the statement is done and leave that out of it, correct");
		}
		return Advice.of(this.progress.isPartInDoubt() || this.progress.hasAccessedData()
				? "Take back what may stay of what failed, correct" : "Correct");
	}

	private Remedy completion() {
		boolean down = this.step.step().direction() == Direction.DOWNGRADE;
		return (down ? Command.REPAIR_UNDONE : Command.REPAIR_APPLIED).run(this.step.revision());
	}

	private RevisionFailedException.Details details() {
		Optional<SQLException> sql = sqlFailure();
		return new RevisionFailedException.Details(this.step.revision(), this.step.step().direction(),
				this.progress.begun(), Optional.ofNullable(this.progress.operation()).map(this::describe), scriptName(),
				line(), sql.map(SQLException::getSQLState), sql.map(SQLException::getErrorCode).orElse(0), isUndone());
	}

	private String scriptName() {
		return this.step.script().map(Script::name).orElse(Direction.STAMP.verb());
	}

	private Optional<Integer> line() {
		SqlStatement statement = this.progress.statement();
		return (this.step.isSql() && statement != null) ? Optional.of(statement.line()) : Optional.empty();
	}

	private Optional<SQLException> sqlFailure() {
		return sqlFailure(this.failure);
	}

	/**
	 * The failure of the database behind a failure.
	 */
	static Optional<SQLException> sqlFailure(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof SQLException sql) {
				return Optional.of(sql);
			}
		}
		return Optional.empty();
	}

}
