package dev.migrate.author.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

import dev.migrate.author.draft.JavaText;
import dev.migrate.author.draft.KotlinText;
import dev.migrate.author.write.RevisionBody;
import dev.migrate.branch.BranchFinding;
import dev.migrate.branch.BranchOutcome;
import dev.migrate.branch.BranchVerdict;
import dev.migrate.branch.UnresolvedConflict;
import dev.migrate.script.RevisionLanguage;

/**
 * What branches make of each other, for people and for programs.
 */
record BranchText(List<BranchVerdict> verdicts) {

	boolean conflict() {
		return this.verdicts.stream().anyMatch((verdict) -> verdict.outcome() == BranchOutcome.CONFLICT);
	}

	/**
	 * What contradicts each other, or may do so; nothing where branches commute.
	 */
	List<String> lines() {
		List<String> lines = new ArrayList<>();
		for (BranchVerdict verdict : this.verdicts) {
			if (verdict.outcome() != BranchOutcome.COMMUTE) {
				lines.add(sentence(verdict));
				verdict.findings()
					.forEach((finding) -> lines.add("  " + (finding.certain() ? "" : "perhaps ") + finding));
			}
		}
		return lines;
	}

	private static String sentence(BranchVerdict verdict) {
		String both = "'" + verdict.first() + "' and '" + verdict.second() + "' ";
		return both + ((verdict.outcome() == BranchOutcome.CONFLICT)
				? "contradict each other: their order decides what the schema becomes:"
				: "may contradict each other, which cannot be told from the revisions alone:");
	}

	/**
	 * Add it to what programs are told, if there is something to compare.
	 */
	void addTo(Map<String, Object> data) {
		if (!this.verdicts.isEmpty()) {
			data.put("branches", this.verdicts.stream().map(BranchText::data).toList());
		}
	}

	private static Map<String, Object> data(BranchVerdict verdict) {
		Map<String, Object> data = new LinkedHashMap<>();
		data.put("first", verdict.first());
		data.put("second", verdict.second());
		data.put("verdict", verdict.outcome().name().toLowerCase(Locale.ROOT));
		data.put("findings", verdict.findings().stream().map(BranchText::data).toList());
		return data;
	}

	private static Map<String, Object> data(BranchFinding finding) {
		Map<String, Object> data = new LinkedHashMap<>();
		data.put("object", finding.object());
		data.put("certain", finding.certain());
		data.put("first", data(finding.first()));
		data.put("second", data(finding.second()));
		return data;
	}

	private static Map<String, Object> data(BranchFinding.Side side) {
		Map<String, Object> data = new LinkedHashMap<>();
		data.put("revision", side.revision());
		data.put("script", side.script());
		data.put("operation", side.operation());
		return data;
	}

	/**
	 * The body of a merge: a place for each conflict, to be filled with what resolves it.
	 * @param language what it is written in
	 * @return the body, empty if there is no conflict
	 */
	RevisionBody body(RevisionLanguage language) {
		List<String> lines = new ArrayList<>();
		for (BranchVerdict verdict : this.verdicts) {
			for (BranchFinding finding : verdict.conflicts()) {
				String mark = language.isCode() ? "// " : "-- ";
				lines.add(mark + JavaText.comment(finding.object()));
				lines.add(mark + "  " + JavaText.comment(finding.first().toString()));
				lines.add(mark + "  " + JavaText.comment(finding.second().toString()));
				lines
					.add(mark + "Write what brings every database to one schema, whichever ran last, in the place of:");
				String statement = UnresolvedConflict.statement(finding);
				lines.add(switch (language) {
					case JAVA -> "op.execute(" + JavaText.literal(statement) + ");";
					case KOTLIN -> "op.execute(" + KotlinText.literal(statement) + ")";
					case SQL -> statement + ";";
				});
			}
		}
		return new RevisionBody(new TreeSet<>(), new TreeSet<>(), lines, List.of(), List.of());
	}

}
