package dev.migrate.execute;

import java.util.List;

import dev.migrate.operation.Operation;
import dev.migrate.sql.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * How far a revision has come, and how much of it stays if it fails now. It is counted in
 * operations, or, for an SQL file, in statements.
 */
final class RunProgress {

	private final boolean countsStatements;

	private int begun;

	private int durable;

	private boolean partlyDurable;

	/** Whether the statement that runs may stay, whatever is said of it. */
	private boolean inFlight;

	private boolean partInDoubt;

	private boolean inParts;

	private boolean resumed;

	private boolean dataAccessed;

	private @Nullable Operation operation;

	private @Nullable SqlStatement statement;

	/**
	 * The last of the statements that ran together, where any of them may have failed.
	 */
	private @Nullable SqlStatement lastTogether;

	/** How many statements behind the one that is spoken of may have failed as well. */
	private int others;

	RunProgress(boolean countsStatements) {
		this.countsStatements = countsStatements;
	}

	void begin(Operation operation) {
		this.operation = operation;
		this.begun += this.countsStatements ? 0 : 1;
	}

	/**
	 * It is a part of the operation that what is said is about.
	 */
	void speakOf(Operation part) {
		this.operation = part;
	}

	/**
	 * A statement is about to run.
	 * @param commitsBefore whether all that has run until now is committed before
	 */
	void begin(SqlStatement statement, boolean commitsBefore) {
		if (commitsBefore) {
			committed();
		}
		this.statement = statement;
		this.lastTogether = null;
		this.others = 0;
		this.begun += this.countsStatements ? 1 : 0;
		this.inFlight = commitsBefore;
		this.partInDoubt = false;
		this.inParts = false;
	}

	/**
	 * Nobody knows which statement has failed of those that ran together, of which the
	 * first one has begun.
	 */
	void anyOf(List<SqlStatement> together) {
		this.others = together.size() - 1;
		this.lastTogether = (this.others > 0) ? together.get(this.others) : null;
	}

	/**
	 * The last of the statements of which any may have failed; {@code null} if it is
	 * known which has.
	 */
	@Nullable SqlStatement lastTogether() {
		return this.lastTogether;
	}

	int others() {
		return this.others;
	}

	/**
	 * An earlier run has done a part of the revision.
	 */
	void resumed() {
		this.resumed = true;
	}

	/**
	 * The operation that was begun is done already.
	 */
	void passed() {
		this.partlyDurable = true;
	}

	/**
	 * The statement has run.
	 * @param committed whether it stays whatever happens
	 */
	void end(SqlStatement statement, boolean committed) {
		this.partlyDurable |= committed;
		this.inFlight = false;
		if (this.countsStatements) {
			this.statement = null;
			settle();
		}
	}

	void end(Operation operation) {
		this.operation = null;
		this.statement = null;
		if (!this.countsStatements) {
			settle();
		}
	}

	private void settle() {
		if (this.partlyDurable) {
			this.durable = this.begun;
			this.partlyDurable = false;
		}
	}

	/**
	 * All that has run so far stays, whatever happens.
	 */
	void committed() {
		boolean inside = this.countsStatements ? this.statement != null : this.operation != null;
		this.durable = inside ? this.begun - 1 : this.begun;
		this.partlyDurable |= !this.countsStatements && inside && this.statement != null;
	}

	/**
	 * The statement that runs has failed, but not without leaving something behind.
	 */
	void leftPartly() {
		this.partlyDurable = true;
	}

	/**
	 * The statement that runs has failed, and may have left something behind.
	 */
	void mayHaveLeftPart() {
		this.partInDoubt = true;
	}

	/**
	 * The statement that runs has failed, and may have done some of its work, which
	 * nobody can take back.
	 */
	void mayHaveWorkedInParts() {
		this.inParts = true;
	}

	/**
	 * Whether the statement that failed may have done some of its work.
	 */
	boolean mayWorkInParts() {
		return this.inParts;
	}

	/**
	 * Whether the statement that failed may have left something behind.
	 */
	boolean isPartInDoubt() {
		return this.partInDoubt;
	}

	/**
	 * Whether a statement was running that is committed by itself.
	 */
	boolean isInFlight() {
		return this.inFlight;
	}

	/**
	 * Whether an earlier run has done a part of the revision, and nothing is known of how
	 * much.
	 */
	boolean isOnlyResumed() {
		return this.resumed && !leavesSomething();
	}

	/**
	 * Java code has gone behind the connection that it was given: nobody knows what it
	 * runs there.
	 */
	void dataAccessed() {
		this.dataAccessed = true;
	}

	boolean hasAccessedData() {
		return this.dataAccessed;
	}

	/**
	 * Whether something of the revision is known to stay.
	 */
	boolean leavesSomething() {
		return this.durable > 0 || this.partlyDurable;
	}

	/**
	 * What stays, in words.
	 * @return such as {@code operations 1–2 and a part of operation 3}
	 */
	String remains() {
		String whole = switch (this.durable) {
			case 0 -> "";
			case 1 -> unit() + " 1";
			default -> unit() + "s 1–" + this.durable;
		};
		if (!this.partlyDurable) {
			return whole;
		}
		String part = "a part of " + unit() + " " + (this.durable + 1);
		return whole.isEmpty() ? part : whole + " and " + part;
	}

	/**
	 * Whether what stays is more than one thing.
	 */
	boolean severalRemain() {
		return this.durable > 1 || (this.durable == 1 && this.partlyDurable);
	}

	String unit() {
		return this.countsStatements ? "statement" : "operation";
	}

	int begun() {
		return this.begun;
	}

	@Nullable Operation operation() {
		return this.operation;
	}

	@Nullable SqlStatement statement() {
		return this.statement;
	}

}
