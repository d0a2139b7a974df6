package dev.migrate.revision;

import java.util.List;

/**
 * The branch of a target, before its {@code @}, is neither a branch label nor a revision.
 */
public final class NoSuchBranchException extends NoSuchRevisionException {

	NoSuchBranchException(String branch, List<String> similar) {
		super("There is no branch " + Wording.quoted(branch) + ": it is neither a branch label nor one revision.",
				branch, similar);
	}

}
