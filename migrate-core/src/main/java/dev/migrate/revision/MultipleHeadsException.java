package dev.migrate.revision;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.migrate.error.Advice;
import dev.migrate.error.Command;

/**
 * One revision was needed, and several heads fit.
 */
public final class MultipleHeadsException extends RevisionException {

	private final Target target;

	private final List<Head> heads;

	MultipleHeadsException(Target target, List<Head> heads) {
		super("Target " + Wording.quoted(target.toString()) + " is ambiguous: the graph has "
				+ Wording.counted(heads.size(), "head") + (target.branch().isPresent() ? " there, " : ", ")
				+ Wording.joined(heads.stream().map(Head::toString).toList()) + ".", advice(heads));
		this.target = target;
		this.heads = List.copyOf(heads);
	}

	private static Advice advice(List<Head> heads) {
		List<String> ids = heads.stream().map((head) -> head.revision().id()).toList();
		String label = heads.stream()
			.flatMap((head) -> head.ownLabels().stream())
			.findFirst()
			.map((name) -> "use '" + name + "@head', ")
			.orElse("");
		return Advice.of("Name one of them, " + label + "or ask for all with 'heads'; ")
			.and(Command.MERGE.run(ids))
			.and(" joins them for good.");
	}

	/**
	 * The target that is ambiguous.
	 * @return the target
	 */
	public Target target() {
		return this.target;
	}

	/**
	 * The heads that fit.
	 * @return at least two heads, in load order
	 */
	public List<Head> heads() {
		return this.heads;
	}

	/**
	 * One of the heads.
	 *
	 * @param revision the revision
	 * @param branchLabels all labels of its branch, written there or inherited
	 * @param ownLabels those labels that lead to this head only, so that {@code
	 * label@head} names it
	 */
	public record Head(RevisionNode revision, Set<String> branchLabels, Set<String> ownLabels) {

		@Override
		public String toString() {
			List<String> remarks = new ArrayList<>(this.branchLabels);
			if (!this.revision.origin().isEmpty()) {
				remarks.add(this.revision.origin());
			}
			return Wording.quoted(this.revision.id())
					+ (remarks.isEmpty() ? "" : " (" + String.join(", ", remarks) + ")");
		}

	}

}
