package dev.migrate.revision;

import java.util.List;

/**
 * A relative target meets a fork: a branch point on the way up, a merge point on the way
 * down, and nothing says which way to take.
 */
public final class AmbiguousWalkException extends RevisionException {

	private final Target target;

	private final String at;

	private final List<String> ways;

	AmbiguousWalkException(Target.Relative target, RevisionNode at, List<String> ways) {
		super("Target " + Wording.quoted(target.toString()) + " is ambiguous: from " + Wording.located(at) + " "
				+ Wording.counted(ways.size(), "way") + " lead on, to " + Wording.quoted(ways) + ".",
				(target.distance() < 0) ? "Name the revision to go down to."
						: "Name the revision to go up to, or the branch, as in 'label@" + "+" + target.distance()
								+ "'.");
		this.target = target;
		this.at = at.id();
		this.ways = List.copyOf(ways);
	}

	/**
	 * The target that is ambiguous.
	 * @return the target
	 */
	public Target target() {
		return this.target;
	}

	/**
	 * Where the ways part.
	 * @return the identifier, or {@code base}
	 */
	public String at() {
		return this.at;
	}

	/**
	 * Where one could go.
	 * @return the identifiers
	 */
	public List<String> ways() {
		return this.ways;
	}

}
