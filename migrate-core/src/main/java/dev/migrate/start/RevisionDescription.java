package dev.migrate.start;

import java.util.ArrayList;
import java.util.List;

import dev.migrate.dialect.Dialect;
import dev.migrate.operation.DataAccessInRecordingException;
import dev.migrate.operation.OperationDescriber;
import dev.migrate.operation.Recording;
import dev.migrate.script.Migration;
import dev.migrate.script.Script;

/**
 * Describes what the upgrade of a revision does, without a database.
 *
 * @param dialect the database that it is described for
 */
public record RevisionDescription(Dialect dialect) {

	public List<String> of(Script script) {
		Migration migration = script.load();
		try {
			return describe(Recording.of(this.dialect.name(), migration::upgrade).entries());
		}
		catch (DataAccessInRecordingException ex) {
			List<String> lines = new ArrayList<>(describe(ex.before()));
			lines.add("read or write data with op.jdbc(), and what follows from it");
			return lines;
		}
	}

	private static List<String> describe(List<Recording.Entry> entries) {
		return entries.stream().map((entry) -> OperationDescriber.describe(entry.operation())).toList();
	}

}
