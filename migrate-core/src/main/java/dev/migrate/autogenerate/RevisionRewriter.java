package dev.migrate.autogenerate;

import java.util.List;

/**
 * Edits the revision that {@code revision --autogenerate} is about to write: gives it
 * another message or file name, makes several of it, or none, like Alembic's
 * {@code process_revision_directives}. Beans of this type are called in their order,
 * behind each {@link ChangeRewriter}; {@code check} does not ask them.
 */
@FunctionalInterface
public interface RevisionRewriter {

	/**
	 * Edit a revision.
	 * @param revision the revision that would be written
	 * @return the revisions that are written in its place, each built on the one before;
	 * none to write nothing
	 */
	List<ProposedRevision> rewrite(ProposedRevision revision);

}
