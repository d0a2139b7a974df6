package dev.migrate.start;

import java.util.List;
import java.util.stream.Collectors;

import dev.migrate.branch.UnresolvedConflict;
import dev.migrate.error.Advice;
import dev.migrate.error.MigrateException;

/**
 * A merge is to run in which what resolves a conflict of its branches is still to be
 * written. Nothing has been changed.
 */
public final class UnresolvedConflictException extends MigrateException {

	private final transient List<UnresolvedConflict> conflicts;

	UnresolvedConflictException(List<UnresolvedConflict> conflicts) {
		super(conflicts.stream().map(UnresolvedConflict::toString).collect(Collectors.joining(" "))
				+ " Nothing has been changed.",
				Advice.of("Replace each '" + UnresolvedConflict.WORDS
						+ " …' by what brings every database to one schema, whichever branch ran last; if all is well "
						+ "as it is, delete it."));
		this.conflicts = List.copyOf(conflicts);
	}

	/**
	 * What is left to be written.
	 * @return the conflicts, at least one
	 */
	public List<UnresolvedConflict> conflicts() {
		return this.conflicts;
	}

}
