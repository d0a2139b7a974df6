package dev.migrate.start;

import java.util.ArrayList;
import java.util.List;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.LiveDatabase;
import dev.migrate.dialect.NeedsDatabaseException;
import dev.migrate.dialect.PlannedTables;
import dev.migrate.execute.FormerObjects;
import dev.migrate.lang.Internal;
import dev.migrate.operation.DataAccessInRecordingException;
import dev.migrate.operation.Operation;
import dev.migrate.operation.OperationDescriber;
import dev.migrate.operation.Recording;
import dev.migrate.plan.Direction;
import dev.migrate.plan.Step;
import dev.migrate.script.Migration;
import dev.migrate.script.Script;
import dev.migrate.script.Scripts;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * Shows what steps of a plan will do, one after the other, as far as that can be said
 * before. Nothing is run; what is not said is read from the database. Used by one thread
 * for one plan.
 */
@Internal
public final class Preview {

	private static final PlannedOperation READS_DATA = PlannedOperation
		.later("read or write data with op.jdbc(), and what follows from it");

	private final Dialect dialect;

	private final Scripts scripts;

	private final PlannedTables tables;

	private final LiveDatabase live;

	/**
	 * Begin where a database is.
	 * @param jdbc access to the database, which is only read; {@code null} if nothing is
	 * there yet
	 */
	public Preview(Dialect dialect, Scripts scripts, @Nullable JdbcOperations jdbc) {
		this.dialect = dialect;
		this.scripts = scripts;
		this.tables = new PlannedTables(dialect, jdbc);
		this.live = LiveDatabase.planned(this.tables);
	}

	/**
	 * What the next step does.
	 * @param step the step, which begins where the one before ended
	 * @return its operations in order; none for a stamp
	 */
	public List<PlannedOperation> of(Step step) {
		if (step.direction() == Direction.STAMP) {
			return List.of();
		}
		Script script = this.scripts.get(step.revision().id());
		List<PlannedOperation> operations = new ArrayList<>();
		try {
			record(step.direction(), script).entries().forEach((entry) -> operations.add(preview(entry.operation())));
		}
		catch (DataAccessInRecordingException ex) {
			ex.before().forEach((entry) -> operations.add(preview(entry.operation())));
			operations.add(READS_DATA);
			this.tables.forget();
		}
		return operations;
	}

	private Recording record(Direction direction, Script script) {
		Migration migration = script.load();
		if (direction == Direction.UPGRADE) {
			return Recording.of(this.dialect.name(), migration::upgrade);
		}
		return script.downgradeWritten() ? Recording.of(this.dialect.name(), migration::downgrade)
				: FormerObjects.record(this.scripts, this.dialect, script).inverse();
	}

	private PlannedOperation preview(Operation operation) {
		String description = OperationDescriber.describe(operation, this.dialect.syntax());
		List<String> sql = new ArrayList<>();
		try {
			this.dialect.render(operation, this.live, (statement) -> sql.add(statement.written()));
			return new PlannedOperation(description, sql, false);
		}
		catch (NeedsDatabaseException ex) {
			this.tables.apply(operation);
			return PlannedOperation.later(description);
		}
	}

	/**
	 * What the upgrade of a revision does, without a database.
	 * @param dialect the database that it is described for
	 * @return one line for each operation
	 */
	public static List<String> describe(Dialect dialect, Script script) {
		List<String> lines = new ArrayList<>();
		try {
			Recording.of(dialect.name(), script.load()::upgrade)
				.entries()
				.forEach((entry) -> lines.add(OperationDescriber.describe(entry.operation(), dialect.syntax())));
		}
		catch (DataAccessInRecordingException ex) {
			ex.before().forEach((entry) -> lines.add(OperationDescriber.describe(entry.operation(), dialect.syntax())));
			lines.add(READS_DATA.description());
		}
		return lines;
	}

}
