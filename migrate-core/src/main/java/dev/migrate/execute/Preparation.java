package dev.migrate.execute;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

import dev.migrate.dialect.Dialect;
import dev.migrate.operation.CustomOperationException;
import dev.migrate.operation.DataAccessInRecordingException;
import dev.migrate.operation.IrreversibleOperationException;
import dev.migrate.operation.Operations;
import dev.migrate.operation.Recording;
import dev.migrate.plan.Direction;
import dev.migrate.plan.MigrationPlan;
import dev.migrate.plan.Step;
import dev.migrate.revision.RevisionGraph;
import dev.migrate.script.Migration;
import dev.migrate.script.Script;
import dev.migrate.script.Scripts;
import dev.migrate.settings.TransactionMode;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether all steps of a plan can run, before the first one does.
 *
 * @param mode which revisions share a transaction
 * @param joined whether a transaction of the caller is joined
 * @param work what other databases have had prepared; {@code null} if there are none
 */
record Preparation(Scripts scripts, Dialect dialect, TransactionMode mode, boolean joined, @Nullable CommonWork work) {

	RevisionGraph graph() {
		return this.scripts.graph();
	}

	List<PreparedStep> prepare(MigrationPlan plan) {
		List<PreparedStep> prepared = new ArrayList<>();
		for (Step step : plan.steps()) {
			prepared.add((step.direction() == Direction.STAMP) ? stamp(step) : revision(step));
		}
		return prepared;
	}

	private static PreparedStep stamp(Step step) {
		return new PreparedStep(step, Optional.empty(), true, (op) -> {
		}, List.of());
	}

	private PreparedStep revision(Step step) {
		PreparedStep prepared = (this.work != null) ? this.work.step(step, this.dialect.name(), this::read)
				: read(step);
		if (!prepared.transactional() && this.joined) {
			throw TransactionConflictException.ofJoinedRevision(prepared.script().orElseThrow());
		}
		if (!prepared.transactional() && oneTransaction()) {
			throw TransactionConflictException.ofRevision(prepared.script().orElseThrow());
		}
		return prepared;
	}

	private PreparedStep read(Step step) {
		Script script = this.scripts.get(step.revision().id());
		Consumer<Operations> body = body(step, script, checked(script));
		// An SQL file is checked here; what Java runs is only known when it runs
		TransactionRules.FileStatements statements = new TransactionRules(this.dialect).statements(script);
		if (script.type() == Script.Type.SQL) {
			statements.read(body);
		}
		return new PreparedStep(step, Optional.of(script), statements.allowTransaction(), body, statements.kept());
	}

	private boolean oneTransaction() {
		return this.mode == TransactionMode.ALL && this.dialect.transactionalDdl();
	}

	/**
	 * A class is not instantiated before it runs.
	 */
	private static Supplier<Migration> checked(Script script) {
		if (script.type() == Script.Type.SQL) {
			Migration checked = script.checked();
			return () -> checked;
		}
		script.check();
		return script::load;
	}

	private Consumer<Operations> body(Step step, Script script, Supplier<Migration> migration) {
		if (step.direction() == Direction.UPGRADE) {
			return (op) -> migration.get().upgrade(op);
		}
		if (script.downgradeWritten()) {
			return (op) -> migration.get().downgrade(op);
		}
		Recording downgrade = derivedDowngrade(script);
		return downgrade::replay;
	}

	private Recording derivedDowngrade(Script script) {
		Migration migration = script.load();
		try {
			if (script.type() == Script.Type.SQL) {
				Recording.walk(this.dialect.name(), migration::upgrade, (entry) -> {
					throw new IrreversibleOperationException(1, entry.operation());
				});
			}
			return FormerObjects.record(this.scripts, this.dialect, script).inverse();
		}
		catch (IrreversibleOperationException | DataAccessInRecordingException | CustomOperationException ex) {
			throw new IrreversibleRevisionException(script, ex);
		}
	}

}
