package dev.migrate.autoconfigure.actuate;

import java.util.List;
import java.util.function.Supplier;

import dev.migrate.autogenerate.SchemaChange;
import dev.migrate.autogenerate.SchemaDifferences;
import dev.migrate.error.MigrateException;
import dev.migrate.error.RunLog;
import dev.migrate.lang.Internal;
import dev.migrate.operation.OperationDescriber;
import dev.migrate.schema.TableName;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * How a database differs from what the application wants.
 *
 * @param changes what is missing for the database to be as it is wanted, in order
 * @param leftAlone tables that nobody wants but that no revision has created
 * @param notCompared why there is nothing to say, or {@code null} if there is
 */
@Internal
public record DifferencesDescriptor(List<ChangeDescriptor> changes, List<String> leftAlone,
		@Nullable String notCompared) {

	private static final Logger logger = RunLog.of(DifferencesDescriptor.class);

	static DifferencesDescriptor of(Supplier<SchemaDifferences> comparison) {
		try {
			SchemaDifferences differences = comparison.get();
			return new DifferencesDescriptor(differences.changes().stream().map(ChangeDescriptor::of).toList(),
					differences.leftAlone().stream().map(TableName::toString).toList(), null);
		}
		catch (MigrateException ex) {
			return notCompared(ex.description());
		}
		catch (RuntimeException ex) {
			// What others say of a failure may hold what is not meant for readers
			logger.warn("The database could not be compared with what is wanted", ex);
			return notCompared("The comparison failed; the log says why.");
		}
	}

	private static DifferencesDescriptor notCompared(String reason) {
		return new DifferencesDescriptor(List.of(), List.of(), reason);
	}

	/**
	 * A change that is missing.
	 *
	 * @param operation the change, in one line
	 * @param withheld whether it would lose data
	 */
	public record ChangeDescriptor(String operation, boolean withheld) {

		static ChangeDescriptor of(SchemaChange change) {
			return new ChangeDescriptor(OperationDescriber.describe(change.operation()), change.withheld());
		}

	}

}
