package dev.migrate.tables;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * How far a backfill has come that is not complete, over all runs of its revision. It is
 * committed with each batch, and says nothing of keys, which are values.
 *
 * @param operation the number of the operation in its revision, counted from 1
 * @param table the table
 * @param rows how many rows are done
 * @param batches in how many batches
 * @param began when it began, by the clock of the process that runs it
 * @param lastBatch when its last batch ended, or {@code null} if none has
 */
public record BackfillProgress(int operation, String table, long rows, int batches, Instant began,
		@Nullable Instant lastBatch) {

	private static final String NONE = "-";

	/** As no text of a statement begins. */
	private static final Pattern TEXT = Pattern.compile("BACKFILL\t(\\d+)\t(\\d+)\t(\\d+)\t(\\S+)\t(\\S+)\t(.*)",
			Pattern.DOTALL);

	/**
	 * One that begins.
	 */
	static BackfillProgress begin(int operation, String table) {
		return new BackfillProgress(operation, table, 0, 0, now(), null);
	}

	/**
	 * The same after one more batch.
	 * @param updated how many rows the batch has changed
	 */
	BackfillProgress and(int updated) {
		return new BackfillProgress(this.operation, this.table, this.rows + updated, this.batches + 1, this.began,
				now());
	}

	private static Instant now() {
		return Instant.now().truncatedTo(ChronoUnit.MILLIS);
	}

	/**
	 * As it stands in the journal.
	 */
	String text() {
		return String.join("\t", "BACKFILL", String.valueOf(this.operation), String.valueOf(this.rows),
				String.valueOf(this.batches), this.began.toString(),
				(this.lastBatch != null) ? this.lastBatch.toString() : NONE, this.table);
	}

	/**
	 * Read what stands in the journal.
	 * @return empty if it is something else
	 */
	static Optional<BackfillProgress> of(@Nullable String text) {
		Matcher parts = TEXT.matcher((text != null) ? text : "");
		return parts.matches() ? Optional.of(new BackfillProgress(Integer.parseInt(parts.group(1)), parts.group(6),
				Long.parseLong(parts.group(2)), Integer.parseInt(parts.group(3)), Instant.parse(parts.group(4)),
				parts.group(5).equals(NONE) ? null : Instant.parse(parts.group(5)))) : Optional.empty();
	}

	/**
	 * In a sentence without its end, for people.
	 */
	@Override
	public String toString() {
		return "backfill of " + this.table + " (operation " + this.operation + "): " + this.rows + " row"
				+ ((this.rows == 1) ? "" : "s") + " in " + this.batches + " batch" + ((this.batches == 1) ? "" : "es")
				+ ", begun " + this.began + ((this.lastBatch != null) ? ", last batch " + this.lastBatch : "");
	}

}
