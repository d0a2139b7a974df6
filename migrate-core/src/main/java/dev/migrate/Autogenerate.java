package dev.migrate;

import java.util.List;

import dev.migrate.autogenerate.RevisionBody;
import dev.migrate.autogenerate.SchemaDifferences;
import dev.migrate.autogenerate.WantedSchemaSource;
import dev.migrate.script.Script;

/**
 * Compares what an application wants its database to look like with what is there, and
 * writes the revision that leads from the one to the other. Nothing is changed in the
 * database. Made by a {@link Migrator}.
 */
public interface Autogenerate {

	/**
	 * Compare the database with what is wanted.
	 * @param wanted what is wanted
	 * @return the differences
	 * @throws dev.migrate.plan.DatabaseNotAtHeadException if the database is not at the
	 * heads of the graph
	 */
	SchemaDifferences compare(List<WantedSchemaSource> wanted);

	/**
	 * Compare the database with what its revisions make of an empty one: what is found
	 * was changed by hand. The changes lead from what is there to what the revisions
	 * make.
	 * @return the differences
	 * @throws dev.migrate.error.MigrateException if there is no scratch database in which
	 * the revisions can be replayed
	 */
	SchemaDifferences drift();

	/**
	 * Write differences as the body of a revision.
	 * @param differences the differences
	 * @param language what to write it in
	 * @return the body
	 */
	RevisionBody write(SchemaDifferences differences, Script.Type language);

}
