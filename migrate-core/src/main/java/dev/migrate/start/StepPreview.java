package dev.migrate.start;

import java.util.ArrayList;
import java.util.List;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.LiveDatabase;
import dev.migrate.dialect.NeedsDatabaseException;
import dev.migrate.operation.DataAccessInRecordingException;
import dev.migrate.operation.Operation;
import dev.migrate.operation.OperationDescriber;
import dev.migrate.operation.Recording;
import dev.migrate.plan.Direction;
import dev.migrate.plan.Step;
import dev.migrate.script.Migration;
import dev.migrate.script.Script;
import dev.migrate.script.Scripts;
import dev.migrate.sql.SqlStatement;

/**
 * Shows what a step will do, as far as that can be said before.
 *
 * @param dialect the database
 */
public record StepPreview(Dialect dialect) {

	private static final PlannedOperation READS_DATA = new PlannedOperation(
			"read or write data with op.jdbc(), and what follows from it", List.of());

	public List<PlannedOperation> of(Step step, Scripts scripts) {
		if (step.direction() == Direction.STAMP) {
			return List.of();
		}
		Script script = scripts.get(step.revision().id());
		try {
			return preview(record(step.direction(), script));
		}
		catch (DataAccessInRecordingException ex) {
			List<PlannedOperation> known = new ArrayList<>(preview(new Recording(ex.before())));
			known.add(READS_DATA);
			return known;
		}
	}

	private Recording record(Direction direction, Script script) {
		Migration migration = script.load();
		if (direction == Direction.UPGRADE) {
			return Recording.of(this.dialect.name(), migration::upgrade);
		}
		return script.downgradeWritten() ? Recording.of(this.dialect.name(), migration::downgrade)
				: Recording.of(this.dialect.name(), migration::upgrade).inverse();
	}

	private List<PlannedOperation> preview(Recording recording) {
		return recording.entries().stream().map((entry) -> preview(entry.operation())).toList();
	}

	private PlannedOperation preview(Operation operation) {
		return new PlannedOperation(OperationDescriber.describe(operation), sql(operation));
	}

	private List<String> sql(Operation operation) {
		try {
			List<String> sql = new ArrayList<>();
			for (SqlStatement statement : this.dialect.render(operation, LiveDatabase.none())) {
				sql.add(statement.text());
			}
			return sql;
		}
		catch (NeedsDatabaseException ex) {
			return List.of();
		}
	}

}
