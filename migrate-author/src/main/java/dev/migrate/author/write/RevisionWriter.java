package dev.migrate.author.write;

import java.util.List;

import dev.migrate.author.draft.RevisionNotWrittenException;
import dev.migrate.autogenerate.SchemaChange;
import dev.migrate.autogenerate.TypeSource;
import dev.migrate.dialect.Dialect;
import dev.migrate.lang.Internal;
import dev.migrate.schema.NamingConvention;
import dev.migrate.script.RevisionLanguage;

/**
 * Writes changes as the body of a revision.
 */
@Internal
public interface RevisionWriter {

	/**
	 * Write.
	 * @param changes the changes, in order
	 * @throws ChangeNotInSqlException if a change cannot be said in a file of SQL
	 */
	default RevisionBody write(List<SchemaChange> changes) {
		return write(changes, changes);
	}

	/**
	 * Write one of several revisions that belong together.
	 * @param changes the changes, in order
	 * @param all those of all the revisions, in order
	 * @throws ChangeNotInSqlException if a change cannot be said in a file of SQL
	 */
	RevisionBody write(List<SchemaChange> changes, List<SchemaChange> all);

	/**
	 * A writer in a language.
	 * @param language what to write in
	 * @param dialect the database that SQL is for
	 * @param lineLength how many characters a line of Java may have
	 * @param typeSources say how types are written in Java, the first that has an opinion
	 * @param naming what is put around names, unless they are said to be final
	 * @throws RevisionNotWrittenException if the language is Kotlin
	 */
	static RevisionWriter in(RevisionLanguage language, Dialect dialect, int lineLength, List<TypeSource> typeSources,
			NamingConvention naming) {
		TableBatches batches = new TableBatches(dialect);
		return switch (language) {
			case JAVA -> new JavaRevisionWriter(lineLength, dialect, typeSources, naming, batches::of);
			case KOTLIN -> throw RevisionNotWrittenException.noChangesInKotlin();
			case SQL -> new SqlRevisionWriter(dialect, batches::of);
		};
	}

}
