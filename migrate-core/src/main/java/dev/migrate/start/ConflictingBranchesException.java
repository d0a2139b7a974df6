package dev.migrate.start;

import java.util.List;
import java.util.stream.Collectors;

import dev.migrate.branch.BranchFinding;
import dev.migrate.branch.BranchVerdict;
import dev.migrate.error.Advice;
import dev.migrate.error.Command;
import dev.migrate.error.MigrateException;
import dev.migrate.error.Setting;
import dev.migrate.settings.Reaction;

/**
 * Branches contradict each other: in which order they run decides what the schema
 * becomes, so that two databases could differ for good. Nothing has been changed.
 */
public final class ConflictingBranchesException extends MigrateException {

	private final transient List<BranchVerdict> verdicts;

	ConflictingBranchesException(List<BranchVerdict> verdicts) {
		super(describe(verdicts) + " Nothing has been changed.", advice(verdicts));
		this.verdicts = List.copyOf(verdicts);
	}

	private static Advice advice(List<BranchVerdict> verdicts) {
		return Advice.of("Correct one of the revisions if no database has it yet; join them with ")
			.and(Command.MERGE.run(verdicts.get(0).first(), verdicts.get(0).second()))
			.and(", which then says what brings every database to one schema; or ")
			.and(Setting.ON_CONFLICTING_BRANCHES.to(Reaction.WARN))
			.and(".");
	}

	static String describe(List<BranchVerdict> verdicts) {
		return verdicts.stream().map(ConflictingBranchesException::describe).collect(Collectors.joining(" "));
	}

	private static String describe(BranchVerdict verdict) {
		return "The branches that end in '" + verdict.first() + "' and '" + verdict.second()
				+ "' contradict each other: "
				+ verdict.conflicts().stream().map(BranchFinding::toString).collect(Collectors.joining(". ")) + ".";
	}

	/**
	 * What the branches contradict each other in.
	 * @return a verdict for each pair of branches, at least one
	 */
	public List<BranchVerdict> verdicts() {
		return this.verdicts;
	}

}
