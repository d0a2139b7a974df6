package dev.migrate.start;

import java.util.List;
import java.util.stream.Collectors;

import dev.migrate.error.Advice;
import dev.migrate.error.MigrateException;
import dev.migrate.error.Setting;
import dev.migrate.settings.Reaction;

/**
 * Files were edited after they had been applied. Nothing has been changed.
 */
public final class ChangedRevisionException extends MigrateException {

	private final transient List<ChangedRevision> revisions;

	ChangedRevisionException(List<ChangedRevision> revisions) {
		super(describe(revisions), ADVICE);
		this.revisions = List.copyOf(revisions);
	}

	private static final Advice ADVICE = Advice
		.of("Undo the edit and write the change as a new revision; or, if the edit changes nothing that matters, ")
		.and(Setting.ON_CHANGED_REVISION.to(Reaction.WARN))
		.and(".");

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
