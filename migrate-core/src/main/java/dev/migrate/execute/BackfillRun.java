package dev.migrate.execute;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;

import dev.migrate.connect.Patience;
import dev.migrate.error.RunLog;
import dev.migrate.execute.journal.BackfillKey;
import dev.migrate.operation.Backfill;
import dev.migrate.sql.SqlStatement;
import dev.migrate.sql.StatementFacts;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.RowMapper;

/**
 * Runs a backfill in autocommit mode: batch by batch along the key, until no row is left
 * behind it.
 */
final class BackfillRun {

	private static final Logger logger = RunLog.of(BackfillRun.class);

	private static final long REPORT_EVERY = Duration.ofSeconds(10).toNanos();

	private final Backfill backfill;

	private final JdbcOperations jdbc;

	private final IntFunction<String> firstRows;

	private final Batch batch;

	private final BiConsumer<Integer, Long> done;

	private final long start = System.nanoTime();

	private long lastReport = this.start;

	private int count;

	private long rows;

	/**
	 * Create a run.
	 * @param backfill what to do
	 * @param jdbc reads keys
	 * @param firstRows what ends a query of which only so many rows are wanted
	 * @param batch runs a batch
	 * @param done told how many batches are done, and how many rows they have changed
	 */
	BackfillRun(Backfill backfill, JdbcOperations jdbc, IntFunction<String> firstRows, Batch batch,
			BiConsumer<Integer, Long> done) {
		this.backfill = backfill;
		this.jdbc = jdbc;
		this.firstRows = firstRows;
		this.batch = batch;
		this.done = done;
	}

	/**
	 * Run all batches.
	 * @param from the last key that is done, or {@code null} to begin
	 */
	void toEnd(@Nullable BackfillKey from) throws SQLException {
		BackfillKey before = from;
		BackfillKey last = lastKey(before);
		while (last != null) {
			this.rows += update(before, last);
			this.count++;
			this.done.accept(this.count, this.rows);
			report();
			before = last;
			last = lastKey(before);
			if (last != null) {
				pause();
			}
		}
		logger.info("Backfill of {}: all done, {} rows in {} batches", this.backfill.table(), this.rows, this.count);
	}

	private @Nullable BackfillKey lastKey(@Nullable BackfillKey before) {
		String sql = this.backfill.lastKeyOfBatch(before == null, this.firstRows);
		RowMapper<BackfillKey> key = (row, number) -> BackfillKey.of(row, this.backfill);
		List<BackfillKey> keys = (before == null) ? this.jdbc.query(sql, key)
				: this.jdbc.query(sql, key, before.value());
		return keys.isEmpty() ? null : keys.get(0);
	}

	private int update(@Nullable BackfillKey before, BackfillKey last) throws SQLException {
		SqlStatement statement = new SqlStatement(this.backfill.updateOfBatch(before == null), StatementFacts.DATA);
		return (before == null) ? this.batch.run(statement, last, last.value())
				: this.batch.run(statement, last, before.value(), last.value());
	}

	private void report() {
		if (System.nanoTime() - this.lastReport > REPORT_EVERY) {
			this.lastReport = System.nanoTime();
			logger.info("Backfill of {}: {} rows in {} batches so far, in {} s", this.backfill.table(), this.rows,
					this.count, Duration.ofNanos(this.lastReport - this.start).toSeconds());
		}
	}

	private void pause() {
		if (!Patience.pause(this.backfill.pause())) {
			throw new IllegalStateException("Interrupted between two batches");
		}
	}

	/**
	 * Runs a batch.
	 */
	interface Batch {

		int run(SqlStatement update, BackfillKey last, Object... keys) throws SQLException;

	}

}
