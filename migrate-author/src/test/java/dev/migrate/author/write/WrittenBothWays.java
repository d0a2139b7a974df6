package dev.migrate.author.write;

import java.util.List;

import dev.migrate.autogenerate.SchemaChange;
import dev.migrate.dialect.Dialect;

/**
 * Changes as a written revision makes them and undoes them.
 *
 * @param upgrade what is made; what is withheld is a comment
 * @param downgrade what undoes it, likewise
 */
public record WrittenBothWays(List<SchemaChange> upgrade, List<SchemaChange> downgrade) {

	public static WrittenBothWays of(List<SchemaChange> changes, Dialect dialect) {
		WrittenDowngrade written = new WrittenDowngrade(changes, changes, dialect);
		TableBatches batches = new TableBatches(dialect);
		return new WrittenBothWays(batches.of(written.annotated()), batches.of(written.inverses()));
	}

}
