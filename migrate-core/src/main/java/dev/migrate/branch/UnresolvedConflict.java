package dev.migrate.branch;

import java.util.List;
import java.util.Optional;

import dev.migrate.sql.SqlToken;
import dev.migrate.sql.SqlSyntax;

/**
 * A place in a merge where what resolves a conflict of its branches is still to be
 * written. It stands there as a statement that no database takes.
 *
 * @param revision the revision identifier of the merge
 * @param script the class, or the file
 * @param conflict what the branches contradict each other in
 */
public record UnresolvedConflict(String revision, String script, String conflict) {

	/** What the statement begins with. */
	public static final String WORDS = "unresolved conflict";

	/**
	 * The statement that marks such a place.
	 * @param finding what the branches contradict each other in
	 * @return the statement, without a terminator
	 */
	public static String statement(BranchFinding finding) {
		return WORDS + " '" + text(finding) + "'";
	}

	private static String text(BranchFinding finding) {
		return (finding.object() + " of " + finding.first().revision() + " and " + finding.second().revision())
			.replaceAll("[\\s'\\\\]+", " ");
	}

	/**
	 * What is marked by a statement.
	 * @param statement a statement
	 * @param syntax what it looks like
	 * @return what the branches contradict each other in; empty if the statement is
	 * another one
	 */
	static Optional<String> marked(String statement, SqlSyntax syntax) {
		if (!statement.regionMatches(true, 0, "unresolved", 0, "unresolved".length())) {
			return Optional.empty();
		}
		List<SqlToken> tokens = SqlToken.read(statement, syntax);
		boolean is = tokens.size() > 2 && tokens.get(1).is("conflict");
		return is ? Optional.of(tokens.get(2).name()) : Optional.empty();
	}

	@Override
	public String toString() {
		return "Merge '" + this.revision + "' (" + this.script + ") does not say yet what resolves this conflict: "
				+ this.conflict + ".";
	}

}
