package dev.migrate.autoconfigure.actuate;

import java.util.List;

import dev.migrate.branch.BranchFinding;
import dev.migrate.branch.BranchOutcome;
import dev.migrate.branch.BranchVerdict;
import dev.migrate.lang.Internal;

/**
 * What two branches make of each other.
 *
 * @param first the revision at the end of the first branch
 * @param second the revision at the end of the second branch
 * @param verdict whether either order leads to the same schema
 * @param findings what both touch so that the order matters or may matter
 */
@Internal
public record BranchDescriptor(String first, String second, BranchOutcome verdict, List<FindingDescriptor> findings) {

	static BranchDescriptor of(BranchVerdict verdict) {
		return new BranchDescriptor(verdict.first(), verdict.second(), verdict.outcome(),
				verdict.findings().stream().map(FindingDescriptor::of).toList());
	}

	/**
	 * Something that both branches touch.
	 *
	 * @param object what it is
	 * @param certain whether the order matters for sure
	 * @param first what the first branch does
	 * @param second what the second branch does
	 */
	public record FindingDescriptor(String object, boolean certain, SideDescriptor first, SideDescriptor second) {

		static FindingDescriptor of(BranchFinding finding) {
			return new FindingDescriptor(finding.object(), finding.certain(), SideDescriptor.of(finding.first()),
					SideDescriptor.of(finding.second()));
		}

	}

	/**
	 * What one of the branches does.
	 *
	 * @param revision the revision identifier
	 * @param script the class or the file
	 * @param operation what it does, in one line
	 */
	public record SideDescriptor(String revision, String script, String operation) {

		static SideDescriptor of(BranchFinding.Side side) {
			return new SideDescriptor(side.revision(), ScriptName.shown(side.script()), side.operation());
		}

	}

}
