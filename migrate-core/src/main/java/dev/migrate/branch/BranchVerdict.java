package dev.migrate.branch;

import java.util.List;

/**
 * What two branches make of each other.
 *
 * @param first the revision at the end of the first branch
 * @param second the revision at the end of the second branch
 * @param findings what both touch so that the order matters or may matter, one finding
 * for each object, those that are certain first; none if the branches commute
 */
public record BranchVerdict(String first, String second, List<BranchFinding> findings) {

	public BranchVerdict {
		findings = List.copyOf(findings);
	}

	/**
	 * The verdict in a word.
	 * @return the gravest of what was found
	 */
	public BranchOutcome outcome() {
		if (this.findings.isEmpty()) {
			return BranchOutcome.COMMUTE;
		}
		return conflicts().isEmpty() ? BranchOutcome.UNKNOWN : BranchOutcome.CONFLICT;
	}

	/**
	 * The findings that are certain.
	 * @return the findings
	 */
	public List<BranchFinding> conflicts() {
		return this.findings.stream().filter(BranchFinding::certain).toList();
	}

}
