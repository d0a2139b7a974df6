package dev.migrate.start;

import java.util.List;
import java.util.stream.Collectors;

import dev.migrate.error.MigrateException;

/**
 * Files were edited after they had been applied. Nothing has been changed.
 */
public final class ChangedRevisionException extends MigrateException {

	private static final long serialVersionUID = 1L;

	private final transient List<ChangedRevision> revisions;

	ChangedRevisionException(List<ChangedRevision> revisions) {
		super(describe(revisions), ACTION);
		this.revisions = List.copyOf(revisions);
	}

	private static final String ACTION = "Undo the edit and write the change as a new revision; or, if the edit changes "
			+ "nothing that matters, set 'migrate.on-changed-revision' to 'warn'.";

	static String describe(List<ChangedRevision> revisions) {
		return revisions.stream().map(ChangedRevision::toString).collect(Collectors.joining(" "));
	}

	/**
	 * The files.
	 * @return the revisions that have changed, at least one
	 */
	public List<ChangedRevision> revisions() {
		return this.revisions;
	}

}
