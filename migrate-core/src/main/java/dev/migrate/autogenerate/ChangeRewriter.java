package dev.migrate.autogenerate;

import java.util.List;

/**
 * Edits, splits, drops or adds changes before they are written, like the
 * {@code process_revision_directives} and the {@code Rewriter} of Alembic. A bean of this
 * type takes part in {@code revision --autogenerate} and {@code check}; several are
 * called in their order, each with what the one before has made of it.
 */
@FunctionalInterface
public interface ChangeRewriter {

	/**
	 * Rewrite the changes.
	 * @param changes the changes, in order
	 * @return the changes that are written, in order; none if nothing is to be written
	 */
	List<SchemaChange> rewrite(List<SchemaChange> changes);

}
