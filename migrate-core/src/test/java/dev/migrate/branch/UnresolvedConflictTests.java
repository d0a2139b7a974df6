package dev.migrate.branch;

import dev.migrate.connect.Dialects;
import dev.migrate.dialect.Dialect;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The place in a merge where something is still to be written.
 */
class UnresolvedConflictTests {

	private static final BranchFinding FINDING = new BranchFinding("column t.o'clock\\", true,
			new BranchFinding.Side("bb11", "b.sql", "alter"), new BranchFinding.Side("cc11", "c.sql", "alter"));

	@Test
	void statementIsFoundAgainOnEveryDatabase() {
		String statement = UnresolvedConflict.statement(FINDING);
		for (Dialect dialect : Dialects.all()) {
			assertThat(UnresolvedConflict.marked(statement, dialect.syntax())).as(dialect.name())
				.contains("column t.o clock of bb11 and cc11");
			assertThat(UnresolvedConflict.marked("UNRESOLVED  conflict /* still */ 'x'", dialect.syntax()))
				.contains("x");
			assertThat(UnresolvedConflict.marked("update t set a = 'unresolved conflict'", dialect.syntax())).isEmpty();
		}
	}

}
