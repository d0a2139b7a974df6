package dev.migrate.execute;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.DialectFact;
import dev.migrate.error.RunLog;
import dev.migrate.execute.journal.StepJournal;
import dev.migrate.execute.session.OwnTransaction;
import dev.migrate.execute.session.SessionState;
import dev.migrate.execute.session.SqlAction;
import dev.migrate.sql.SqlStatement;
import dev.migrate.sql.StatementFacts;

/**
 * The transaction that a revision begins and ends by statements of its own, outside of
 * the one in which it would run; and what sets the session alone. The journal needs no
 * row for any of that: a run that goes on does it again.
 */
final class RevisionTransaction {

	private final Dialect dialect;

	private final StepJournal journal;

	private final RunProgress progress;

	private final Supplier<Connection> connection;

	private boolean open;

	RevisionTransaction(Dialect dialect, StepJournal journal, RunProgress progress, Supplier<Connection> connection) {
		this.dialect = dialect;
		this.journal = journal;
		this.progress = progress;
		this.connection = connection;
	}

	/**
	 * What has run has ended it.
	 */
	void ended() {
		this.open = false;
	}

	/**
	 * Whether no row is needed for a statement, as it is about a transaction of the
	 * revision's own, in one, or sets what is set again when the revision goes on.
	 */
	boolean covers(SqlStatement statement, boolean inTransaction) {
		boolean controls = statement.facts().transactionControl();
		boolean session = statement.facts().kind() == StatementFacts.Kind.SESSION;
		if (inTransaction && (this.dialect.transactionalDdl() || !(controls || session))) {
			return false;
		}
		if (this.open && !statement.facts().commits()) {
			return true;
		}
		OwnTransaction own = (controls || session) ? OwnTransaction.of(statement.text(), this.dialect.syntax())
				: OwnTransaction.NONE;
		return switch (own) {
			case BEGINS -> !inTransaction && !this.dialect.has(DialectFact.STARTS_NO_TRANSACTION);
			case COMMITS, ROLLS_BACK, LEFT_OUT -> true;
			case NONE -> session && !inTransaction
					&& SessionState.of(statement.text(), this.dialect.syntax()) == SessionState.SETTING;
		};
	}

	void run(SqlStatement statement, SqlAction work) {
		OwnTransaction own = OwnTransaction.of(statement.text(), this.dialect.syntax());
		this.progress.begin(statement, false);
		try {
			if (own == OwnTransaction.LEFT_OUT) {
				RunLog.logger.info("Left out: {}. The migration has a lock and a transaction of its own",
						statement.excerpt(this.dialect.syntax()));
			}
			else {
				if (own == OwnTransaction.COMMITS) {
					this.journal.done();
				}
				work.run();
			}
		}
		catch (SQLException ex) {
			rollBackOwn(ex);
			throw new StatementFailure(ex);
		}
		this.open = own == OwnTransaction.BEGINS || (this.open && own == OwnTransaction.NONE);
		this.progress.end(statement, own == OwnTransaction.COMMITS);
	}

	/**
	 * JDBC does not know of a transaction that SQL began.
	 */
	private void rollBackOwn(SQLException failure) {
		if (this.open && !this.dialect.transactionalDdl()) {
			this.open = false;
			SqlAction.quietly(failure, () -> {
				Connection connection = this.connection.get();
				connection.setAutoCommit(false);
				connection.rollback();
				connection.setAutoCommit(true);
			});
		}
	}

}
