package dev.migrate.operation;

import java.io.InputStream;
import java.io.Reader;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import dev.migrate.lang.Internal;
import dev.migrate.schema.SqlValue;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The operations of a revision, kept instead of run. Serves to derive a downgrade and to
 * describe a revision without a database.
 *
 * @param entries the operations in order
 */
@Internal
public record Recording(List<Entry> entries) {

	public Recording {
		entries = List.copyOf(entries);
	}

	/**
	 * Record what a revision does.
	 * @param dialect the name of the dialect that the revision is told
	 * @param revision calls operations
	 * @return the recording
	 * @throws DataAccessInRecordingException if the revision asks for data
	 */
	public static Recording of(String dialect, Consumer<Operations> revision) {
		List<Entry> entries = new ArrayList<>();
		revision.accept(new Recorder(dialect, entries, entries::add).operations());
		return new Recording(entries);
	}

	/**
	 * Look at what a revision does, without keeping it: an SQL file may be big.
	 * @param dialect the name of the dialect that the revision is told
	 * @param revision calls operations
	 * @param each is given the operations, one after the other
	 * @throws DataAccessInRecordingException if the revision asks for data
	 */
	public static void walk(String dialect, Consumer<Operations> revision, Consumer<Entry> each) {
		revision.accept(new Recorder(dialect, List.of(), each).operations());
	}

	/**
	 * The recording that undoes this one: the inverses in reverse order. Rows inserted
	 * into a table that this recording has created go with the table.
	 * @return the inverse
	 * @throws IrreversibleOperationException if an operation has no inverse
	 */
	public Recording inverse() {
		List<Entry> inverses = new ArrayList<>();
		for (int i = this.entries.size() - 1; i >= 0; i--) {
			Entry entry = this.entries.get(i);
			Optional<Operation> inverse = entry.operation().inverse();
			if (inverse.isPresent()) {
				inverses.add(new Entry(inverse.get(), entry.autocommit()));
			}
			else if (!goesWithItsTable(i)) {
				throw new IrreversibleOperationException(i + 1, entry.operation());
			}
		}
		return new Recording(inverses);
	}

	private boolean goesWithItsTable(int position) {
		return this.entries.get(position).operation() instanceof BulkInsert insert && this.entries.subList(0, position)
			.stream()
			.anyMatch((entry) -> entry.operation() instanceof CreateTable created && !created.ifNotExists()
					&& created.table().name().equals(insert.table()));
	}

	/**
	 * Make the operations again, in order.
	 * @param op makes them
	 */
	public void replay(Operations op) {
		for (Entry entry : this.entries) {
			if (entry.autocommit()) {
				op.autocommit(() -> op.apply(entry.operation()));
			}
			else {
				op.apply(entry.operation());
			}
		}
	}

	/**
	 * One operation of a recording.
	 *
	 * @param operation the operation
	 * @param autocommit whether it stands in an autocommit block
	 */
	public record Entry(Operation operation, boolean autocommit) {
	}

	private static final class Recorder implements OperationSink {

		private final String dialect;

		/** What is kept, for a refusal. */
		private final List<Entry> entries;

		private final Consumer<Entry> each;

		private boolean autocommit;

		private Recorder(String dialect, List<Entry> entries, Consumer<Entry> each) {
			this.dialect = dialect;
			this.entries = entries;
			this.each = each;
		}

		@Override
		public void apply(Operation operation) {
			this.each.accept(new Entry(operation, this.autocommit));
		}

		@Override
		public void autocommit(Runnable block) {
			boolean outer = this.autocommit;
			this.autocommit = true;
			try {
				block.run();
			}
			finally {
				this.autocommit = outer;
			}
		}

		@Override
		public void executeBatch(String sql, List<Map<String, SqlValue>> rows) {
			throw refusal("executeBatch(…)");
		}

		@Override
		public long copy(String sql, Reader data) {
			throw refusal("copy(…)");
		}

		@Override
		public long copy(String sql, InputStream data) {
			throw refusal("copy(…)");
		}

		@Override
		public Connection connection() {
			throw refusal("connection()");
		}

		@Override
		public JdbcClient jdbc() {
			throw refusal("jdbc()");
		}

		private DataAccessInRecordingException refusal(String call) {
			return new DataAccessInRecordingException(call, this.entries);
		}

		@Override
		public String dialect() {
			return this.dialect;
		}

	}

}
