package dev.migrate.execute;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import dev.migrate.connect.Patience;
import dev.migrate.dialect.LockHolder;
import dev.migrate.dialect.MigrationSession;
import dev.migrate.error.RunLog;
import org.slf4j.Logger;

/**
 * Waits for the migration lock by asking again and again, in autocommit mode: a statement
 * that blocks would hold a snapshot, for which an index that is built concurrently waits
 * in turn. Says every ten seconds who holds the lock.
 */
final class LockWait {

	private static final Logger logger = RunLog.logger;

	private static final Duration PAUSE = Duration.ofMillis(175);

	private final MigrationSession session;

	private final ProcessEnd processEnd;

	private final Patience patience;

	private final List<MigrationListener> listeners;

	LockWait(MigrationConnection database, Duration patience, List<MigrationListener> listeners) {
		this.session = database.session();
		this.processEnd = database.processEnd();
		this.patience = Patience.steady(patience, PAUSE).spread();
		this.listeners = listeners;
	}

	boolean await(String activity, boolean transactional, Condition superfluous) throws SQLException {
		return await(activity, transactional, false, Optional::empty, superfluous);
	}

	/**
	 * Wait.
	 * @param activity what the session will do, for others who wait for it
	 * @param transactional whether to begin a transaction
	 * @param rebuilds whether tables are going to be rebuilt
	 * @param question what is asked when the lock is taken, if that can be
	 * @param superfluous whether others have done the work; asked between two tries
	 * @return whether the lock is held; if not, it is superfluous
	 * @throws LockTimeoutException if neither comes true in time
	 */
	boolean await(String activity, boolean transactional, boolean rebuilds,
			Supplier<Optional<MigrationSession.Question>> question, Condition superfluous) throws SQLException {
		Patience.Wait wait = this.patience.begin();
		while (!tryBegin(activity, transactional, rebuilds, question.get())) {
			if (superfluous.isTrue()) {
				return false;
			}
			if (!this.processEnd.pause(wait::pause)) {
				throw new LockTimeoutException(holder(), wait.waited());
			}
			if (wait.isReportDue()) {
				report(wait.waited());
			}
		}
		return true;
	}

	private boolean tryBegin(String activity, boolean transactional, boolean rebuilds,
			Optional<MigrationSession.Question> question) throws SQLException {
		return question.isPresent() ? this.session.tryBegin(activity, transactional, rebuilds, question.get())
				: this.session.tryBegin(activity, transactional, rebuilds);
	}

	private void report(Duration waited) throws SQLException {
		String holder = holder();
		logger.info("Waiting for the migration lock for {} seconds; it is held by {}", waited.toSeconds(), holder);
		this.listeners.forEach((listener) -> listener.waiting(holder, waited));
	}

	private String holder() throws SQLException {
		return this.session.holder().map(LockHolder::toString).orElse("another process");
	}

	/**
	 * Something that the database tells.
	 */
	interface Condition {

		boolean isTrue() throws SQLException;

	}

}
