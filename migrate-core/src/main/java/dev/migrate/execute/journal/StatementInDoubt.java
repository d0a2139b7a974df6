package dev.migrate.execute.journal;

import java.util.List;

import dev.migrate.dialect.Dialect;
import dev.migrate.lang.Internal;
import dev.migrate.tables.JournalRow;
import dev.migrate.tables.JournalRow.State;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * The statement at which a revision stopped, if nobody knows how it ended.
 *
 * @param row its row in the journal
 */
@Internal
public record StatementInDoubt(JournalRow row) {

	/**
	 * Find it.
	 * @param journal the rows of the revision
	 * @throws NotInDoubtException if there is none, or that is known
	 */
	public static StatementInDoubt of(String revision, List<JournalRow> journal) {
		JournalRow last = journal.isEmpty() ? null : journal.get(journal.size() - 1);
		if (last == null || last.state() != State.STARTED) {
			throw NotInDoubtException.of(revision, last);
		}
		return new StatementInDoubt(last);
	}

	/**
	 * Take an answer.
	 * @param done whether it is done
	 * @param home the schema of our own tables
	 * @return the row as it is then
	 * @throws NotInDoubtException if the catalog shows something else
	 */
	public JournalRow answered(boolean done, Dialect dialect, JdbcOperations jdbc, String home) {
		Expectation expected = Expectation.of(this.row.effects());
		new CatalogCheck(dialect, jdbc).shown(expected, home)
			.filter((shown) -> shown.done() != done && (done || !expected.repeats()))
			.ifPresent((shown) -> {
				throw NotInDoubtException.of(this.row, shown);
			});
		return this.row.in(done ? State.DONE : State.NOT_DONE);
	}

}
