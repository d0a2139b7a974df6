package dev.migrate.plan;

import java.util.List;

/**
 * Something a user should know about a plan that can run all the same.
 *
 * @param kind what sort of warning
 * @param revisions the revisions that it is about
 * @param message full sentences for people
 */
public record PlanWarning(Kind kind, List<String> revisions, String message) {

	public PlanWarning {
		revisions = List.copyOf(revisions);
	}

	@Override
	public String toString() {
		return this.message;
	}

	/**
	 * The sorts of warnings.
	 */
	public enum Kind {

		/**
		 * A relative downgrade without a branch while the version table has several rows;
		 * the first row was taken.
		 */
		AMBIGUOUS_RELATIVE_DOWNGRADE,

		/**
		 * A stamp recorded revisions of which one implies another, because it was told
		 * to.
		 */
		OVERLAPPING_STAMP

	}

}
